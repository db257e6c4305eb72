/**
 * Labelled pairs that are set aside when accuracy is measured beside the raw figure, with the reason: the label
 * contradicts others of the same data, or counts two that are not one. Facts about the labels, not about the score.
 */
const numbers = "the label counts two funds, trusts or ships with different numbers as one";
const koreans =
  "two names of different Korean syllables, labelled one; pairs of the same kind are labelled two (KIM SOK JIN and KIM SOK CHOL)";

export const setAside: readonly (readonly [name1: string, name2: string, reason: string])[] = [
  ["Bain Capital Fund X L.P.", "Bain Capital Fund XI L.P.", numbers],
  ["Citigroup Capital Trust XV", "Citigroup Capital Trust XX", numbers],
  ["Citigroup Capital Trust I", "Citigroup Capital Trust II", numbers],
  ["KKR Asian Fund III L.P.", "KKR Asian Fund IV L.P.", numbers],
  ["KKR North America Fund XII L.P.", "KKR North America Fund XIII L.P.", numbers],
  ["Blackstone Real Estate Partners V L.P.", "Blackstone Real Estate Partners VI L.P.", numbers],
  ["Blackstone Real Estate Partners IV L.P.", "Blackstone Real Estate Partners V L.P.", numbers],
  [
    "Wells Fargo Mortgage Backed Securities Trust 2005-AR16",
    "Wells Fargo Mortgage Backed Securities Trust 2006-AR16",
    numbers,
  ],
  ["Goldman Sachs Mortgage Loan Trust 2004-1", "Goldman Sachs Mortgage Loan Trust 2005-1", numbers],
  ["Bear Stearns Asset Backed Securities Trust 2006-2", "Bear Stearns Asset Backed Securities Trust 2007-2", numbers],
  ["Snow Storm 1", "Snow Storm 2", numbers],
  ["Kim Yong-chol", "Kim Yong-chun", koreans],
  ["KIM KYONG MIN", "KIM KYONG IL", koreans],
  ["KO CHOL HUN", "KO CHOL MAN", koreans],
  ["JANG YONG MIN", "JANG YONG SON", koreans],
  ["HAN BONG SU", "HAN JANG SU", koreans],
];

/** The reason why a pair is set aside; undefined for the others. */
export function reasonToSetAside(name1: string, name2: string): string | undefined {
  return setAside.find(([one, other]) => one === name1 && other === name2)?.[2];
}
