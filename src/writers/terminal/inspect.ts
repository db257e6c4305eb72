import { type Block, type Evidence, type Reading, words } from "#document";
import { blockLabels, formatLabels } from "../ledger/labels.data.ts";
import { count, languageName } from "../ledger/numbers.ts";
import { type TerminalOptions, usableWidth } from "./ledger.ts";
import { type Paint, painter } from "./paint.ts";
import { clipped, harmless, padded } from "./width.ts";
import { wrap } from "./wrap.ts";

/** A document as read, for a terminal: what its file still carries, then its blocks (unless `details` is false). */
export function inspectToTerminal(reading: Reading, options: TerminalOptions): string {
  const { document, evidence } = reading;
  const width = usableWidth(options.width);
  const paint = painter(options.colour);
  const facts = [
    formatLabels[document.format],
    languageName(document.language),
    count(document.blocks.length, "block"),
    count(words(document), "word"),
  ];
  const lines = [
    paint("strong", clipped(harmless(document.title || "Untitled"), width)),
    paint("quiet", clipped(harmless(`  ${facts.join(" · ")}`), width)),
    "",
    ...evidenceLines(evidence, width, paint),
  ];
  if (options.details !== false) {
    lines.push("", paint("strong", "The document as read"));
    for (const block of document.blocks) lines.push(...blockLines(block, width, paint));
  }
  return `${lines.join("\n")}\n`;
}

function evidenceLines(evidence: Evidence, width: number, paint: Paint): string[] {
  const item = (text: string) => wrap([{ role: "plain", text }], width, "  ", "    ", paint);
  const group = (title: string, entries: string[]) =>
    entries.length === 0 ? [] : [paint("strong", `${title} (${entries.length})`), ...entries.flatMap(item)];
  const lines = [
    ...group("Warnings of the reader", evidence.warnings),
    ...group("People named in the file", evidence.people),
    ...group(
      "Tracked changes",
      evidence.trackedChanges.map((change) => `${byline(change)}: ${change.type} “${change.text}” (${change.place})`),
    ),
    ...group(
      "Comments",
      evidence.comments.map(
        (comment) =>
          `${byline(comment)}: ${comment.text}${comment.passage ? ` — on “${comment.passage}”` : ""} (${comment.place})`,
      ),
    ),
    ...group(
      "Hidden text",
      evidence.hidden.map((hidden) => `“${hidden.text}” (${hidden.place})`),
    ),
    ...group(
      "Properties",
      Object.entries(evidence.properties).map(([name, value]) => `${name}: ${value}`),
    ),
  ];
  const nothing = "The file carries nothing besides its text that was looked for.";
  return lines.length > 0 ? lines : [nothing];
}

function byline(item: { author: string | null; date: string | null }): string {
  return [item.author ?? "unknown author", item.date].filter(Boolean).join(", ");
}

function blockLines(block: Block, width: number, paint: Paint): string[] {
  const label = [blockLabels[block.kind], block.number ?? "", block.page === null ? "" : `p. ${block.page}`];
  const head = harmless(`${padded(block.id, 6)} ${padded(label.filter(Boolean).join(" "), 24)} `);
  const text = block.cells ? block.cells.join(" | ") : block.text;
  const indent = " ".repeat(8);
  if (width >= 72) return wrap([{ role: "plain", text }], width, head, " ".repeat(32), paint);
  return [head.trimEnd(), ...wrap([{ role: "plain", text }], width, indent, indent, paint)];
}
