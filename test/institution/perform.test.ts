import { afterEach, describe, expect, it } from "vitest";
import type { Report } from "#committee";
import { everything, proceedingOf } from "#service";
import { Cast, randomId } from "./cast.ts";
import { sealed } from "./sealed.ts";

let cast: Cast;
afterEach(() => cast.close());

/** The secretary, a coordinator, an expert and two members, with a case open. */
async function opened() {
  cast = await Cast.open("2018-08-01T12:00:00Z");
  const coordinator = await cast.player("coordinator", "coordinator");
  const expert = await cast.player("expert", "expert");
  const [france, sweden] = [await cast.player("m-fr", "member", "FR"), await cast.player("m-se", "member", "SE")];
  const file = randomId();
  const body = { title: "Midterm report", teams: ["committee"], delegations: [] };
  await cast.does(cast.secretary, { kind: "case/open", case: file, body });
  return { coordinator, expert, france, sweden, file };
}

const state = async (id: string) =>
  cast.institution.store.read(async (reader) => {
    const subject = await reader.get(id, everything);
    return subject && { ...proceedingOf(subject), version: subject.version };
  });

describe("performing an official act", () => {
  it("carries a report through drafting and clearance to the committee", async () => {
    const { coordinator, expert, file } = await opened();
    const subject = randomId();
    const on = { case: file, subject };
    const body = { title: "Midterm", experts: ["expert", "coordinator"], mandateEnds: "2019-04-24T00:00:00Z" };
    await cast.does(coordinator, { ...on, kind: "report/begin", body });
    const { document, file: blob } = await sealed(cast, coordinator);
    const sealing = { ...on, kind: "report/seal", expects: 1, body: { document, file: blob, changes: [] } };
    await expect(cast.does(coordinator, { ...sealing, expects: null })).rejects.toMatchObject({ code: "act-refused" });
    await cast.does(coordinator, sealing);
    await cast.does(expert, { ...on, kind: "report/clear", body: { document, verdict: "signed", reason: "" } });
    await expect(cast.does(coordinator, { ...on, kind: "report/submit", body: { document } })).rejects.toMatchObject({
      code: "act-refused",
    });
    await cast.does(coordinator, { ...on, kind: "report/clear", body: { document, verdict: "signed", reason: "" } });
    await cast.does(coordinator, { ...on, kind: "report/submit", body: { document } });
    const report = await state(subject);
    expect(report).toMatchObject({ kind: "report", version: 5, life: { phase: "submitted" } });
    expect(report?.life as unknown as Report | undefined).toHaveProperty("versions.length", 1);
  });

  it("refuses an act in another's name, of another role, replayed elsewhere, or on what has changed", async () => {
    const { france, sweden, file } = await opened();
    const subject = randomId();
    const propose = {
      kind: "matter/propose",
      case: file,
      subject,
      body: { matterKind: "publication", title: "Publish" },
    };
    await cast.does(france, propose);
    const circulate = { matter: randomId(), document: "d".repeat(44) };
    const circulating = cast.signed(cast.secretary, { kind: "matter/circulate", case: file, subject, body: circulate });
    await expect(cast.submit(circulating, france.actor)).rejects.toMatchObject({ code: "act-invalid" });
    await cast.submit(circulating, cast.secretary.actor);
    const objection = { kind: "matter/object", case: file, subject, body: { ...circulate, reason: "No." } };
    await expect(cast.does(cast.secretary, objection)).rejects.toMatchObject({ code: "not-allowed" });
    await cast.does(france, { ...objection, expects: 2 });
    await expect(cast.does(sweden, { ...objection, expects: 2 })).rejects.toMatchObject({ code: "version-conflict" });
    await cast.does(sweden, objection);
    expect(await state(subject)).toMatchObject({
      life: { phase: "blocked", objections: [{ member: "FR" }, { member: "SE" }] },
    });
    const elsewhere = cast.signed(france, { ...objection, case: randomId() });
    await expect(cast.submit(elsewhere, france.actor)).rejects.toMatchObject({ code: "act-refused" });
  });

  it("does an act once, however often it is handed in, and leaves nothing behind of one that is refused", async () => {
    const { france, file } = await opened();
    const before = await cast.institution.store.feed.count();
    const said = { kind: "matter/propose", case: file, subject: randomId(), body: { matterKind: "other", title: "A" } };
    const envelope = cast.signed(france, said);
    const first = await cast.submit(envelope, france.actor);
    const again = await cast.submit(envelope, france.actor);
    expect([first.repeated, again.repeated, again.sequence]).toEqual([false, true, first.sequence]);
    await expect(cast.does(france, { ...said, kind: "matter/adopt", body: {} })).rejects.toThrow();
    expect(await cast.institution.store.feed.count()).toBe(before + 1n);
  });
});
