/** How lists of corrections to a document are titled, lower-cased: United Nations usage in the six official languages, and others. */
export const corrigendumTitles: readonly string[] = [
  "corrigendum",
  "corrigenda",
  "erratum",
  "errata",
  "rectificatif",
  "corrección",
  "corrección de errores",
  "исправление",
  "更正",
  "تصويب",
  "berichtigung",
  "rettifica",
  "retificação",
];
