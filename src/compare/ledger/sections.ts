import type { Block } from "#document";

/** The headings above each block, outermost first, with their printed numbers; notes stand under the headings of the passage that calls them. By block id. */
export function headingPaths(blocks: Block[]): Map<string, string[]> {
  const paths = new Map<string, string[]>();
  let open: { level: number; title: string }[] = [];
  for (const block of blocks) {
    const isNote = block.kind === "footnote" || block.kind === "endnote";
    if (block.kind === "annex") open = [];
    if (block.kind === "heading") open = open.filter(({ level }) => level < block.level);
    const caller = isNote && block.parent !== null ? paths.get(block.parent) : undefined;
    paths.set(block.id, caller ?? open.map(({ title }) => title));
    if (block.kind === "annex") open.push({ level: -1, title: titled(block) });
    if (block.kind === "heading") open.push({ level: block.level, title: titled(block) });
  }
  return paths;
}

const titled = ({ number, text }: Block) => (number ? `${number} ${text}` : text);
