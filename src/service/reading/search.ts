import type { Match } from "#store";
import { noteReads } from "./accesses.ts";
import { type Asking, type Reading, sightOf } from "./asking.ts";

export interface Found {
  subject: string;
  kind: string;
  case: string;
  part: string;
  title: string;
  /** The beginning of the text in which the words stand. */
  excerpt: string;
}

const longestExcerpt = 300;

/** Subjects in which every word of the query begins a word; nothing in the order or pages comes from what is hidden. */
export async function searchSubjects(
  reading: Reading,
  asking: Asking,
  options: {
    query: string;
    kind?: string | undefined;
    case?: string | undefined;
    after: string | null;
    limit: number;
  },
): Promise<{ found: Found[]; next: string | null }> {
  const { query, kind, case: file, after, limit } = options;
  const of = { ...(kind !== undefined && { kind }), ...(file !== undefined && { case: file }) };
  const { rows, next } = await reading.institution.store.read((reader) =>
    reader.search({ query, ...of, visible: sightOf(asking), after, limit }),
  );
  await noteReads(
    reading,
    asking,
    "search",
    rows.map(({ subject, label, compartments }) => ({ id: subject, label, compartments })),
  );
  return { found: rows.map(foundOf), next };
}

function foundOf({ subject, kind, case: file, part, title, text }: Match): Found {
  return {
    subject,
    kind,
    case: file,
    part,
    title,
    excerpt: [...text.slice(0, 2000)].slice(0, longestExcerpt).join(""),
  };
}
