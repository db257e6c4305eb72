/**
 * Legal forms of companies as they stand in names, lower case and folded, longest first where one begins another.
 * Sources: ISO 20275 (entity legal forms), the company laws of the countries named, and UN sanctions lists for the
 * English renderings of Korean, Chinese and Russian forms. Each group names one form, so that variants compare equal.
 */
export const legalForms: readonly (readonly string[])[] = [
  // United Kingdom, Ireland, Commonwealth, Hong Kong, Singapore
  ["ltd", "limited", "ltd company"],
  ["co ltd", "company limited", "co limited", "company ltd"],
  ["pte ltd", "private limited", "pvt ltd", "pte limited", "private limited company", "pty ltd", "pty limited"],
  ["plc", "public limited company"],
  ["llp", "limited liability partnership"],
  // United States
  ["llc", "l l c", "limited liability company", "limited liability co", "co llc", "company llc"],
  ["inc", "incorporated"],
  ["corp", "corporation", "corp ltd", "corporation limited"],
  ["co", "company"],
  ["lp", "limited partnership"],
  // Russia and the states around it
  ["ooo", "ооо", "общество с ограниченной ответственностью", "tov", "тов", "тoo", "too", "тоо"],
  ["ao", "ао", "акционерное общество", "jsc", "joint stock company", "joint stock co"],
  ["oao", "оао", "ojsc", "open joint stock company"],
  ["zao", "зао", "cjsc", "closed joint stock company"],
  ["pao", "пао", "pjsc", "public joint stock company"],
  ["fgup", "фгуп", "federal state unitary enterprise", "unitary enterprise"],
  // Germany, Austria, Switzerland, the Netherlands, the Nordic states
  ["gmbh", "gesellschaft mit beschrankter haftung", "ges m b h"],
  ["ag", "aktiengesellschaft"],
  ["kg", "gmbh co kg", "kommanditgesellschaft"],
  ["bv", "b v", "besloten vennootschap"],
  ["nv", "n v", "naamloze vennootschap"],
  ["ab", "aktiebolag"],
  ["as", "a s", "aksjeselskap", "aps"],
  ["oy", "oyj"],
  // France, Spain, Italy, Portugal, Latin America, francophone Africa
  ["sa", "s a", "societe anonyme", "sociedad anonima"],
  ["sarl", "s a r l", "societe a responsabilite limitee"],
  ["sas", "s a s"],
  ["srl", "s r l", "s de r l", "sociedad de responsabilidad limitada", "societatea cu raspundere limitata"],
  ["sa de cv", "s a de c v"],
  ["spa", "s p a"],
  ["lda", "ltda", "limitada"],
  // Gulf, Turkey, Iran
  ["fze", "fzc", "fzco", "fz llc", "fze llc", "free zone establishment"],
  ["wll", "w l l"],
  ["dmcc"],
  ["est", "establishment"],
  ["sti", "ltd sti", "limited sirketi"],
  ["pjs", "p j s", "private joint stock"],
  // Central and South-Eastern Europe, South-East Asia
  ["doo", "d o o"],
  ["sro", "s r o"],
  ["sp z o o", "sp zoo", "sp z oo"],
  ["kft"],
  ["ood", "eood"],
  ["sdn bhd", "sendirian berhad", "bhd", "berhad"],
  ["tbk", "pt tbk"],
  // East Asia
  ["kk", "k k", "kabushiki kaisha", "株式会社", "有限会社"],
  ["有限公司", "有限责任公司", "股份有限公司", "集团"],
  ["주식회사", "회사", "유한회사"],
];

/** Forms that stand before the name rather than behind it. */
export const leadingForms: readonly string[] = [
  "ooo",
  "ооо",
  "ao",
  "ао",
  "oao",
  "оао",
  "zao",
  "зао",
  "pao",
  "пао",
  "llc",
  "jsc",
  "pt",
  "fgup",
  "фгуп",
  "tov",
  "тов",
];
