import { describe, expect, it } from "vitest";
import type { Block, Document } from "#document";
import { bind } from "./bind.ts";
import { blockOf } from "./classify/mentions.fixture.ts";
import { parseRequests } from "./requests.ts";
import type { Change } from "./types.ts";

const documentOf = (blocks: Block[]): Document => ({ title: "", format: "text", language: "en", blocks });
const paragraph = (id: string, number: string | null, text: string, more: Partial<Block> = {}) =>
  blockOf(id, text, { number, ...more });

const before = "The firm sold coal worth 8.4 million dollars through a bank in the port city.";
const original = [
  paragraph("p1", "11.", "The weather was calm on the day."),
  paragraph("p2", "12.", before),
  paragraph("n1", "3", "Letter of the harbour master.", { kind: "footnote", parent: "p2" }),
];

/** Changes between two lists of blocks with the same ids; an absent id went or came. */
function changesOf(from: Block[], to: Block[]): Change[] {
  const ids = [...new Set([...from, ...to].map(({ id }) => id))];
  return ids.flatMap((id, index): Change[] => {
    const [a, b] = [from.find((block) => block.id === id), to.find((block) => block.id === id)];
    if (a?.text === b?.text) return [];
    return [
      {
        id: `c${index + 1}`,
        kind: a && b ? "reworded" : a ? "removed" : "added",
        reworded: a !== undefined && b !== undefined,
        original: a ? [id] : [],
        amended: b ? [id] : [],
        before: a?.text ?? null,
        after: b?.text ?? null,
        ...(a && b
          ? {
              edits: [
                ["delete", a.text],
                ["insert", b.text],
              ] as Change["edits"] & object,
            }
          : {}),
        section: [],
        classes: [],
        parties: [],
        binding: { status: "silent" },
      },
    ];
  });
}

function bound(amended: Block[], file: object, from = original) {
  const requests = parseRequests({ schema: "penholder/requests/1", ...file }, "f");
  return bind(changesOf(from, amended), documentOf(from), documentOf(amended), requests);
}

const with12 = (text: string) => original.map((block) => (block.id === "p2" ? { ...block, text } : block));
const ask = (more: object = {}) => ({
  id: "r1",
  who: { name: "Mission of Examplia", kind: "mission" },
  received: "2031-08-20",
  target: { paragraph: "12", passage: "8.4 million" },
  proposed: "6.2 million",
  ...more,
});
const decide = (outcome: string, more: object = {}) => ({
  id: "d1",
  request: "r1",
  outcome,
  date: "2031-09-01",
  ...more,
});
const requested = before.replace("8.4", "6.2");

