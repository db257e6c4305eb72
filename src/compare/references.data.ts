/** What a cross-reference can point at. */
export type TargetKind = "paragraph" | "note" | "annex" | "section" | "table" | "figure" | "box";

/**
 * Words before the number of a cross-reference, by what they point at; the six official languages of the United
 * Nations. Source: United Nations Editorial Manual Online, "Cross-references" and "Footnotes and other notes", and
 * the same expressions in the official translations of one document.
 */
export const referenceWords: Record<TargetKind, string[]> = {
  paragraph: [
    ...["paragraphs", "paragraph", "paras.", "paras", "para.", "para"],
    ...["paragraphes", "paragraphe", "par."],
    ...["párrafos", "párrafo", "párrs.", "párr."],
    ...["пункты", "пункта", "пунктах", "пунктам", "пунктами", "пунктов", "пункте", "пунктом", "пункту", "пункт"],
    ...["пп.", "п."],
    ...["الفقرات", "الفقرة", "للفقرات", "للفقرة", "الفقرتين", "الفقرتان"],
  ],
  note: [
    ...["footnotes", "footnote", "endnotes", "endnote", "notes", "note"],
    ...["notes de bas de page", "note de bas de page", "notas", "nota"],
    ...["сноски", "сносках", "сносках", "сноске", "сноску", "сноска", "примечания", "примечание"],
    ...["الحاشيتين", "الحواشي", "الحاشية", "脚注"],
  ],
  annex: [
    ...["annexes", "annex", "appendices", "appendix", "enclosures", "enclosure"],
    ...["annexe", "appendice", "pièce jointe", "anexos", "anexo", "apéndice"],
    ...["приложениях", "приложениям", "приложения", "приложении", "приложению", "приложением", "приложение"],
    ...["المرفقات", "المرفقين", "المرفق", "للمرفق", "附件", "附录"],
  ],
  section: [
    ...["sections", "section", "sects.", "sect.", "chapters", "chapter", "chap.", "parts", "part"],
    ...["chapitres", "chapitre", "parties", "partie", "secciones", "sección", "capítulos", "capítulo", "parte"],
    ...["разделах", "разделы", "раздела", "разделе", "разделу", "раздел", "главах", "главы", "главе", "глава"],
    ...["الفروع", "الفرع", "الفصول", "الفصل", "الجزء"],
  ],
  table: [
    ...["tables", "table", "tableaux", "tableau", "cuadros", "cuadro", "tablas", "tabla"],
    ...["таблицах", "таблицы", "таблице", "таблицу", "таблица", "الجداول", "الجدول", "表"],
  ],
  figure: [
    ...["figures", "figure", "fig.", "figuras", "figura", "gráficos", "gráfico", "graphiques", "graphique"],
    ...["рисунках", "рисунки", "рисунке", "рисунка", "рисунок", "диаграммы", "диаграмме", "диаграмма"],
    ...["الأشكال", "الشكل", "图"],
  ],
  box: ["boxes", "box", "encadrés", "encadré", "recuadros", "recuadro", "вставке", "вставка", "الإطار", "框"],
};

/** Words that come after the number in Chinese: 第12段, 第三节. */
export const referenceClassifiers: Record<string, TargetKind> = { 段: "paragraph", 节: "section", 章: "section" };

/** Words between the numbers of one reference: "paragraphs 3, 5 and 7 to 9". */
export const listWords = [
  ...["and", "or", "to", "through", "et", "ou", "à", "y", "e", "o", "a", "al", "и", "или", "до", "по"],
  ...["و", "إلى", "和", "及", "至", "到"],
];

/**
 * What follows the number where the reference stays in this document ("paragraph 12 of the present report",
 * "paragraph 3 of annex II"); "of" followed by anything else names another document ("paragraph 12 of resolution …").
 */
export const ownDocument: { of: string[]; own: string[] } = {
  of: ["of", "in", "to", "du", "de", "des", "de la", "del", "dans", "en"],
  own: [
    ...["the present", "the current", "this", "annex", "appendix", "section", "sect.", "chapter", "part", "enclosure"],
    ...[
      "présent",
      "la présente",
      "ce",
      "l'annexe",
      "l\u2019annexe",
      "la section",
      "presente",
      "el presente",
      "la sección",
    ],
    ...["el anexo", "anexo"],
  ],
};
