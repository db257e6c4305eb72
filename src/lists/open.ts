import { PenholderError } from "#kernel";
import type { Entity } from "#parties";
import { detect } from "./detect.ts";
import { unpacked } from "./packed.ts";
import { listInvalid, Oddities } from "./problems.ts";
import { type Format, ListHeader } from "./reading.ts";
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

/** The oddity of a file that breaks off and was kept as far as it goes. */
export const brokenOff = "the file breaks off; what stood after this is missing";

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
  const entities = checked(
    format.read({ source, beside, header, oddities }),
    source.name,
    acceptTruncated ? oddities : undefined,
  );
  return { format, header, oddities, entities };
}

async function* checked(entities: AsyncGenerator<Entity>, file: string, truncated?: Oddities): AsyncGenerator<Entity> {
  const seen = new Set<string>();
  try {
    for await (const entity of entities) {
      if (seen.has(entity.id)) throw listInvalid(file, entity.id, "the list holds this entry twice");
      seen.add(entity.id);
      yield entity;
    }
  } catch (error) {
    if (!truncated || seen.size === 0 || !(error instanceof PenholderError) || !/breaks off/u.test(error.message))
      throw error;
    truncated.add(brokenOff, file, error.message);
  }
  if (seen.size === 0) throw listInvalid(file, "", "holds no entries; download it again");
}
