import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { jsonLines } from "./json.ts";
import { isObject } from "./json-record.ts";
import { listInvalid } from "./problems.ts";
import type { Source } from "./source.ts";

/** What a chain of deltas comes to for each id: whether the base must have it, and the line that takes its place. */
type Patch = Map<string, { inBase: boolean; line: string | undefined }>;

/** Lines of one delta, and of a chain together; more is taken as a whole file. */
const mostChanges = 2_000_000;

/** What patching did. */
export interface Patched {
  /** SHA-256 of the new file, hex. */
  hash: string;
  /** Ids that the deltas delete. */
  deleted: string[];
  changed: number;
}

/**
 * Writes FollowTheMoney lines with the changes of deltas, in order: what the whole file of the newest version would hold,
 * line by line, so that sanctions and edges join their entities as if it had been taken. Nothing but `path` is written.
 * Throws `list-invalid` where a delta is damaged, or is not one of this base: adds what is there, changes what is not.
 */
export async function patchLines(base: Source, deltas: readonly Source[], path: string): Promise<Patched> {
  const patch: Patch = new Map();
  for (const delta of deltas) await readDelta(delta, patch);
  const hash = createHash("sha256");
  async function* lines(): AsyncGenerator<string> {
    for await (const line of patched(base, patch)) {
      hash.update(line);
      yield line;
    }
  }
  await pipeline(Readable.from(lines()), createWriteStream(path, { flush: true }));
  const deleted = [...patch].flatMap(([id, { line }]) => (line === undefined ? [id] : []));
  return { hash: hash.digest("hex"), deleted, changed: patch.size };
}

async function readDelta(delta: Source, patch: Patch): Promise<void> {
  for await (const record of jsonLines(delta)) {
    const { op, entity } = record.value;
    const broken = (what: string) => listInvalid(delta.name, `line ${record.line}`, what);
    if (!isObject(entity) || typeof entity.id !== "string" || entity.id === "" || !isOperation(op))
      throw broken('is no change: it needs "op" ADD, MOD or DEL and an "entity" with an "id"');
    const known = patch.get(entity.id);
    if (known ? (known.line === undefined) !== (op === "ADD") : false)
      throw broken(`${op} of ${entity.id.slice(0, 80)}, which the delta before it does not leave so`);
    if (patch.size >= mostChanges) throw broken("holds more changes than any list has entries");
    const line = op === "DEL" ? undefined : `${JSON.stringify(entity)}\n`;
    patch.set(entity.id, { inBase: known?.inBase ?? op !== "ADD", line });
  }
}

const isOperation = (op: unknown): op is "ADD" | "MOD" | "DEL" => op === "ADD" || op === "MOD" || op === "DEL";

async function* patched(base: Source, patch: Patch): AsyncGenerator<string> {
  const open = new Map(patch);
  for await (const record of jsonLines(base)) {
    const id = typeof record.value.id === "string" ? record.value.id : "";
    const change = open.get(id);
    if (!change) {
      yield `${JSON.stringify(record.value)}\n`;
      continue;
    }
    if (!change.inBase)
      throw listInvalid(base.name, `line ${record.line}`, `a delta adds ${id}, which is there already`);
    open.delete(id);
    if (change.line !== undefined) yield change.line;
  }
  for (const [id, { inBase, line }] of open) {
    if (inBase) throw listInvalid(base.name, "", `a delta changes or deletes ${id.slice(0, 80)}, which is not there`);
    if (line !== undefined) yield line;
  }
}
