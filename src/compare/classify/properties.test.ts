import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ChangeClass, ChangeDraft } from "../types.ts";
import { classify } from "./index.ts";
import { inflect } from "./inflect.ts";
import { blockOf, classesOf, mentionsIn, parties } from "./mentions.fixture.ts";
import { languages } from "./rules/index.ts";
import { tokenize } from "./tokens.ts";

/** Words of reports, cues of every axis, names, figures and marks, thrown together. */
const vocabulary = fc.constantFrom(
  ..."the Panel found that Tanvor may have violated paragraph 8 of resolution 1718 (2006) and Orvek allegedly sold 20 tons of coal , not according to Belin ; a company in May 2016 . It was reportedly illegal “ ” ( ) recommends should could confirm no evidence two million S/2031/17 Russian nationals which denied but".split(
    " ",
  ),
);
const sentence = fc.array(vocabulary, { maxLength: 40 }).map((list) => list.join(" "));
const anything = fc.oneof(
  sentence,
  fc.string({ unit: "grapheme", maxLength: 80 }),
  fc.string({ unit: "binary", maxLength: 40 }),
);

/** A text and what an editor made of it: some words dropped, some put in. */
const edited = fc
  .tuple(
    fc.array(vocabulary, { minLength: 4, maxLength: 40 }),
    fc.array(fc.tuple(fc.nat(40), fc.option(vocabulary)), { maxLength: 4 }),
  )
  .map(([list, steps]): [string, string] => {
    const after = [...list];
    for (const [at, word] of steps) {
      if (word === null) after.splice(at % after.length, 1);
      else after.splice(at % after.length, 0, word);
      if (after.length === 0) after.push("the");
    }
    return [list.join(" "), after.join(" ")];
  });

const opposite: Partial<Record<ChangeClass["class"], ChangeClass["class"]>> = {
  "certainty-lowered": "certainty-raised",
  "violation-lowered": "violation-raised",
  "specificity-lowered": "specificity-raised",
  "party-removed": "party-added",
  "citation-dropped": "citation-added",
  "recommendation-removed": "recommendation-added",
  "finding-removed": "finding-added",
};

/** Class, rule and grades of the classes of one kind, those of the opposite direction turned round. */
function graded(classes: ChangeClass[], name: ChangeClass["class"], turned: boolean): string[] {
  return classes
    .filter((entry) => entry.class === name)
    .map(({ rule, from, to }) => JSON.stringify([rule, turned ? to : from, turned ? from : to]))
    .sort();
}

describe("classify", () => {
  it("never throws, always says something, and points at text that is there", () => {
    fc.assert(
      fc.property(anything, anything, (before, after) => {
        const classes = classesOf(before, after);
        expect(classes.length).toBeGreaterThan(0);
        for (const { span } of classes)
          if (span) expect((span.side === "original" ? before : after).slice(span.start, span.end)).toBe(span.text);
      }),
      { numRuns: 400 },
    );
  });

  it("mirrors: what A to B lowers, B to A raises, by the same rules and grades", () => {
    fc.assert(
      fc.property(edited, ([before, after]) => {
        const there = classesOf(before, after);
        const back = classesOf(after, before);
        for (const [down, up] of Object.entries(opposite) as [ChangeClass["class"], ChangeClass["class"]][]) {
          expect(graded(back, up, true)).toEqual(graded(there, down, false));
          expect(graded(back, down, true)).toEqual(graded(there, up, false));
        }
      }),
      { numRuns: 600 },
    );
  });

  it("never calls a change of numbers or negations editorial", () => {
    fc.assert(
      fc.property(edited, ([before, after]) => {
        if (!classesOf(before, after).some((entry) => entry.class === "editorial")) return;
        const telling = (text: string) => (text.toLowerCase().match(/\d+|\b(?:not|no)\b/gu) ?? []).sort().join(" ");
        expect(telling(after)).toBe(telling(before));
      }),
      { numRuns: 600 },
    );
  });

  it("gives nothing but its place to a passage that stayed word for word", () => {
    fc.assert(
      fc.property(sentence, (text) => {
        expect(classesOf(text, text).map((entry) => entry.rule)).toEqual(["other/place"]);
      }),
    );
  });

  it("takes several blocks on each side, and whole blocks gone or come", () => {
    fc.assert(
      fc.property(fc.array(sentence, { maxLength: 3 }), fc.array(sentence, { maxLength: 3 }), (before, after) => {
        const original = before.map((text, index) => blockOf(`a${index}`, text));
        const amended = after.map((text, index) => blockOf(`b${index}`, text));
        const kind: ChangeDraft["kind"] = before.length === 0 ? "added" : after.length === 0 ? "removed" : "merged";
        const found = (blocks: typeof original) => new Map(blocks.map(({ id, text }) => [id, mentionsIn(id, text)]));
        const classes = classify(
          { id: "c1", kind, reworded: true, original, amended, section: [] },
          { original: found(original), amended: found(amended), parties },
        );
        expect(classes.length).toBeGreaterThan(0);
      }),
    );
  });
});

describe("rules of language", () => {
  it.each([...languages])(
    "%s: every cue has an id of its axis, a grade of its ladder, and patterns of its own",
    (_tag, rules) => {
      for (const axis of [rules.certainty, rules.violation]) {
        const seen = new Map<string, string>();
        for (const { id, grade, patterns } of axis.cues) {
          expect(id).toMatch(/^(?:certainty|violation)\/[a-z-]+$/u);
          expect(axis.grades[grade]).toBeDefined();
          for (const pattern of patterns) {
            expect(seen.get(pattern), `${pattern} in ${id}`).toBeUndefined();
            seen.set(pattern, id);
          }
        }
      }
    },
  );

  it("inflects verbs", () => {
    expect(inflect("find")).toEqual(expect.arrayContaining(["finds", "found", "finding"]));
    expect(inflect("deny")).toEqual(expect.arrayContaining(["denies", "denied", "denying"]));
    expect(inflect("infer")).toEqual(expect.arrayContaining(["infers", "inferred", "inferring"]));
    expect(inflect("establish")).toEqual(expect.arrayContaining(["establishes", "established", "establishing"]));
    expect(inflect("show")).toEqual(expect.arrayContaining(["showed", "shown"]));
  });

  it("cuts texts into tokens that stand where they say", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        for (const token of tokenize(text)) expect(text.slice(token.start, token.end)).toBe(token.text);
      }),
    );
    expect(tokenize("It can’t be the U.S. ship-to-ship 1,000.5 t").map(({ lower }) => lower)).toEqual([
      "it",
      "can",
      "not",
      "be",
      "the",
      "u.s",
      ".",
      "ship-to-ship",
      "1,000.5",
      "t",
    ]);
  });
});
