import type { Secret } from "./answers.ts";
import type { WholeFile } from "./types.ts";

/** Everything that a file hides, one by one: the title, printed numbers, closed blocks, slots of partly open ones. */
export function secretsOf({ meta, numbers, blocks }: WholeFile): Secret[] {
  return [
    ...("stub" in meta ? [{ what: "title" } as const] : []),
    ...blocks.flatMap((block, index): Secret[] => {
      const number = "each" in numbers ? numbers.each[index] : undefined;
      const own: Secret[] = number && "stub" in number ? [{ what: "number", block: block.id }] : [];
      if (block.state === "closed") own.push({ what: "passage", block: block.id, slots: null });
      if (block.state === "partly") {
        for (const [slot, content] of block.slots.entries()) {
          if ("stub" in content) own.push({ what: "passage", block: block.id, slots: [slot] });
        }
      }
      return own;
    }),
  ];
}

/** What a secret is called in a sentence; `named` tells what its block is called (blockNames). */
export function nameOf(secret: Secret, named: (block: string) => string): string {
  if (secret.what === "title") return "the title";
  if (secret.what === "number") return `the printed number of ${named(secret.block)}`;
  if (secret.slots === null) return named(secret.block);
  return `span ${secret.slots.map((slot) => slot + 1).join(", ")} of ${named(secret.block)}`;
}
