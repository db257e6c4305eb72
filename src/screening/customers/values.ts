import { type DayOrder, readDate } from "#parties";

const eastAsian = /^(\d{4})\s*[年년]\s*(?:(\d{1,2})\s*[月월]\s*(?:(\d{1,2})\s*[日일])?)?$/u;
const yearFirst = /^(\d{4})[/.](\d{1,2})(?:[/.](\d{1,2}))?(?:[ T][\d:.]+)?$/u;
const timed = /^(\d{1,2}[/.-]\d{1,2}[/.-]\d{4})[ T]\d{1,2}:[\d:.]+(?:\s*[ap]m)?$/iu;

/**
 * A date as customer files write it, as ISO 8601 as far as it is known; undefined where it is none. Besides what lists
 * use: 19840108, 1984/01/08, 1984.01.08, 1984年1月8日, and a time after the day. A year of two digits is no date: nobody
 * knows the century.
 */
export function customerDate(written: string, order: DayOrder = "day-month"): string | undefined {
  const text = digits(written.trim());
  if (text === "" || text.length > 60) return undefined;
  const found = eastAsian.exec(text) ?? yearFirst.exec(text) ?? (/^(\d{4})(\d{2})(\d{2})$/u.exec(text) || undefined);
  if (found) {
    const parts = found.slice(1, 4).filter((part) => part !== undefined);
    return iso(readDate(parts.map((part, at) => part.padStart(at === 0 ? 4 : 2, "0")).join("-")));
  }
  const date = readDate(timed.exec(text)?.[1] ?? text, order);
  return iso(date) ?? (date ? text : undefined);
}

const iso = (date: ReturnType<typeof readDate>): string | undefined =>
  date !== undefined && date.from === date.to && !date.approximate ? date.from : undefined;

/** Arabic-Indic, Persian and full-width digits as 0 to 9. */
function digits(text: string): string {
  return text.replace(/[\u0660-\u0669\u06f0-\u06f9\uff10-\uff19]/gu, (digit) => {
    const code = digit.charCodeAt(0);
    const zero = code >= 0xff10 ? 0xff10 : code >= 0x06f0 ? 0x06f0 : 0x0660;
    return String(code - zero);
  });
}

/** Whether the month stands first in a column of dates: one whose second number cannot be a month says so. */
export function dayOrderOf(values: Iterable<string>): DayOrder {
  let american = 0;
  let others = 0;
  for (const value of values) {
    const found = /^(\d{1,2})[/.-](\d{1,2})[/.-]\d{4}/u.exec(value.trim());
    if (!found) continue;
    if (Number(found[1]) > 12) others++;
    else if (Number(found[2]) > 12) american++;
  }
  return american > others ? "month-day" : "day-month";
}

const male =
  /^(?:m|male|man|mr|herr|mann|mannlich|männlich|homme|masculin|h|hombre|masculino|uomo|maschio|м|муж|мужской|мужчина|男|男性|남|남자|남성|ذكر|مرد|זכר|erkek|1)\.?$/iu;
const female =
  /^(?:f|female|woman|mrs|ms|miss|frau|w|weiblich|femme|feminin|féminin|mujer|femenino|donna|femmina|ж|жен|женский|женщина|女|女性|여|여자|여성|أنثى|انثى|زن|נקבה|kadin|kadın|2)\.?$/iu;

/** "male" or "female" in the words of many languages, and ISO 5218's 1 and 2; undefined where it is neither. */
export function customerGender(written: string): "male" | "female" | undefined {
  const text = written.trim().normalize("NFC");
  return male.test(text) ? "male" : female.test(text) ? "female" : undefined;
}

/** What separates several values in one cell. */
const separators = /[;|\n]/u;
/** What JSON lists are joined by. */
const unit = "\u001f";

/** The values of a cell: "A; B" is two. */
export function valuesOf(cell: string): string[] {
  return cell
    .split(unit)
    .flatMap((part) => part.split(separators))
    .map((value) => value.trim())
    .filter((value) => value !== "" && !/^(?:-|--|n\/?a|null|none|nil|unknown|\?+|\.+)$/iu.test(value));
}
