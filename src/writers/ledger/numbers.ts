/** "1 change", "3 changes", "1,204 changes". */
export function count(amount: number, one: string, many = `${one}s`): string {
  return `${grouped(amount)} ${amount === 1 ? one : many}`;
}

/** 1204 → "1,204". */
export function grouped(amount: number): string {
  return String(amount).replace(/\B(?=(?:\d{3})+$)/g, ",");
}

/** A difference with its sign: "−3", "+2", "0" (with a real minus sign). */
export function signed(difference: number): string {
  if (difference === 0) return "0";
  return difference < 0 ? `−${grouped(-difference)}` : `+${grouped(difference)}`;
}

const languages = new Intl.DisplayNames(["en"], { type: "language", fallback: "code" });

/** English name of a BCP 47 language; "language not detected" for "und". */
export function languageName(tag: string): string {
  if (tag === "und" || tag === "") return "language not detected";
  try {
    return languages.of(tag) ?? tag;
  } catch {
    return tag;
  }
}

const months = "January February March April May June July August September October November December".split(" ");

/** A date in words with the precision it has: "2018-09-13T…" → "13 September 2018"; anything unknown as it stands. */
export function dateInWords(date: string): string {
  const found = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?:T.*)?$/.exec(date);
  if (!found) return date;
  const [, year, month, day] = found;
  const name = month ? months[Number(month) - 1] : undefined;
  if (!name) return month ? date : (year ?? date);
  return day ? `${Number(day)} ${name} ${year}` : `${name} ${year}`;
}

/** "a", "a and b", "a, b and c". */
export function listed(items: readonly string[]): string {
  return items.length < 2 ? (items[0] ?? "") : `${items.slice(0, -1).join(", ")} and ${items.at(-1)}`;
}
