import { existsSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import type { Document } from "#document";
import { readBytes } from "#readers";
import { sharedData } from "../../test/shared-data.ts";
import { type KnownName, knownNames } from "./data/names.data.ts";
import { wordCount } from "./passage.ts";

export interface Source {
  name: string;
  document: Document;
  names: readonly KnownName[];
}

const files: Record<string, string> = {
  mueller: "documents/series/mueller_volume_1.md",
  quic: "documents/series/quic_transport/draft-ietf-quic-transport_2018-06-10.md",
  darfur: "documents/long/S_2025_239.en.pdf",
  haiti: "documents/long/S_2025_356.en.pdf",
};

export const sourceNames = Object.keys(files);

/** Path of a file or folder of the shared data, or undefined where it is absent. */
export function dataPath(path: string): string | undefined {
  const folder = sharedData();
  const full = folder && join(folder, path);
  return full && existsSync(full) ? full : undefined;
}

/** Reads one of the benchmark's texts through the readers; undefined where the data is absent. */
export async function readSource(name: string): Promise<Source | undefined> {
  const path = dataPath(files[name] ?? "");
  if (!path) return undefined;
  return { name, document: await readPath(path), names: knownNames[name] ?? [] };
}

export async function readPath(path: string): Promise<Document> {
  const { document } = await readBytes(new Uint8Array(readFileSync(path)), { name: basename(path) });
  return document;
}

/** Paragraphs of a text that can be inserted into another one. */
export function donorsOf(document: Document): string[] {
  return document.blocks
    .filter(({ kind, marks }) => (kind === "numbered" || kind === "paragraph") && marks.length === 0)
    .map((block) => block.text)
    .filter((text) => {
      const words = wordCount(text);
      return (
        words >= 30 &&
        words <= 200 &&
        /^\p{Lu}.*\.$/u.test(text) &&
        (text.match(/[\p{L} ,.]/gu)?.length ?? 0) > 0.92 * text.length
      );
    });
}
