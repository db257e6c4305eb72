import { parseCanonicalJson } from "#kernel";
import type { Engine } from "../engine/engine.ts";
import type { Db } from "../engine/tables.ts";
import { markingOf } from "../marking.ts";
import type { Marking } from "../types.ts";
import { wordsOf } from "../words.ts";
import { sightsOf } from "./sights.ts";

/** Characters of all words of a text with their sights: PostgreSQL holds no more than 2^20 bytes of them in a row. */
const mostIndexed = 1_000_000;
/** Rows that are read at a time. */
const together = 100;

/** Puts a text's words into the index, once for each sight by which it is found. */
export async function indexWords(
  engine: Engine,
  db: Db,
  id: number,
  text: Marking & { title: string; text: string },
  subject: Marking & { concerns: readonly string[] },
): Promise<void> {
  const sights = await sightsOf(db, text, subject);
  await engine.words.put(db, id, under(sights, text.title), under(sights, `${text.title}\n${text.text}`));
}

/** As much of a text's words, from its beginning, as fits in for all sights alike. */
function under(sights: readonly number[], text: string): string[] {
  const marks = sights.map((sight) => `${sight}x`);
  const found: string[] = [];
  let left = mostIndexed;
  for (const word of wordsOf(text)) {
    left -= marks.reduce((sum, mark) => sum + mark.length + word.length, 0);
    if (left < 0) break;
    for (const mark of marks) found.push(mark + word);
  }
  return found;
}

/** Makes the index of words of all texts, in the order in which they were put. */
export async function indexAll(engine: Engine, db: Db): Promise<void> {
  for (let after = 0; ; ) {
    const rows = await db
      .selectFrom("searchable")
      .innerJoin("subject", "subject.id", "searchable.subject")
      .select(["searchable.id", "searchable.title", "searchable.text", "searchable.label", "searchable.compartments"])
      .select(["subject.concerns", "subject.label as subjectLabel", "subject.compartments as subjectCompartments"])
      .where("searchable.id", ">", after)
      .orderBy("searchable.id")
      .limit(together)
      .execute();
    for (const { id, title, text, concerns, subjectLabel, subjectCompartments, ...row } of rows) {
      const subject = markingOf({ label: subjectLabel, compartments: subjectCompartments });
      const of = { ...subject, concerns: parseCanonicalJson(concerns) as string[] };
      await indexWords(engine, db, id, { title, text, ...markingOf(row) }, of);
      after = id;
    }
    if (rows.length < together) return;
  }
}
