import type { Migration } from "./schema.ts";

/** Acts that were disclosed to everybody, by which subject: what the public reads page by page. */
export const disclosures: Migration = {
  number: 6,
  name: "disclosures",
  statements: ({ engine, int, text, end }) => [
    `CREATE TABLE disclosure (sequence ${int} PRIMARY KEY, subject ${text} NOT NULL) ${end}`,
    "CREATE INDEX disclosure_subject ON disclosure (subject, sequence)",
    // Out of the states of cases, as they were kept until then.
    `INSERT INTO disclosure SELECT DISTINCT act.sequence, subject.id FROM subject CROSS JOIN ${
      engine === "sqlite"
        ? "json_each(subject.state, '$.life.disclosed') AS element"
        : "LATERAL json_array_elements_text(subject.state::json #> '{life,disclosed}') AS element(value)"
    } JOIN act ON act.id = element.value AND act.case_id = subject.id WHERE subject.kind = 'case'`,
  ],
};
