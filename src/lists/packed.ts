import { Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { PenholderError } from "#kernel";
import { ofacPart } from "./detect.ts";
import { listInvalid } from "./problems.ts";
import { headOf, type Source } from "./source.ts";
import { isZip } from "./table.ts";
import { zipParts } from "./zip.ts";

/** The largest published list has 300 MB; what unpacks to more is not read. */
const largest = 4 * 1024 ** 3;
const mostOf = 400;
const listed = /\.(?:csv|tsv|txt|xml|json|jsonl|ndjson|xlsx|ods)$/iu;

/**
 * What a packed file holds: of a zip its one list, or the CSV files of one OFAC list; of gzip what it unpacks to. Other
 * files, workbooks among them, are themselves. Throws `list-invalid` where several lists are packed together.
 */
export async function unpacked(source: Source): Promise<Source[]> {
  const head = await headOf(source, 2);
  if (head[0] === 0x1f && head[1] === 0x8b) return [await gunzipped(source)];
  if (!(await isZip(source))) return [source];
  const parts = await zipParts(source);
  const names = [...parts.keys()].filter((name) => !/(?:^|\/)(?:\.|__MACOSX\/)|\/$/u.test(name));
  if (names.some((name) => name === "content.xml" || name.startsWith("xl/"))) return [source];
  const lists = names.filter((name) => listed.test(name));
  const chosen = (lists.length === 0 ? names : lists).flatMap((name) => parts.get(name) ?? []);
  if (chosen.length <= 1) return chosen.length === 1 ? chosen : [source];
  const kinds = await Promise.all(chosen.map(ofacPart));
  if (kinds.filter((kind) => kind === "primary").length === 1) return chosen.filter((_, at) => kinds[at] !== undefined);
  throw listInvalid(
    source.name,
    "",
    `packs several files (${names.slice(0, 4).join(", ").slice(0, 120)}); unpack it and name the one that is the list`,
  );
}

async function gunzipped(source: Source): Promise<Source> {
  const name = source.name.replace(/\.gz$/iu, "");
  const refused = (what: string) => listInvalid(source.name, "", what);
  async function* open(): AsyncGenerator<Uint8Array> {
    const packed = Readable.from(source.open());
    const unpacking = createGunzip();
    packed.on("error", (error) => unpacking.destroy(error)).pipe(unpacking);
    try {
      for await (const piece of unpacking as AsyncIterable<Uint8Array>) yield piece;
    } catch (error) {
      throw error instanceof PenholderError
        ? error
        : refused("does not unpack, it is damaged or incomplete; download it again");
    } finally {
      packed.destroy();
      unpacking.destroy();
    }
  }
  let size = 0;
  for await (const piece of open()) {
    size += piece.length;
    if (size > largest || (size > 64e6 && size > source.size * mostOf))
      throw refused("unpacks to far more than any list; do not trust the file");
  }
  return { name, size, open };
}
