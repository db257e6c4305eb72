import type { Entity } from "#parties";
import { detect } from "./detect.ts";
import { unpacked } from "./packed.ts";
import { listInvalid, Oddities } from "./problems.ts";
import { type Format, ListHeader, untilBroken } from "./reading.ts";
import type { Source } from "./source.ts";

export interface OpenOptions {
  /** The format, where the content cannot tell it: a table read by a mapping. */
  format?: Format;
  /** Keeps the whole entries before the place where a file breaks off, and tells it as an oddity. */
  acceptTruncated?: boolean;
}

/** A list being read: its entities stream; header and oddities are whole when they have ended. */
export interface OpenList {
  format: Format;
  header: ListHeader;
  oddities: Oddities;
  entities: AsyncGenerator<Entity>;
}

/**
 * Opens a list: one file, or the files of one set (OFAC CSV), packed as zip or gzip or not. The content tells the
 * format, not the name. Throws
 * `list-invalid` where it is none, and while the entities stream where the file is damaged, breaks off, holds no
 * entries or one key twice.
 */
export async function openList(
  given: readonly Source[],
  { format: form, acceptTruncated = false }: OpenOptions = {},
): Promise<OpenList> {
  const sources = (await Promise.all(given.map(unpacked))).flat();
  const { format, source, beside } =
    form && sources[0] ? { format: form, source: sources[0], beside: sources.slice(1) } : await detect(sources);
  const header = new ListHeader();
  const oddities = new Oddities();
  const reading = { source, beside, header, oddities, acceptTruncated };
  const entities = checked(untilBroken(format.read(reading), reading, source.name), source.name);
  return { format, header, oddities, entities };
}

async function* checked(entities: AsyncGenerator<Entity>, file: string): AsyncGenerator<Entity> {
  const seen = new Set<string>();
  for await (const entity of entities) {
    if (seen.has(entity.id)) throw listInvalid(file, entity.id, "the list holds this entry twice");
    seen.add(entity.id);
    yield entity;
  }
  if (seen.size === 0) throw listInvalid(file, "", "holds no entries; download it again");
}
