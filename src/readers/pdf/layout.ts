import { geometricRegions } from "./geometric.ts";
import { paintsSpaces } from "./lines.ts";
import { taggedRegions } from "./tagged.ts";
import type { PageContent, Region } from "./types.ts";

/** Brings what is painted on a page into reading order: columns of lines, and tables. */
export function layoutPage(content: PageContent): Region[] {
  const spaces = paintsSpaces(content.words);
  return content.tags ? taggedRegions(content, content.tags, spaces) : geometricRegions(content, content.words, spaces);
}
