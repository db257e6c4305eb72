import type { SealedBlock, SealedNumbers } from "./types.ts";

/** As far as a file shows it. */
interface Named {
  numbers: SealedNumbers;
  blocks: readonly SealedBlock[];
}

/**
 * What the block at a place (counted from 0) is called in a sentence, by its printed number where it shows one:
 * "paragraph 22", "note 7", "heading II"; else by its place, "block 36". Numbers come from the file and prove nothing.
 */
export function blockName({ numbers, blocks }: Named, index: number): string {
  const number = numberOf(numbers, index)
    ?.trim()
    .replace(/[\s.:]+$/u, "");
  if (!number || number.length > longestNumber) return `block ${index + 1}`;
  const block = blocks[index];
  return `${kinds.get(block && block.state !== "closed" ? block.attributes.kind : "numbered") ?? "passage"} ${number}`;
}

/** The same by id; an id that the file does not have is called by itself. */
export function blockNames(file: Named): (id: string) => string {
  const places = new Map(file.blocks.map(({ id }, index) => [id, index]));
  return (id) => {
    const place = places.get(id);
    return place === undefined ? `block ${id}` : blockName(file, place);
  };
}

const longestNumber = 40;

const kinds = new Map([
  ["numbered", "paragraph"],
  ["paragraph", "paragraph"],
  ["item", "item"],
  ["heading", "heading"],
  ["annex", "annex"],
  ["footnote", "note"],
  ["endnote", "note"],
]);

function numberOf(numbers: SealedNumbers, index: number): string | null {
  if ("seed" in numbers) return numbers.printed[index] ?? null;
  const number = numbers.each[index];
  return number && "printed" in number ? number.printed : null;
}
