import { formatNumber } from "./number-formats.ts";
import type { NoteCall, NoteKind, NoteRules, Section } from "./story.ts";

/** What one kind of notes counts by: the whole file's rules, then those of each section. */
export interface NoteNumbering {
  rules: Partial<Record<NoteKind, NoteRules>>;
  sections: readonly Section[];
  /** Whether the file says where Word's pages ended; else only breaks set by hand are known. */
  laidOut: boolean;
}

const usual: Record<NoteKind, Required<NoteRules>> = {
  footnote: { format: "decimal", start: 1, restart: "continuous" },
  endnote: { format: "lowerRoman", start: 1, restart: "continuous" },
};

/** Numbers notes in the order of their calls (ISO/IEC 29500-1 clause 17.11), restarting by section or page. */
export class NoteCounter {
  readonly #numbering: NoteNumbering;
  readonly #state: Record<NoteKind, { count: number | null; section: number; page: number }> = {
    footnote: { count: null, section: -1, page: -1 },
    endnote: { count: null, section: -1, page: -1 },
  };

  constructor(numbering: NoteNumbering) {
    this.#numbering = numbering;
  }

  /** The number, or the mark set by hand, of the next note called. */
  next(call: NoteCall): string {
    if (call.custom !== undefined) return call.custom;
    const { rules, sections, laidOut } = this.#numbering;
    const rule = { ...usual[call.kind], ...rules[call.kind], ...sections[call.section]?.[call.kind] };
    const state = this.#state[call.kind];
    const page = laidOut ? call.pages : call.breaks;
    const restarts =
      (rule.restart === "eachSect" && call.section !== state.section) ||
      (rule.restart === "eachPage" && page !== state.page);
    state.count = state.count === null || restarts ? rule.start : state.count + 1;
    state.section = call.section;
    state.page = page;
    return formatNumber(rule.format, state.count, "en");
  }
}
