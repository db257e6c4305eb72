import { symbolFonts } from "./symbols.data.ts";

/**
 * The character that w:sym shows: symbol fonts keep theirs at F020 to F0FF of the private area (ISO/IEC 29500-1
 * clause 17.3.3.30). A sign of a symbol font that has no counterpart here stays at its private place.
 */
export function symbol(font: string | undefined, code: string | undefined): string {
  const value = Number.parseInt(code ?? "", 16);
  if (!Number.isFinite(value) || value < 0x20 || value > 0xffff || (value >= 0xd800 && value <= 0xdfff)) return "";
  const low = value >= 0xf000 && value <= 0xf0ff ? value - 0xf000 : value;
  const table = symbolFonts[(font ?? "").toLowerCase()];
  if (table) return table[low] ?? String.fromCharCode(value);
  return String.fromCharCode(low);
}
