import type { PageTags, TagPlace } from "./types.ts";

/** Roles of elements that stand inside a line; all others make a block of their own. */
const inline = new Set([
  "Span",
  "NonStruct",
  "Link",
  "Lbl",
  "LBody",
  "Quote",
  "Em",
  "Strong",
  "Reference",
  "Code",
  "Sub",
  "Annot",
  "Ruby",
  "Warichu",
  "Form",
  "Figure",
  "Formula",
  "BibEntry",
]);

/** Depth of elements beyond which a tree is not followed. */
const deepest = 256;

interface Element {
  role: string;
  children: readonly unknown[];
}

/**
 * Flattens pdf.js's structure tree of one page: for each marked-content number the block, table, row, cell and note
 * that it belongs to (PDF 32000-1, 14.8.4). Null where the page has no tree.
 */
export function readTags(tree: unknown): PageTags | null {
  const root = toElement(tree);
  if (!root) return null;
  const tags: PageTags = { places: new Map(), rows: new Map() };
  let blocks = 0;
  let elements = 0;
  const open = (role: string): number => {
    if (role !== "") blocks += 1;
    return blocks;
  };
  const walk = (
    element: Element,
    outer: TagPlace,
    item: { block: number; used: boolean } | null,
    depth: number,
  ): void => {
    if (depth > deepest || elements++ > 200_000) return;
    let own = item;
    let place = outer;
    const { role } = element;
    if (role === "Lbl") place = { ...outer, label: true };
    else if (role === "LI") {
      place = { ...outer, block: open(role), role, label: false };
      own = { block: place.block, used: false };
    } else if (role === "Note") {
      place = { ...outer, block: open(role), role, label: false, table: null, row: null, cell: null };
      place.note = place.block;
      own = null;
    } else if (!inline.has(role)) {
      // The first paragraph of a list item carries on the line of its label.
      if (own && !own.used && role === "P") place = { ...outer, role: "LI", label: false };
      else place = { ...outer, block: open(role), role, label: false };
      if (own && role !== "L") own.used = true;
      if (role === "Table") place.table = place.block;
      if (role === "TR") {
        place.row = place.block;
        tags.rows.set(place.block, []);
      }
      if (role === "TD" || role === "TH") {
        place.cell = place.block;
        if (place.row !== null) tags.rows.get(place.row)?.push(place.block);
        own = null;
      }
    }
    for (const child of element.children) {
      const id = contentNumber(child);
      if (id !== null) tags.places.set(id, place);
      else {
        const inner = toElement(child);
        if (inner) walk(inner, place, own, depth + 1);
      }
    }
  };
  walk(root, { block: 0, role: "Document", table: null, row: null, cell: null, note: null, label: false }, null, 0);
  return tags.places.size > 0 ? tags : null;
}

function toElement(value: unknown): Element | null {
  if (value === null || typeof value !== "object" || !("children" in value) || !Array.isArray(value.children))
    return null;
  return { role: "role" in value && typeof value.role === "string" ? value.role : "", children: value.children };
}

/** pdf.js names tagged content "p41R_mc7": the number after "_mc" stands in the page's own operators. */
function contentNumber(value: unknown): number | null {
  if (value === null || typeof value !== "object" || !("id" in value) || typeof value.id !== "string") return null;
  const at = value.id.lastIndexOf("_mc");
  const id = at < 0 ? Number.NaN : Number(value.id.slice(at + 3));
  return Number.isInteger(id) ? id : null;
}
