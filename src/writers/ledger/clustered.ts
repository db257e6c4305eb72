import type { Edit } from "#compare";

const onlySpaces = /^ +$/u;

/**
 * Edits for reading: replaced words parted only by a space are taken together, so that one deletion and one insertion
 * stand where "old new old new" would. They lead from the same text to the same text as before.
 */
export function clustered(edits: readonly Edit[]): Edit[] {
  const result: Edit[] = [];
  let cluster: Edit[] = [];
  for (const edit of edits) {
    const [op, text] = edit;
    if (op === "keep" && (cluster.length === 0 || cluster.at(-1)?.[0] === "keep" || !onlySpaces.test(text))) {
      result.push(...together(cluster), edit);
      cluster = [];
    } else cluster.push(edit);
  }
  return [...result, ...together(cluster)];
}

/** One deletion and one insertion, where words are both deleted and inserted; else the edits as they are. */
function together(cluster: Edit[]): Edit[] {
  const last = cluster.at(-1)?.[0] === "keep" ? cluster.slice(-1) : [];
  const changed = cluster.slice(0, cluster.length - last.length);
  const without = (unwanted: Edit[0]) => changed.map(([op, text]) => (op === unwanted ? "" : text)).join("");
  const words = (op: Edit[0]) => changed.some((edit) => edit[0] === op && edit[1].trim() !== "");
  if (!words("delete") || !words("insert")) return cluster;
  return [["delete", without("insert")], ["insert", without("delete")], ...last];
}