describe("binding a change", () => {
  it("to the accepted request that explains it", () => {
    const { bindings, unfulfilled } = bound(with12(requested), { requests: [ask()], decisions: [decide("accepted")] });
    expect(bindings.get("c2")).toEqual({ status: "bound", request: "r1", decision: "d1", fit: 1 });
    expect(unfulfilled).toEqual([]);
  });

  it("not to a request for another place or another text", () => {
    for (const target of [{ paragraph: "11" }, { paragraph: "12", passage: "in the port city" }]) {
      const { bindings } = bound(with12(requested), {
        requests: [ask({ target, proposed: "nowhere" })],
        decisions: [decide("accepted")],
      });
      expect(bindings.get("c2")?.status).toBe("silent");
    }
  });

  it("flags what goes beyond the request, and shows the words", () => {
    const more = requested.replace("sold", "may have sold");
    const { bindings } = bound(with12(more), { requests: [ask()], decisions: [decide("accepted")] });
    expect(bindings.get("c2")).toMatchObject({ status: "bound", flags: ["beyond-request"] });
    expect(bindings.get("c2")?.excess).toEqual(["may"]);
  });

  it("leaves silent a change that does far more than the request beside it", () => {
    const { bindings } = bound(
      with12("The firm was paid 6.2 million dollars; nothing else is known of its trade there."),
      {
        requests: [ask()],
        decisions: [decide("accepted")],
      },
    );
    expect(bindings.get("c2")).toMatchObject({ status: "silent", request: "r1", flags: ["beyond-request"] });
  });

  it("says when it was rejected and carried out all the same", () => {
    const { bindings } = bound(with12(requested), { requests: [ask()], decisions: [decide("rejected")] });
    expect(bindings.get("c2")).toMatchObject({ status: "bound", flags: ["rejected-yet-carried-out"] });
  });

  it("stays silent while undecided, and where decided afterwards", () => {
    expect(bound(with12(requested), { requests: [ask()] }).bindings.get("c2")).toMatchObject({
      status: "silent",
      flags: ["undecided"],
    });
    const late = { amendedVersion: { date: "2031-08-31" }, requests: [ask()], decisions: [decide("accepted")] };
    expect(bound(with12(requested), late).bindings.get("c2")).toMatchObject({
      status: "silent",
      request: "r1",
      flags: ["bound-afterwards"],
    });
    const asked = { amendedVersion: { date: "2031-08" }, requests: [ask({ received: "2031-09-02" })] };
    expect(bound(with12(requested), asked).bindings.get("c2")).toMatchObject({ flags: ["bound-afterwards"] });
  });

  it("binds a note to the request that removed its paragraph", () => {
    const kept = original.filter((block) => block.id === "p1");
    const { bindings } = bound(kept, {
      requests: [ask({ target: { paragraph: "12" }, proposed: null })],
      decisions: [decide("accepted")],
    });
    expect(bindings.get("c2")).toMatchObject({ status: "bound", request: "r1" });
    expect(bindings.get("c3")).toMatchObject({ status: "bound", request: "r1" });
  });

  it("leaves a note silent that went while its paragraph stayed", () => {
    const kept = original.filter((block) => block.id !== "n1");
    const { bindings } = bound(kept, { requests: [ask()], decisions: [decide("accepted")] });
    expect(bindings.get("c3")?.status).toBe("silent");
  });

  it("explains a name taken out throughout, and nothing else there", () => {
    const from = [
      paragraph("p1", "1.", "Tanvor Gold sold coal."),
      paragraph("p2", "2.", "Ships of Tanvor left."),
      paragraph("p3", "3.", "Tanvor paid ten men."),
    ];
    const to = [
      paragraph("p1", "1.", "A company sold coal."),
      paragraph("p2", "2.", "Ships of a company left."),
      paragraph("p3", "3.", "A company hired nobody yet."),
    ];
    const target = { passage: "Tanvor Gold", throughout: true };
    const file = { requests: [ask({ target, proposed: "a company" })], decisions: [decide("accepted")] };
    const { bindings } = bound(to, file, from);
    expect(bindings.get("c1")).toMatchObject({ status: "bound" });
    expect(bindings.get("c2")).toMatchObject({ status: "bound" });
    expect(bindings.get("c3")?.status).toBe("silent");
  });

  it("lets two accepted requests explain one change together", () => {
    const both = requested.replace("a bank", "a house");
    const second = ask({ id: "r2", target: { paragraph: "12", passage: "a bank" }, proposed: "a house" });
    const decisions = [decide("accepted"), { ...decide("accepted"), id: "d2", request: "r2" }];
    const { bindings, unfulfilled } = bound(with12(both), { requests: [ask(), second], decisions });
    expect(bindings.get("c2")).toMatchObject({ status: "bound", fit: 1 });
    expect(bindings.get("c2")?.flags).toBeUndefined();
    expect(bindings.get("c2")?.others).toHaveLength(1);
    expect(unfulfilled).toEqual([]);
  });

  it("prefers the accepted of two requests that ask the same", () => {
    const decisions = [decide("rejected"), { ...decide("accepted"), id: "d2", request: "r2" }];
    const { bindings } = bound(with12(requested), { requests: [ask(), ask({ id: "r2" })], decisions });
    expect(bindings.get("c2")).toMatchObject({ request: "r2", status: "bound" });
  });

  it("knows the panel's own corrections", () => {
    const correction = {
      id: "k1",
      target: { paragraph: "12", passage: "8.4 million" },
      reason: "typing error",
      date: "2031-08-25",
    };
    const { bindings } = bound(with12(requested), { corrections: [correction] });
    expect(bindings.get("c2")).toMatchObject({ status: "own-correction", correction: "k1" });
  });

  it("judges a partly accepted request by the text as decided", () => {
    const decided = before.replace("8.4 million", "7 million");
    const file = { requests: [ask()], decisions: [decide("partly", { text: "7 million" })] };
    expect(bound(with12(decided), file).bindings.get("c2")).toMatchObject({ status: "bound", fit: 1 });
  });

  it("names what was decided and not done, and what left no trace", () => {
    const correction = {
      id: "k1",
      target: { paragraph: "11", passage: "calm" },
      proposed: "rough",
      date: "2031-08-25",
    };
    const { unfulfilled } = bound(original, {
      requests: [ask()],
      decisions: [decide("accepted")],
      corrections: [correction],
    });
    expect(unfulfilled).toEqual([
      { request: "r1", decision: "d1", flag: "accepted-not-carried-out" },
      { correction: "k1", flag: "no-matching-change" },
    ]);
  });

  it("says nothing of a request that was rejected and not carried out", () => {
    expect(bound(original, { requests: [ask()], decisions: [decide("rejected")] }).unfulfilled).toEqual([]);
  });

  it("explains an insertion by its text", () => {
    const added = [
      ...original,
      paragraph("p9", "12 bis.", "The harbour master did not reply to the letter of the experts."),
    ];
    const target = { paragraph: "12" };
    const request = ask({
      target,
      action: "insert",
      proposed: "The harbour master did not reply to the letter of the experts.",
    });
    const { bindings } = bound(added, { requests: [request], decisions: [decide("accepted")] });
    expect(bindings.get("c4")).toMatchObject({ status: "bound", request: "r1" });
  });
});
