import type { Aligned, Change, Edit, Ledger, LedgerBlock } from "#compare";
import { shape } from "./document.ts";
import { type Flow, type FlowParagraph, type FlowRow, type FlowTable, standsIn } from "./flow.ts";
import { cellsOf, endsBlock, flowing, precedingParagraphs, rowsOf, type Side } from "./ledger-blocks.ts";
import { LedgerNotes } from "./ledger-notes.ts";
import { mergeSequences, type Step } from "./merge.ts";
import { remarkOf } from "./remark.ts";
import { renderFlow } from "./render.ts";
import { inPlace, movedAway, movedHere, type Statuses, separator, weave } from "./weave.ts";

/** Author of every tracked change: the step between the two versions, nobody in particular. */
export const redlineAuthor = "original → amended";

/**
 * The amended text as DOCX with real tracked changes against the original: rejecting all of them gives the original,
 * accepting all gives the amended text, block by block. Reworded words, removed and added paragraphs and rows,
 * moves, splits, merges and notes are tracked each in its own way; a comment on each change says its classes and
 * what it is bound to. Undated, so that the same ledger always gives the same bytes.
 */
export async function ledgerToDocx(ledger: Ledger): Promise<Uint8Array> {
  const { amended } = ledger.documents;
  return renderFlow(flowOf(ledger), { title: amended.title, author: redlineAuthor, language: amended.language });
}

/** The ledger as a flow of paragraphs and tables. Exported for its test. */
export function flowOf(ledger: Ledger): Flow {
  return new Redline(ledger).flow();
}

class Redline {
  readonly #ledger: Ledger;
  readonly #aligned = { original: new Map<string, Aligned>(), amended: new Map<string, Aligned>() };
  readonly #blocks: Record<Side, Map<string, LedgerBlock>>;
  readonly #changes = new Map<string, Change>();
  readonly #rows: Record<Side, Map<string, LedgerBlock[]>>;
  readonly #notes: LedgerNotes;
  /** The paragraph in which a block ends. */
  readonly #paragraphOf: Record<Side, Map<string, FlowParagraph>> = { original: new Map(), amended: new Map() };
  /** Changes whose comment is written: a comment stands once. */
  readonly #remarked = new Set<Change>();

