import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { labels } from "#acts";
import { roles } from "#people";

/** Where the worked examples lie: beside the sources, and in the package. */
const examples = new URL("../../../examples/", import.meta.url);

const person = z.strictObject({
  person: z.string(),
  name: z.string(),
  role: z.enum(roles),
  delegation: z.string().nullable(),
  team: z.string().nullable(),
  label: z.enum(labels),
  /** What to try as this person. */
  try: z.string(),
});
const act = z.strictObject({
  at: z.iso.datetime(),
  by: z.string(),
  kind: z.string(),
  case: z.string(),
  subject: z.string(),
  label: z.enum(labels),
  body: z.record(z.string(), z.json()),
});
const script = z.strictObject({
  record: z.string(),
  /** Changes that the panel declares its own, by their ids in the ledger, with the reasons. */
  own: z.record(z.string(), z.string()),
  papers: z.record(z.string(), z.string()),
  acts: z.array(act),
});

/** Somebody of the worked example. The first is the founder. */
export type ScriptPerson = z.infer<typeof person>;
/** An act of the worked example; "$…" stands for an id, "$document:2", "$file:2", "$changes:2", "$paper:…" for what is made. */
export type ScriptAct = z.infer<typeof act>;

/** The people and acts of examples/institution. */
export function readScript(): z.infer<typeof script> & { people: ScriptPerson[] } {
  return { ...script.parse(read("acts.json")), people: demoPeople() };
}

/** Who is in the demonstration, and what to try as each. */
export const demoPeople = (): ScriptPerson[] => z.array(person).parse(read("people.json"));

const read = (name: string): unknown => JSON.parse(readFileSync(new URL(`institution/${name}`, examples), "utf8"));

/** A file of the worked example. */
export const exampleFile = (name: string): string => fileURLToPath(new URL(`2018-midterm/${name}`, examples));

/** The Word file of a version of the worked example's report. */
export const reportFile = (version: number): string => exampleFile(`${version === 1 ? "original" : "amended"}.docx`);
