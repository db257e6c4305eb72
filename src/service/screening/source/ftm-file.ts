import { createHash } from "node:crypto";
import { createReadStream, statSync } from "node:fs";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { PenholderError } from "#kernel";
import { isA, propertiesOf, schemaOf } from "../ftm/model.ts";
import { isRisk } from "../ftm/topics.data.ts";
import type { Dataset, FtmEntity } from "../types.ts";
import type { Source } from "./source.ts";

/** No entity of a published file comes near. */
const longestLine = 32 * 1024 * 1024;
const longestId = 1024;
/** Bytes of an entity in published files, about. */
const usualLine = 1500;

/** A FollowTheMoney file (one entity a line, plain or packed by gzip) as a dataset. Throws `list-invalid` at the first bad line. */
export async function ftmFileSource(
  path: string,
  given: Pick<Dataset, "name" | "title"> & Partial<Dataset>,
): Promise<Source> {
  const hash = await hashOf(path);
  const updated = statSync(path).mtime.toISOString().slice(0, 19);
  const dataset: Dataset = {
    list: given.name,
    date: updated.slice(0, 10),
    version: `${updated.slice(0, 10).replaceAll("-", "")}-${hash.slice(0, 8)}`,
    hash,
    entries: 0,
    children: [],
    updated,
    ...given,
  };
  return {
    dataset,
    form: "ftm",
    size: statSync(path).size / usualLine,
    family: async () => "ftm",
    async *entities() {
      let number = 0;
      let found = 0;
      for await (const text of linesOf(path)) {
        number++;
        if (text.trim() === "") continue;
        found++;
        yield { form: "ftm", value: parseRecord(text, dataset.name, (what) => invalid(path, number, what)) };
      }
      if (found === 0) throw invalid(path, 0, "holds no entities");
    },
  };
}

function parseRecord(text: string, dataset: string, fault: (what: string) => PenholderError): FtmEntity {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw fault("is not JSON: write one entity a line");
  }
  if (!isRecord(value)) throw fault("is not a JSON object");
  const { id, schema } = value;
  if (typeof id !== "string" || id === "" || id.length > longestId) throw fault('has no "id"');
  if (typeof schema !== "string" || !schemaOf(schema))
    throw fault(`has the schema ${String(schema).slice(0, 40)}, which is none of FollowTheMoney's`);
  const properties = propertiesIn(value.properties);
  const topics = properties.topics ?? [];
  return {
    id,
    caption: typeof value.caption === "string" ? value.caption : captionOf(schema, properties, id),
    schema,
    properties,
    datasets: strings(value.datasets).length > 0 ? strings(value.datasets) : [dataset],
    referents: strings(value.referents),
    target: typeof value.target === "boolean" ? value.target : topics.some(isRisk),
    first_seen: instant(value.first_seen),
    last_seen: instant(value.last_seen),
    last_change: instant(value.last_change),
  };
}

function propertiesIn(value: unknown): Record<string, string[]> {
  const found: Record<string, string[]> = {};
  if (!isRecord(value)) return found;
  for (const [name, values] of Object.entries(value)) {
    const kept = strings(values);
    if (kept.length > 0) Object.defineProperty(found, name, { value: kept, enumerable: true });
  }
  return found;
}

/** The caption that FollowTheMoney would choose: the first value of the schema's caption properties. */
export function captionOf(schema: string, properties: Readonly<Record<string, string[]>>, fallback: string): string {
  for (const name of schemaOf(schema)?.caption ?? inheritedCaption(schema)) {
    const [first] = Object.hasOwn(properties, name) ? (properties[name] ?? []) : [];
    if (first !== undefined) return first;
  }
  return isA(schema, "Thing") ? fallback : (schemaOf(schema)?.label ?? fallback);
}

function inheritedCaption(schema: string): readonly string[] {
  return propertiesOf(schema).has("name") ? ["name", "alias", "weakAlias"] : [];
}

/** "2026-03-04T05:06:07" of what a file writes: with or without a zone, fractions or the time. */
function instant(value: unknown): string | null {
  const found = typeof value === "string" ? /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}:\d{2}))?/u.exec(value) : null;
  return found ? `${found[1]}T${found[2] ?? "00:00:00"}` : null;
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash("sha256");
  try {
    for await (const piece of createReadStream(path)) hash.update(piece as Buffer);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? "unknown cause";
    throw new PenholderError(
      code === "ENOENT" ? "file-not-found" : "file-unreadable",
      `${path} cannot be read (${code}): check the path in the manifest.`,
      { file: path },
    );
  }
  return hash.digest("hex");
}

async function* linesOf(path: string): AsyncGenerator<string> {
  const source = createReadStream(path);
  const gunzip = path.endsWith(".gz") ? createGunzip() : undefined;
  // The pipeline's failure reaches us through the stream that is read below.
  if (gunzip) void pipeline(source, gunzip).catch(() => {});
  const decoder = new TextDecoder();
  let rest = "";
  try {
    for await (const piece of gunzip ?? source) {
      const lines = (rest + decoder.decode(piece as Buffer, { stream: true })).split("\n");
      rest = lines.pop() ?? "";
      if (rest.length > longestLine) throw invalid(path, 0, "holds a line longer than any entity");
      yield* lines;
    }
  } catch (error) {
    if (error instanceof PenholderError) throw error;
    throw invalid(path, 0, `cannot be read to its end (${(error as NodeJS.ErrnoException).code ?? "damaged"})`);
  }
  if (rest !== "") yield rest;
}

const strings = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).filter((each): each is string => typeof each === "string" && each !== "");

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function invalid(file: string, line: number, what: string): PenholderError {
  const place = line > 0 ? `, line ${line}` : "";
  return new PenholderError("list-invalid", `${file}${place}: ${what}.`, {
    file,
    ...(line > 0 && { at: `line ${line}` }),
  });
}
