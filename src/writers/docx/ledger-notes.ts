import type { Aligned, Edit, LedgerBlock } from "#compare";
import { shape } from "./document.ts";
import type { FlowNote, Run } from "./flow.ts";
import { inPlace, type NoteRuns, weave } from "./weave.ts";

type Side = "original" | "amended";

/** What the notes of a redline need to know of the ledger. */
export interface NoteSource {
  blocks: Record<Side, ReadonlyMap<string, LedgerBlock>>;
  alignedOf(id: string, side: Side): Aligned | null;
  editsOf(aligned: Aligned): Edit[];
  remarkOf(aligned: Aligned): string | undefined;
}

const noNotes: NoteRuns = { paired: () => false, run: () => ({ status: "plain", text: "" }) };

/**
 * Makes the notes of a redline as their marks are met: one note where both texts call it at one place, else one for
 * each side. Word can call a note once only: a second mark of the same note is left out.
 */
export class LedgerNotes implements NoteRuns {
  readonly #source: NoteSource;
  readonly #called: Record<Side, Set<string>> = { original: new Set(), amended: new Set() };

  constructor(source: NoteSource) {
    this.#source = source;
  }

  paired(original: string, amended: string): boolean {
    const aligned = this.#source.alignedOf(amended, "amended");
    return (
      aligned?.original.length === 1 &&
      aligned.amended.length === 1 &&
      aligned.original[0] === original &&
      !this.#called.original.has(original) &&
      !this.#called.amended.has(amended)
    );
  }

  run(original: string | null, amended: string | null): Run {
    const before = this.#take(original, "original");
    const after = this.#take(amended, "amended");
    const block = after ?? before;
    const status = before && after ? "plain" : before ? "delete" : "insert";
    if (!block) return { status, text: "" };
    const aligned = this.#source.alignedOf(block.id, after ? "amended" : "original");
    const note: FlowNote = { kind: block.kind === "endnote" ? "endnote" : "footnote", content: [] };
    if (before) note.original = shape(before);
    if (after) note.amended = shape(after);
    if (before && after) {
      const edits = aligned ? this.#source.editsOf(aligned) : [];
      note.content = weave([before], [after], edits, inPlace, noNotes)[0]?.runs ?? [];
    } else note.content = [{ status, text: block.text }];
    const remark = aligned ? this.#source.remarkOf(aligned) : undefined;
    return remark === undefined ? { status, note } : { status, note, remark };
  }

  #take(id: string | null, side: Side): LedgerBlock | null {
    if (id === null || this.#called[side].has(id)) return null;
    const block = this.#source.blocks[side].get(id);
    if (!block) return null;
    this.#called[side].add(id);
    return block;
  }

  isCalled(id: string, side: Side): boolean {
    return this.#called[side].has(id);
  }
}
