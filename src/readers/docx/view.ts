import type { Comment, TrackedChange } from "#document";
import { PenholderError } from "#kernel";

const textChanges: { type: TrackedChange["type"]; one: string; many: string }[] = [
  { type: "insertion", one: "insertion", many: "insertions" },
  { type: "deletion", one: "deletion", many: "deletions" },
  { type: "move-from", one: "move", many: "moves" },
];

/** Whether tracked changes make two texts of one file; changes of format alone do not. */
export function holdsTwoTexts(changes: TrackedChange[]): boolean {
  return changes.some((change) => change.type !== "format");
}

/** The refusal to choose a text silently: what was found, by whom, when, and what to say. */
export function viewRequired(file: string, changes: TrackedChange[], comments: Comment[]): PenholderError {
  const text = changes.filter((change) => change.type !== "format");
  const found = textChanges.flatMap(({ type, one, many }) => {
    const ownCount = text.filter((change) => change.type === type).length;
    // A move whose origin is lost is still one.
    const count = type === "move-from" ? Math.max(ownCount, text.filter((c) => c.type === "move-to").length) : ownCount;
    return count === 0 ? [] : [`${count} ${count === 1 ? one : many}`];
  });
  const authors = [...new Set(text.flatMap((change) => change.author ?? []))];
  const days = text.flatMap((change) => change.date?.slice(0, 10) ?? []).sort();
  const by = authors.length === 0 ? "" : ` by ${listed(authors.slice(0, 5), authors.length - 5)}`;
  const first = days[0];
  const last = days[days.length - 1];
  const when = first === undefined ? "" : first === last ? `, ${first}` : `, ${first} … ${last}`;
  const also = comments.length === 0 ? "" : `; ${comments.length} ${comments.length === 1 ? "comment" : "comments"}`;
  return new PenholderError(
    "view-required",
    `${file} still carries tracked changes, so it holds two texts: ${listed(found, 0)}${by}${when}${also}. Say which text is meant: --view original or --view final.`,
    { file },
  );
}

function listed(parts: string[], more: number): string {
  if (more > 0) return `${parts.join(", ")} and ${more} more`;
  return parts.length < 2 ? parts.join("") : `${parts.slice(0, -1).join(", ")} and ${parts[parts.length - 1]}`;
}
