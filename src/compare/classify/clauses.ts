import type { Range, Side } from "./passage.ts";
import type { LanguageRules } from "./rules/index.ts";

/**
 * What kind of clause of a resolution a sentence is: of the preamble ("Recalling …,"), operative ("Endorses …."),
 * operative and asking somebody to act ("Requests …."), or none. An operative clause has no subject before its verb.
 */
export function clauseKind(
  side: Side,
  { from, to }: Range,
  { clauses }: LanguageRules,
): "preamble" | "operative" | "asking" | null {
  let at = from;
  while (at < to && clauses.before.has(side.tokens[at]?.lower ?? "")) at++;
  const opener = side.tokens[at]?.lower ?? "";
  const open = !/[.!?]/u.test(side.tokens[to - 1]?.text ?? "");
  if (open && (clauses.preamble.has(opener) || clauses.participles.some((ending) => opener.endsWith(ending))))
    return "preamble";
  if (!/^\p{Lu}/u.test(side.tokens[from]?.text ?? "") || at + 1 >= to) return null;
  return clauses.asking.has(opener) ? "asking" : clauses.operative.has(opener) ? "operative" : null;
}
