/**
 * Words that decide whether a leading figure is a printed number or part of a sentence, and the words that open
 * annexes and captions. Gathered from the usage of United Nations reports in the six official languages and of
 * common office documents in German, Italian, Portuguese and Dutch.
 */

/** What follows a measured quantity ("1.5 million"), lower-cased: such a figure is text. */
export const units = new Set(
  "million billion trillion thousand hundred percent per cent tons tonnes ton kg km km² m m² cm mm ha mw gw kw kwh mhz ghz gb mb tb barrels litres liters metres meters miles hours days years months usd eur us$ €  $ % °c bn mn ppm".split(
    /\s+/,
  ),
);

/** Months in languages that write an ordinal point after the day ("12. März"), lower-cased. */
export const monthsAfterPoint = new Set(
  "januar jänner februar märz april mai juni juli august september oktober november dezember marts maj december ledna února března dubna května června července srpna září října listopadu prosince siječnja veljače ožujka travnja svibnja lipnja srpnja kolovoza rujna studenoga prosinca tammikuuta helmikuuta január január".split(
    /\s+/,
  ),
);

/** Months that begin with a capital: "30 December 2002" is a date, not section 30. */
export const capitalMonths = new Set(
  "january february march april may june july august september october november december januar jänner februar märz mai juni juli oktober dezember".split(
    " ",
  ),
);

/** What a person does or is, after an initial and a surname ("A. Smith said"). */
export const personVerbs = new Set(
  "said says told was is has had were are have wrote writes stated states reported argued noted added explained confirmed denied declined joined served became et al replied answered testified claimed met asked who did does would could".split(
    /\s+/,
  ),
);

/** Openers of an annex, lower-cased; `alone` may stand without a number. */
export const annexWords: { word: string; alone: boolean }[] = [
  ...["annex", "annexes", "appendix", "appendices", "enclosure", "enclosures", "attachment"].map(alone),
  ...["annexe", "appendice", "pièce jointe", "anexo", "anexos", "apéndice", "allegato", "anhang", "bijlage"].map(alone),
  ...["приложение", "приложения", "добавление", "дополнение"].map(alone),
  ...["附件", "附录", "附文", "المرفق", "مرفق", "التذييل", "تذييل", "ضميمة"].map(alone),
  ...["schedule", "exhibit", "anlage", "ek"].map((word) => ({ word, alone: false })),
];

function alone(word: string): { word: string; alone: boolean } {
  return { word, alone: true };
}

/** Openers of a caption, lower-cased; a number must follow. */
export const captionWords = [
  ..."table figure fig. chart graph map box photo photograph image picture plate diagram illustration".split(" "),
  ..."tableau carte encadré graphique cuadro gráfico mapa figura recuadro tabla imagen tabella quadro".split(" "),
  ..."tabelle abbildung abb. karte tabel figuur таблица рисунок рис. диаграмма карта вставка".split(" "),
  ..."表 图 圖 方框 الجدول جدول الشكل شكل الخريطة الإطار".split(" "),
];
