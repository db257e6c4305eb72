import type { Document } from "#document";
import { PenholderError } from "#kernel";

/** Id of the one block with this printed number ("12", "12.", "(a)") or of the block "id:…". Throws `usage` where there is none or several. */
export function blocksByNumber({ blocks }: Document, wanted: string): string {
  const found = wanted.startsWith("id:")
    ? blocks.filter(({ id }) => id === wanted.slice("id:".length))
    : numbered(blocks, wanted);
  const [block, ...others] = found;
  if (!block) throw new PenholderError("usage", `The report has no paragraph ${wanted}: check its printed number.`);
  if (others.length === 0) return block.id;
  const list = found.slice(0, 5).map(({ id, text }) => `id:${id} (${JSON.stringify(text.slice(0, 40))})`);
  throw new PenholderError(
    "usage",
    `The report has ${found.length} paragraphs ${wanted}: name one of ${list.join(", ")}.`,
  );
}

/** Paragraphs go before headings, notes and what else carries the number; the body before its annexes. */
function numbered(blocks: Document["blocks"], wanted: string): Document["blocks"] {
  const all = blocks.filter(({ number }) => number !== null && bare(number) === bare(wanted));
  const paragraphs = all.filter(({ kind }) => kind === "numbered");
  const body = paragraphs.filter(({ parent }) => parent === null);
  return [body, paragraphs, all].find(({ length }) => length > 0) ?? [];
}

function bare(number: string): string {
  return number.replace(/^[\s(]+|[\s.)]+$/gu, "").toLowerCase();
}
