import { describe, expect, it } from "vitest";
import type { Edit, LedgerBlock } from "#compare";
import type { Run } from "./flow.ts";
import { inPlace, movedAway, movedHere, type NoteRuns, type Statuses, weave } from "./weave.ts";

const block = (text: string, marks: [number, string][] = []): LedgerBlock => ({
  id: text,
  number: null,
  kind: "paragraph",
  level: 0,
  parent: null,
  language: "en",
  page: null,
  text,
  marks: marks.map(([offset, note]) => ({ offset, note })),
});

/** Notes of the same name correspond. */
const notes: NoteRuns = {
  paired: (original, amended) => original === amended,
  run: (original, amended): Run => ({
    status: original && amended ? "plain" : original ? "delete" : "insert",
    text: `{${original ?? amended}}`,
  }),
};

const signs = { plain: "", insert: "+", delete: "-", "move-from": "<", "move-to": ">" };
function show(original: LedgerBlock[], amended: LedgerBlock[], edits: Edit[], statuses: Statuses = inPlace): string[] {
  return weave(original, amended, edits, statuses, notes).map(
    ({ status, runs }) =>
      `${runs.map((run) => `${signs[run.status]}${"text" in run ? run.text : ""}`).join("|")}${signs[status]}¶`,
  );
}

describe("weaving two texts into one", () => {
  it("keeps a mark that both texts have at the same place", () => {
    const edits: Edit[] = [
      ["keep", "one "],
      ["delete", "two"],
      ["insert", "2"],
    ];
    expect(show([block("one two", [[7, "n"]])], [block("one 2", [[5, "n"]])], edits)).toEqual(["one |-two|+2|{n}¶"]);
  });

  it("strikes a mark that only the original has", () => {
    expect(
      show(
        [
          block("a b", [
            [1, "x"],
            [3, "n"],
          ]),
        ],
        [block("a b", [[3, "n"]])],
        [["keep", "a b"]],
      ),
    ).toEqual(["a|-{x}| b|{n}¶"]);
  });

  it("splits at an inserted separator and joins at a deleted one", () => {
    const split: Edit[] = [
      ["keep", "a"],
      ["insert", "\u2029"],
      ["keep", "b"],
    ];
    expect(show([block("ab")], [block("a"), block("b")], split)).toEqual(["a+¶", "b¶"]);
    const join: Edit[] = [
      ["keep", "a"],
      ["delete", "\u2029"],
      ["keep", "b"],
    ];
    expect(show([block("a"), block("b")], [block("ab")], join)).toEqual(["a-¶", "b¶"]);
  });

  it("shows at either place of a move the text that stands there", () => {
    const edits: Edit[] = [
      ["keep", "a "],
      ["delete", "b"],
      ["insert", "c"],
    ];
    expect(show([block("a b")], [block("a c")], edits, movedAway)).toEqual(["<a |<b<¶"]);
    expect(show([block("a b")], [block("a c")], edits, movedHere)).toEqual([">a |+c>¶"]);
  });
});
