import type { Block } from "#document";
import type { Mention, Party, PartySchema } from "#parties";
import type { ChangeClass, ChangeDraft } from "../types.ts";
import { classify } from "./index.ts";

/** Invented parties for tests: key, name, schema, other forms. */
const known: [string, string, PartySchema, string[]][] = [
  ["tanvor", "Tanvor Gold Line", "Company", ["Tanvor"]],
  ["orvek", "Orvek Trading", "Company", ["Orvek"]],
  ["belin", "Ilya Belin", "Person", ["Mr. Belin", "Belin"]],
  ["pearl", "Ocean Quill", "Vessel", []],
  ["college", "Quillan College of China", "Organization", ["Quillan College"]],
  ["country:ru", "Russian Federation", "Country", ["Russian", "Russia"]],
  ["country:cn", "China", "Country", ["Chinese"]],
];

export const parties: ReadonlyMap<string, Party> = new Map(
  known.map(([key, name, schema, aliases]) => [key, { key, name, schema, aliases, countries: [], origin: "given" }]),
);

/** Finds the invented parties in a text, longest form first. */
export function mentionsIn(block: string, text: string): Mention[] {
  const found: Mention[] = [];
  const forms = known
    .flatMap(([key, name, , aliases]) => [name, ...aliases].map((form) => ({ key, form })))
    .sort((a, b) => b.form.length - a.form.length);
  for (const { key, form } of forms)
    for (let at = text.indexOf(form); at >= 0; at = text.indexOf(form, at + 1)) {
      const end = at + form.length;
      if (/\p{L}/u.test(text[end] ?? "") || found.some((other) => other.start < end && other.end > at)) continue;
      const state = key.startsWith("country");
      const adjective = form === "Russian" || form === "Chinese";
      found.push({
        ...{ block, start: at, end, text: form, party: key },
        kind: state ? "state" : "party",
        form: adjective ? "adjective" : "full",
      });
    }
  return found.sort((a, b) => a.start - b.start);
}

export function blockOf(id: string, text: string, more: Partial<Block> = {}): Block {
  const place = { page: null, place: id, language: "en" };
  return { id, kind: "numbered", number: null, level: 0, parent: null, text, marks: [], ...place, ...more };
}

/** Classifies a change of one block, with the invented parties; a null side is absent. */
export function classesOf(
  before: string | null,
  after: string | null,
  more: Partial<Block> = {},
  section: string[] = [],
): ChangeClass[] {
  const original = before === null ? [] : [blockOf("a", before, more)];
  const amended = after === null ? [] : [blockOf("b", after, more)];
  const kind: ChangeDraft["kind"] = before === null ? "added" : after === null ? "removed" : "reworded";
  return classify(
    { id: "c1", kind, reworded: kind === "reworded", original, amended, section },
    {
      original: new Map(original.map(({ id, text }) => [id, mentionsIn(id, text)])),
      amended: new Map(amended.map(({ id, text }) => [id, mentionsIn(id, text)])),
      parties,
    },
  );
}
