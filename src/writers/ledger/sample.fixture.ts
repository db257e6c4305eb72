import type { Aligned, Binding, Change, ChangeClass, Edit, Ledger, LedgerBlock, PartyRow } from "#compare";
import type { Evidence } from "#document";
import { changes, parties, type Row, requests, rows } from "./sample-data.fixture.ts";

/** A small ledger with everything that a ledger can hold, about invented people, firms and ships. */
export function sampleLedger(): Ledger {
  return ledgerOf(rows, parties);
}

/** A ledger of `blocks` paragraphs of which every `every`-th is changed: for size and speed. */
export function largeLedger(blocks: number, every: number): Ledger {
  const words =
    "the vessel called at the port and its cargo of coal was transferred under cover of night to a second ship";
  const many = Array.from({ length: blocks }, (_, index): Row => {
    const text = `Paragraph ${index} says that ${words} in the week ${index % 52}, and ${words} again.`;
    const base = { kind: "numbered" as const, number: `${index + 1}.`, language: "en" };
    const key = `m${index}`;
    if (index % every !== 0)
      return { how: "unchanged", key, original: [{ ...base, text }], amended: [{ ...base, text }] };
    const amended = [{ ...base, text: text.replace("coal", "goods").replace("again", "once more") }];
    return { how: "reworded", key, original: [{ ...base, text }], amended };
  });
  return ledgerOf(many, []);
}

/** Makes a whole ledger of rows; ids are given in order of each document. */
export function ledgerOf(all: Row[], partyRows: PartyRow[]): Ledger {
  const blocks = { original: [] as LedgerBlock[], amended: [] as LedgerBlock[] };
  const ids = new Map<string, { original: string[]; amended: string[] }>();
  for (const side of ["original", "amended"] as const)
    for (const row of side === "original" ? inOriginalOrder(all) : all) {
      const entry = ids.get(row.key) ?? { original: [], amended: [] };
      ids.set(row.key, entry);
      for (const draft of row[side] ?? []) {
        const id = `${side === "original" ? "a" : "b"}${blocks[side].length + 1}`;
        entry[side].push(id);
        const parent = draft.parent ? (ids.get(draft.parent)?.[side][0] ?? null) : null;
        blocks[side].push({
          id,
          kind: draft.kind,
          number: draft.number ?? null,
          level: draft.level ?? 0,
          parent,
          language: draft.language ?? "en",
          page: draft.page ?? null,
          text: draft.cells ? draft.cells.join("\t") : (draft.text ?? ""),
          marks: [],
          ...(draft.cells ? { cells: draft.cells } : {}),
        });
      }
    }
  tieNotes(all, ids, blocks);
  const alignment = all.map((row) => alignedOf(row, ids));
  const made = all.filter((row) => row.how !== "unchanged" && row.how !== "renumbered");
  const listed = made.map((row, index) => changeOf(row, index, ids, blocks));
  return finish(blocks, alignment, listed, partyRows);
}

function inOriginalOrder(all: Row[]): Row[] {
  const staying = all.filter((row) => row.after === undefined);
  for (const row of all.filter((moved) => moved.after !== undefined))
    staying.splice(staying.findIndex((other) => other.key === row.after) + 1, 0, row);
  return staying;
}

type Ids = Map<string, { original: string[]; amended: string[] }>;

function tieNotes(all: Row[], ids: Ids, blocks: Ledger["blocks"]): void {
  for (const row of all)
    for (const side of ["original", "amended"] as const)
      (row[side] ?? []).forEach((draft, index) => {
        const block = blocks[side].find(({ id }) => id === ids.get(row.key)?.[side][index]);
        for (const [word, note] of Object.entries(draft.notes ?? {})) {
          const target = ids.get(note)?.[side][0];
          if (!block || !target) continue;
          block.marks.push({ offset: block.text.indexOf(word) + word.length, note: target });
          const noteBlock = blocks[side].find(({ id }) => id === target);
          if (noteBlock) noteBlock.parent = block.id;
        }
      });
}

function alignedOf(row: Row, ids: Ids): Aligned {
  const { original, amended } = ids.get(row.key) ?? { original: [], amended: [] };
  return {
    kind: row.how,
    original,
    amended,
    reworded: row.reworded ?? false,
    similarity: row.how === "removed" ? 0 : 0.9,
  };
}

function changeOf(row: Row, index: number, ids: Ids, blocks: Ledger["blocks"]): Change {
  const { original, amended } = ids.get(row.key) ?? { original: [], amended: [] };
  const text = (side: "original" | "amended", wanted: string[]) =>
    wanted.length === 0 ? null : blocks[side].filter(({ id }) => wanted.includes(id)).map((block) => block.text);
  const before = text("original", original);
  const after = text("amended", amended);
  const extra = changes[row.key];
  const change: Change = {
    id: `c${index + 1}`,
    kind: row.how as Change["kind"],
    reworded: row.reworded ?? row.how === "reworded",
    original,
    amended,
    before: before?.join("\n\n") ?? null,
    after: after?.join("\n\n") ?? null,
    section: row.section ?? ["II. Maritime transfers"],
    classes: (extra?.classes ?? []).map((found) => classOf(found, original, amended, blocks)),
    parties: extra?.parties ?? [],
    binding: extra?.binding ?? ({ status: "silent" } as Binding),
  };
  if (before && after) change.edits = wordEdits(before.join("\u2029"), after.join("\u2029"));
  if (change.classes.length === 0)
    change.classes.push({ class: "other", rule: "other/unclassified", span: null, from: null, to: null });
  return change;
}

