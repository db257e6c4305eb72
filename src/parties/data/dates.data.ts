/** Month names in folded form, by number, in the languages whose dates are read word by word; Chinese, Japanese and Korean write 年月日 or 년월일. */
export const monthNames: readonly (readonly string[])[] = [
  ["january", "jan", "janvier", "enero", "января", "январь", "يناير", "januar"],
  ["february", "feb", "fevrier", "febrero", "февраля", "февраль", "فبراير", "februar"],
  ["march", "mar", "mars", "marzo", "марта", "март", "مارس", "marz"],
  ["april", "apr", "avril", "abril", "апреля", "апрель", "ابريل"],
  ["may", "mai", "mayo", "мая", "май", "مايو"],
  ["june", "jun", "juin", "junio", "июня", "июнь", "يونيو", "juni"],
  ["july", "jul", "juillet", "julio", "июля", "июль", "يوليو", "juli"],
  ["august", "aug", "aout", "agosto", "августа", "август", "اغسطس"],
  ["september", "sep", "sept", "septembre", "septiembre", "setiembre", "сентября", "сентябрь", "سبتمبر"],
  ["october", "oct", "octobre", "octubre", "октября", "октябрь", "اكتوبر", "oktober"],
  ["november", "nov", "novembre", "noviembre", "ноября", "ноябрь", "نوفمبر"],
  ["december", "dec", "decembre", "diciembre", "декабря", "декабрь", "ديسمبر", "dezember"],
];
