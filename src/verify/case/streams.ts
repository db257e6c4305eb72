import {
  type Crypto,
  type Entry,
  edgeRoot,
  emptyEdge,
  entryHash,
  entryLength,
  equalBytes,
  extendEdge,
  fromUtf8,
  parseEntry,
  toHex,
} from "#record";
import { type Finding, failed, passed, warned } from "../findings.ts";
import { counted, instant, listed } from "../wording.ts";
import type { Head, Heads } from "./acts.ts";
import type { CaseFiles } from "./folder.ts";
import { type CaseFile, fileNames, mostEntries } from "./form.ts";
import type { CaseEntry } from "./types.ts";

/** Streams without a gap, a fork or a number that stands twice; each entry names the one before. */
export function checkStreams(crypto: Crypto, file: CaseFile, entries: readonly CaseEntry[]): Finding {
  const problem = entries.map((one) => strayed(file, one)).find((found) => found !== undefined);
  if (problem !== undefined) return failed("case-streams", "altered", problem);
  const closed = file.acts.some((one) => one.closed) || file.scope === "disclosed";
  const heads = new Map<string, CaseEntry>();
  for (const one of entries) {
    const stream = toHex(one.entry.stream);
    const before = heads.get(stream);
    heads.set(stream, one);
    const wrong = follows(crypto, one, before, closed);
    if (wrong) return failed("case-streams", wrong.failure, wrong.says);
  }
  const says = closed
    ? "No number of a stream stands twice, and each act follows the one before as far as the acts are open."
    : `${counted(heads.size, "stream")} without a gap: each act names the one before it.`;
  return passed("case-streams", says);
}

/** An act stands in the stream of the case that it names. */
function strayed(file: CaseFile, { index, entry, act }: CaseEntry): string | undefined {
  if (!act) return undefined;
  if (act.act.record !== file.record) return `Act ${index} is meant for the record ${act.act.record}.`;
  return toHex(entry.stream) === act.act.case
    ? undefined
    : `Act ${index} stands in another stream than that of its case.`;
}

type Wrong = { failure: "altered" | "dropped" | "reordered"; says: string };

function follows(crypto: Crypto, one: CaseEntry, before: CaseEntry | undefined, closed: boolean): Wrong | undefined {
  const { number, previous } = one.entry;
  const expected = before ? before.entry.number + 1n : 0n;
  if (before && number <= before.entry.number)
    return {
      failure: "reordered",
      says: `Act ${one.index} is number ${number} of its stream, after act ${before.index}, which is number ${before.entry.number}.`,
    };
  if (number > expected) {
    const says = `Before act ${one.index}, number ${number} of its stream, number ${expected} is missing: an act was left out.`;
    return closed ? undefined : { failure: "dropped", says };
  }
  if (before && !equalBytes(previous, entryHash(crypto, before.entry)))
    return {
      failure: "altered",
      says: `Act ${one.index} follows another act than act ${before.index}: the log tells two histories.`,
    };
  return undefined;
}

/** All entries of the log up to one checkpoint: whether an act of these streams exists that the folder leaves out. */
export function checkComplete(
  crypto: Crypto,
  files: CaseFiles,
  file: CaseFile,
  entries: readonly CaseEntry[],
  heads: Heads,
  streams: ReadonlySet<string>,
): { finding: Finding; last: Head | null } {
  const bytes = files.get(fileNames.entries);
  const note = fromUtf8(files.get(fileNames.checkpoint) ?? new Uint8Array());
  const wrong = (failure: "dropped" | "not-logged" | "altered", says: string) => ({
    finding: failed("case-complete", failure, says),
    last: null,
  });
  if (!bytes || !note.ok || note.value === "") {
    if (heads.all().every(({ size }) => size <= BigInt(mostEntries)))
      return wrong(
        "dropped",
        `${fileNames.entries} or ${fileNames.checkpoint} is missing: nothing shows that no act was left out.`,
      );
    const says =
      "The log is too long for its entries to be enclosed: whether more acts follow the last one is not known.";
    return { finding: warned("case-complete", says), last: null };
  }
  const head = heads.read(note.value);
  if (typeof head === "string") return wrong("not-logged", `${fileNames.checkpoint} does not hold: ${head}.`);
  const all = entriesIn(bytes, head);
  if (typeof all === "string") return wrong("altered", `${fileNames.entries} ${all}.`);
  const split = agrees(crypto, all, [head, ...heads.all()]);
  if (split !== undefined) return wrong("not-logged", split);
  const named = new Set(file.acts.map(({ index }) => index));
  const missing = all.findIndex(({ stream }, index) => streams.has(toHex(stream)) && !named.has(index));
  if (missing >= 0 && file.scope === "whole")
    return wrong(
      "dropped",
      `Entry ${missing} of the log is an act of this case or of the register, and the folder leaves it out.`,
    );
  const differs = entries.find(({ index, entry }) => !sameEntry(crypto, all[index], entry));
  if (differs) return wrong("altered", `Act ${differs.index} is not the entry of the log at its place.`);
  return { finding: complete(file, head, missing >= 0), last: head };
}

function complete(file: CaseFile, { size, verified }: Head, partial: boolean): Finding {
  const by = verified?.existedBy ?? null;
  const until = by === null ? "" : `, as cosigned at ${instant(by)}`;
  const closed = file.acts.filter((one) => one.closed).map(({ index }) => String(index));
  if (closed.length > 0)
    return warned(
      "case-complete",
      `${counted(closed.length, "act")} of this case ${closed.length === 1 ? "is" : "are"} closed here, by the folder's own word because whoever exported it may not see ${closed.length === 1 ? "it" : "them"}: what ${closed.length === 1 ? "it" : "they"} did is not known (${listed(closed)} of the log).`,
    );
  if (partial)
    return warned("case-complete", "The folder holds the acts that were disclosed, and not the others of the case.");
  return passed(
    "case-complete",
    `No act of the case or of the register was left out of the log's ${size} entries${until}.`,
  );
}

const sameEntry = (crypto: Crypto, one: Entry | undefined, other: Entry): boolean =>
  one !== undefined && equalBytes(entryHash(crypto, one), entryHash(crypto, other));

function entriesIn(bytes: Uint8Array, { size }: Head): Entry[] | string {
  if (size > BigInt(mostEntries)) return `holds more than ${mostEntries} entries`;
  if (BigInt(bytes.length) !== size * BigInt(entryLength)) return `does not hold the ${size} entries of the checkpoint`;
  const all: Entry[] = [];
  for (let at = 0; at < bytes.length; at += entryLength) {
    const entry = parseEntry(bytes.subarray(at, at + entryLength));
    if (!entry.ok) return `cannot be read at entry ${at / entryLength}: ${entry.problem}`;
    all.push(entry.value);
  }
  return all;
}

/** Every checkpoint is one of the same growing tree. */
function agrees(crypto: Crypto, all: readonly Entry[], heads: readonly Head[]): string | undefined {
  const inOrder = [...heads].sort((a, b) => (a.size < b.size ? -1 : a.size > b.size ? 1 : 0));
  let edge = emptyEdge;
  for (const { size, root } of inOrder) {
    if (size > BigInt(all.length)) return `A receipt rests on ${size} entries of the log, more than are enclosed.`;
    edge = extendEdge(
      crypto,
      edge,
      all.slice(Number(edge.size), Number(size)).map((entry) => entryHash(crypto, entry)),
    );
    if (!equalBytes(edgeRoot(crypto, edge), root))
      return `The enclosed entries are not the log of ${size} entries that was signed and cosigned.`;
  }
  return undefined;
}
