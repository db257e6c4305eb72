import { parseXml, type XmlHandler } from "../xml.ts";
import type { Archive } from "../zip.ts";
import { namespaces } from "./namespaces.data.ts";
import type { Relations } from "./relations.ts";

/** An opened package: its parts, and where its main document and the parts around it are. */
export interface Package {
  archive: Archive;
  /** For messages. */
  file: string;
  /** Name of the main document part. */
  main: string;
  relations: Relations;
}

/** Parses a part with the names of namespaces.data.ts; a part that the package lacks is passed over in silence. */
export function parsePart(
  pack: Pick<Package, "archive" | "file">,
  part: string | undefined,
  handler: XmlHandler,
): void {
  if (part === undefined || !pack.archive.has(part)) return;
  parseXml({ file: pack.file, part, namespaces, feed: (take) => pack.archive.unpack(part, take) }, handler);
}

/** The one part that the main document relates to by a type, such as "styles". */
export function partOf(pack: Package, type: string): string | undefined {
  return pack.relations.ofType(type)[0];
}