type Found = Omit<ChangeClass, "span"> & { on?: "original" | "amended"; trigger?: string };

function classOf(found: Found, original: string[], amended: string[], blocks: Ledger["blocks"]): ChangeClass {
  const { on, trigger, ...rest } = found;
  if (!on || !trigger) return { ...rest, span: null };
  const block = blocks[on].find(({ id, text }) => [...original, ...amended].includes(id) && text.includes(trigger));
  if (!block) return { ...rest, span: null };
  const start = block.text.indexOf(trigger);
  return { ...rest, span: { side: on, block: block.id, start, end: start + trigger.length, text: trigger } };
}

/** A plain word-level difference, good enough for samples. */
export function wordEdits(before: string, after: string): Edit[] {
  const a = before.match(/\s+|[^\s]+/gu) ?? [];
  const b = after.match(/\s+|[^\s]+/gu) ?? [];
  const best = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const down = best[i + 1]?.[j] ?? 0;
      const right = best[i]?.[j + 1] ?? 0;
      const row = best[i];
      if (row) row[j] = a[i] === b[j] ? (best[i + 1]?.[j + 1] ?? 0) + 1 : Math.max(down, right);
    }
  const edits: Edit[] = [];
  const push = (op: Edit[0], text: string) => {
    const last = edits.at(-1);
    if (last?.[0] === op) last[1] += text;
    else edits.push([op, text]);
  };
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      push("keep", a[i] ?? "");
      i += 1;
      j += 1;
    } else if (j >= b.length || (i < a.length && (best[i + 1]?.[j] ?? 0) >= (best[i]?.[j + 1] ?? 0))) {
      push("delete", a[i] ?? "");
      i += 1;
    } else {
      push("insert", b[j] ?? "");
      j += 1;
    }
  }
  return edits;
}

const nothing: Evidence = { trackedChanges: [], comments: [], hidden: [], properties: {}, people: [], warnings: [] };

function tally<K extends string>(keys: K[]): Partial<Record<K, number>> {
  const sums: Partial<Record<K, number>> = {};
  for (const key of keys) sums[key] = (sums[key] ?? 0) + 1;
  return sums;
}

function finish(blocks: Ledger["blocks"], alignment: Aligned[], listed: Change[], partyRows: PartyRow[]): Ledger {
  const status = tally(listed.map((change) => change.binding.status));
  const number = (side: "original" | "amended", id: string | undefined) =>
    blocks[side].find((block) => block.id === id)?.number ?? null;
  const renumbered = alignment
    .filter((row) => row.original.length === 1 && row.amended.length === 1)
    .map((row) => ({ original: row.original[0] ?? "", amended: row.amended[0] ?? "" }))
    .map((row) => ({ ...row, from: number("original", row.original), to: number("amended", row.amended) }))
    .filter((row) => row.from !== row.to);
  const document = (side: "original" | "amended", format: "docx" | "pdf") => ({
    title: "Illustrative midterm report on the measures of resolution 9999",
    format,
    language: "en",
    blocks: blocks[side].length,
    words: blocks[side].reduce((sum, block) => sum + block.text.split(/\s+/u).length, 0),
  });
  return {
    schema: "penholder/ledger/1",
    documents: { original: document("original", "docx"), amended: document("amended", "pdf") },
    blocks,
    alignment,
    changes: listed,
    parties: partyRows,
    renumbered,
    sections: [
      { section: ["I. Introduction"], changes: 0, mentionsBefore: 4, mentionsAfter: 4 },
      { section: ["II. Maritime transfers"], changes: listed.length, mentionsBefore: 31, mentionsAfter: 14 },
    ],
    figures: listed.flatMap(({ id, classes }) =>
      classes.filter((found) => found.class === "figure-changed").map(({ from, to }) => ({ change: id, from, to })),
    ),
    citations: listed.flatMap(({ id, classes }) =>
      classes
        .filter((found) => found.class === "citation-dropped" || found.class === "citation-added")
        .map((found) => ({ change: id, text: found.from ?? found.to ?? "", lost: found.class === "citation-dropped" })),
    ),
    bindings: requests,
    evidence: {
      original: {
        ...nothing,
        properties: { creator: "R. Ostrander", lastModifiedBy: "M. Vell" },
        people: ["R. Ostrander", "M. Vell"],
        comments: [
          {
            author: "M. Vell",
            date: "2018-08-01T09:12:00Z",
            text: "Check tonnage.",
            passage: "4,200 tons",
            place: "paragraph 9",
          },
        ],
        trackedChanges: [
          { type: "deletion", author: "M. Vell", date: "2018-08-02T10:00:00Z", text: "clearly", place: "paragraph 7" },
        ],
        hidden: [{ text: "draft 4, do not circulate", place: "paragraph 1" }],
      },
      amended: {
        ...nothing,
        properties: { Producer: "Sample Writer 1.0" },
        warnings: ["Page 7 has no text: scanned?"],
      },
    },
    summary: {
      changes: listed.length,
      byKind: {
        reworded: 0,
        removed: 0,
        added: 0,
        moved: 0,
        split: 0,
        merged: 0,
        ...tally(listed.map((change) => change.kind)),
      },
      byClass: tally(listed.flatMap((change) => change.classes.map((found) => found.class))),
      silent: status.silent ?? 0,
      bound: status.bound ?? 0,
      ownCorrections: status["own-correction"] ?? 0,
      renumbered: renumbered.length,
      gone: partyRows.filter((party) => party.gone).map((party) => party.name),
      notChecked: listed.some(({ classes }) => classes.some((found) => found.class === "not-checked"))
        ? ["ar", "zh"]
        : [],
    },
  };
}
