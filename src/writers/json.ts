import type { Ledger } from "#compare";
import type { Reading } from "#document";

/** The order of keys wherever these occur; others follow by the alphabet. */
const order = new Map(
  `schema documents title file view format language blocks words id key name number kind level parent page text marks cells
  offset note reworded original amended alignment similarity references layout changes side block start end class rule span
  from to before after edits section classes parties binding status request decision correction fit flags flag others
  excess gone paragraphsLost anonymised moved onlyIn ambiguous renumbered sections mentionsBefore mentionsAfter figures
  change citations lost bindings source signed unfulfilled requests by received paragraph passage proposed ground
  decisions outcome reason date corrections evidence trackedChanges type author place comments hidden properties people
  warnings summary byKind byClass silent bound ownCorrections notChecked document`
    .split(/\s+/u)
    .map((key, index) => [key, index] as const),
);

/** A ledger as JSON (docs/ledger.schema.json): keys in one fixed order, one line for each block and change. */
export function ledgerToJson(ledger: Ledger): string {
  return `${printed(ledger, 0, "")}\n`;
}

/** A document as read and what its file carries, as JSON: `{schema: "penholder/reading/1", document, evidence}`. */
export function inspectToJson(reading: Reading): string {
  return `${printed({ schema: "penholder/reading/1", ...reading }, 0, "")}\n`;
}

/** The first two levels spread over lines, what lies deeper on one line. */
function printed(value: unknown, depth: number, indent: string): string {
  if (depth > 2 || typeof value !== "object" || value === null) return JSON.stringify(sorted(value));
  const inner = `${indent} `;
  if (Array.isArray(value)) {
    if (value.length === 0) return "[]";
    return `[\n${value.map((item) => inner + JSON.stringify(sorted(item))).join(",\n")}\n${indent}]`;
  }
  const entries = sortedEntries(value);
  if (entries.length === 0) return "{}";
  const lines = entries.map(([key, item]) => `${inner}${JSON.stringify(key)}: ${printed(item, depth + 1, inner)}`);
  return `{\n${lines.join(",\n")}\n${indent}}`;
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(sortedEntries(value).map(([key, item]) => [key, sorted(item)]));
}

function sortedEntries(value: object): [string, unknown][] {
  const rank = (key: string) => order.get(key) ?? order.size;
  return Object.entries(value)
    .filter(([, item]) => item !== undefined)
    .sort(([a], [b]) => rank(a) - rank(b) || (a < b ? -1 : 1));
}
