/** Irregular English verbs that reports use: lemma → past and participle (and further forms). */
const irregular: Record<string, string[]> = {
  be: ["is", "are", "was", "were", "been", "being", "am"],
  have: ["has", "had", "having"],
  do: ["does", "did", "done", "doing"],
  say: ["said"],
  tell: ["told"],
  find: ["found"],
  think: ["thought"],
  know: ["known", "knew"],
  understand: ["understood"],
  hold: ["held"],
  see: ["seen", "saw"],
  hear: ["heard"],
  feel: ["felt"],
  show: ["shown"],
  prove: ["proven"],
  lead: ["led"],
  leave: ["left"],
  take: ["took", "taken"],
  make: ["made"],
  give: ["gave", "given"],
  break: ["broke", "broken"],
  run: ["ran"],
  fall: ["fell", "fallen"],
  rise: ["rose", "risen"],
  draw: ["drew", "drawn"],
  bear: ["bore", "borne"],
  seek: ["sought"],
  deal: ["dealt"],
  undertake: ["undertook", "undertaken"],
};
// Verbs of one stressed final syllable, whose last consonant doubles.
const doubling = new Set(["admit", "infer", "submit", "refer", "commit", "confer", "permit", "transfer", "rebut"]);

/** All forms of an English verb, from its lemma: irregular ones from the table, the rest by spelling rules. */
export function inflect(lemma: string): string[] {
  const forms = new Set([lemma]);
  for (const form of irregular[lemma] ?? []) forms.add(form);
  if (lemma === "be" || lemma === "have" || lemma === "do") return [...forms];
  const stem = lemma.replace(/e$/u, "");
  const known = irregular[lemma] !== undefined && lemma !== "show" && lemma !== "prove";
  if (/[^aeiou]y$/u.test(lemma)) {
    forms.add(`${lemma.slice(0, -1)}ies`).add(`${lemma}ing`);
    if (!known) forms.add(`${lemma.slice(0, -1)}ied`);
  } else {
    const last = doubling.has(lemma) ? lemma.slice(-1) : "";
    forms.add(/(?:s|x|z|ch|sh|o)$/u.test(lemma) ? `${lemma}es` : `${lemma}s`);
    forms.add(/(?:ee|ye|oe)$/u.test(lemma) ? `${lemma}ing` : `${stem}${last}ing`);
    if (!known) forms.add(`${stem}${last}ed`);
  }
  return [...forms];
}
