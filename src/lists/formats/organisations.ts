import { withoutLegalForm, wordsOf } from "#names";

/** Company where the name carries a legal form (Ltd, GmbH, OOO …), else the wider Organization. */
export function organisationSchema(name: string): "Company" | "Organization" {
  const words = wordsOf(name);
  return withoutLegalForm(words).length < words.length ? "Company" : "Organization";
}