  constructor(ledger: Ledger) {
    this.#ledger = ledger;
    for (const aligned of ledger.alignment) {
      for (const id of aligned.original) this.#aligned.original.set(id, aligned);
      for (const id of aligned.amended) this.#aligned.amended.set(id, aligned);
    }
    for (const change of ledger.changes) {
      const key = change.amended[0] ? `amended ${change.amended[0]}` : `original ${change.original[0]}`;
      this.#changes.set(key, change);
    }
    const byId = (blocks: LedgerBlock[]) => new Map(blocks.map((block) => [block.id, block]));
    this.#blocks = { original: byId(ledger.blocks.original), amended: byId(ledger.blocks.amended) };
    this.#rows = { original: rowsOf(ledger.blocks.original), amended: rowsOf(ledger.blocks.amended) };
    this.#notes = new LedgerNotes({
      blocks: this.#blocks,
      alignedOf: (id, side) => this.#aligned[side].get(id) ?? null,
      editsOf: (aligned) => this.#editsOf(aligned),
      remarkOf: (aligned) => this.#remarks(aligned)[0],
    });
  }

  flow(): Flow {
    const { original, amended } = this.#ledger.blocks;
    const steps = mergeSequences(
      flowing(original, this.#rows.original),
      flowing(amended, this.#rows.amended),
      this.#find,
    );
    const flow = steps.flatMap((step) => this.#step(step));
    this.#uncalledNotes();
    return flow;
  }

  readonly #find = (block: LedgerBlock, side: Side): Aligned | null => this.#aligned[side].get(block.id) ?? null;

  #step(step: Step): Flow {
    if (step.kind === "both") {
      const [first] = step.amended;
      const [before] = step.original;
      if (first?.kind === "table" && before?.kind === "table") return [this.#table(before, first)];
      if (first?.kind !== "table" && before?.kind !== "table" && first?.kind !== "row" && before?.kind !== "row")
        return this.#paragraphs(step.aligned, step.original, step.amended, inPlace);
      return [
        ...step.original.flatMap((b) => this.#alone(b, "original", step.aligned)),
        ...step.amended.flatMap((b) => this.#alone(b, "amended", step.aligned)),
      ];
    }
    return this.#alone(step.block, step.kind, step.aligned);
  }

  /** A block that stands in one text only, or elsewhere in the other. */
  #alone(block: LedgerBlock, side: Side, aligned: Aligned | null): Flow {
    const status = side === "original" ? "delete" : "insert";
    if (block.kind === "table") {
      const rows = this.#rows[side].get(block.id) ?? [];
      return [{ rows: rows.map((row) => this.#rowAlone(row, side)) }];
    }
    if (block.kind === "row") return [{ rows: [this.#rowAlone(block, side)] }];
    if (aligned?.kind === "moved" && aligned.original.length === 1 && aligned.amended.length === 1) {
      const moved = this.#move(aligned, side);
      if (moved) return moved;
    }
    const original = side === "original" ? [block] : [];
    const amended = side === "amended" ? [block] : [];
    const statuses: Statuses = { keep: status, delete: status, insert: status };
    return this.#paragraphs(aligned, original, amended, statuses, [
      [side === "original" ? "delete" : "insert", block.text],
    ]);
  }

  #move(aligned: Aligned, side: Side): Flow | null {
    const original = this.#blocks.original.get(aligned.original[0] ?? "");
    const amended = this.#blocks.amended.get(aligned.amended[0] ?? "");
    if (!original || !amended || original.kind === "table" || amended.kind === "table") return null;
    const paragraphs = this.#paragraphs(aligned, [original], [amended], side === "original" ? movedAway : movedHere);
    for (const paragraph of paragraphs) paragraph.move = `move-${original.id}-${amended.id}`;
    return paragraphs;
  }

  #paragraphs(
    aligned: Aligned | null,
    original: LedgerBlock[],
    amended: LedgerBlock[],
    statuses: Statuses,
    edits: Edit[] = aligned ? this.#editsOf(aligned) : [],
  ): FlowParagraph[] {
    const woven = weave(original, amended, edits, statuses, this.#notes);
    const place = { original: 0, amended: 0 };
    const remarks = aligned ? this.#remarks(aligned) : [];
    return woven.map(({ status, runs }, index): FlowParagraph => {
      const paragraph: FlowParagraph = { status, runs, remarks: index === 0 ? remarks : [] };
      const last = index === woven.length - 1;
      for (const [side, blocks] of [
        ["original", original],
        ["amended", amended],
      ] as const) {
        if (!last && !endsBlock(side, status)) continue;
        const block = blocks[place[side]++];
        if (!block || !standsIn(side, status)) continue;
        paragraph[side] = shape(block);
        this.#paragraphOf[side].set(block.id, paragraph);
      }
      return paragraph;
    });
  }

  #table(original: LedgerBlock, amended: LedgerBlock): FlowTable {
    const rows = {
      original: this.#rows.original.get(original.id) ?? [],
      amended: this.#rows.amended.get(amended.id) ?? [],
    };
    const steps = mergeSequences(rows.original, rows.amended, this.#find);
    return {
      rows: steps.flatMap((step): FlowRow[] => {
        if (step.kind !== "both") return [this.#rowAlone(step.block, step.kind)];
        const row = this.#row(step.aligned, step.original, step.amended);
        return row
          ? [row]
          : [
              ...step.original.map((b) => this.#rowAlone(b, "original")),
              ...step.amended.map((b) => this.#rowAlone(b, "amended")),
            ];
      }),
    };
  }

  /** A row of both texts, cell by cell; null where the columns changed. */
  #row(aligned: Aligned, original: LedgerBlock[], amended: LedgerBlock[]): FlowRow | null {
    if (original.length !== 1 || amended.length !== 1) return null;
    const edits = this.#editsOf(aligned);
    if (edits.some(([operation, text]) => operation !== "keep" && /[\t\u2029]/u.test(text))) return null;
    const [woven] = weave(original, amended, edits, inPlace, this.#notes);
    const cells = cellsOf(woven?.runs ?? []);
    return { status: "plain", cells, language: amended[0]?.language ?? "und", remarks: this.#remarks(aligned) };
  }

  #rowAlone(row: LedgerBlock, side: Side): FlowRow {
    const status = side === "original" ? "delete" : "insert";
    const statuses: Statuses = { keep: status, delete: status, insert: status };
    const blocks = side === "original" ? ([[row], []] as const) : ([[], [row]] as const);
    const [woven] = weave([...blocks[0]], [...blocks[1]], [[status, row.text]], statuses, this.#notes);
    const aligned = this.#find(row, side);
    return {
      status,
      cells: cellsOf(woven?.runs ?? []),
      language: row.language,
      remarks: aligned ? this.#remarks(aligned) : [],
    };
  }

  /** Notes whose mark is not known are called at the end of the paragraph before them, so that their text is not lost. */
  #uncalledNotes(): void {
    const { original, amended } = this.#ledger.blocks;
    const before = {
      original: precedingParagraphs(original, this.#paragraphOf.original),
      amended: precedingParagraphs(amended, this.#paragraphOf.amended),
    };
    for (const { id } of amended) {
      const place = before.amended.get(id);
      if (!place || this.#notes.isCalled(id, "amended")) continue;
      const partner = this.#aligned.amended.get(id)?.original[0] ?? "";
      const same = before.original.get(partner) === place && place.status === "plain";
      const run = this.#notes.run(same && this.#notes.paired(partner, id) ? partner : null, id);
      place.runs.push({ ...run, status: place.status === "move-to" ? "move-to" : run.status });
    }
    for (const { id } of original) {
      const place = before.original.get(id);
      if (!place || this.#notes.isCalled(id, "original")) continue;
      const run = this.#notes.run(id, null);
      place.runs.push({ ...run, status: place.status === "move-from" ? "move-from" : run.status });
    }
  }

  #changeOf(aligned: Aligned): Change | undefined {
    return this.#changes.get(aligned.amended[0] ? `amended ${aligned.amended[0]}` : `original ${aligned.original[0]}`);
  }

  #remarks(aligned: Aligned): string[] {
    const change = this.#changeOf(aligned);
    if (!change || this.#remarked.has(change)) return [];
    this.#remarked.add(change);
    return [remarkOf(change)];
  }

  #editsOf(aligned: Aligned): Edit[] {
    const edits = this.#changeOf(aligned)?.edits;
    if (edits) return edits;
    const textOf = (side: Side) => aligned[side].map((id) => this.#blocks[side].get(id)?.text ?? "").join(separator);
    const before = textOf("original");
    const after = textOf("amended");
    if (before === after) return [["keep", before]];
    return [
      ["delete", before],
      ["insert", after],
    ];
  }
}
