import ar from "i18n-iso-countries/langs/ar.json" with { type: "json" };
import de from "i18n-iso-countries/langs/de.json" with { type: "json" };
import el from "i18n-iso-countries/langs/el.json" with { type: "json" };
import fa from "i18n-iso-countries/langs/fa.json" with { type: "json" };
import he from "i18n-iso-countries/langs/he.json" with { type: "json" };
import italian from "i18n-iso-countries/langs/it.json" with { type: "json" };
import ja from "i18n-iso-countries/langs/ja.json" with { type: "json" };
import ko from "i18n-iso-countries/langs/ko.json" with { type: "json" };
import nl from "i18n-iso-countries/langs/nl.json" with { type: "json" };
import pl from "i18n-iso-countries/langs/pl.json" with { type: "json" };
import pt from "i18n-iso-countries/langs/pt.json" with { type: "json" };
import th from "i18n-iso-countries/langs/th.json" with { type: "json" };
import tr from "i18n-iso-countries/langs/tr.json" with { type: "json" };
import uk from "i18n-iso-countries/langs/uk.json" with { type: "json" };
import vi from "i18n-iso-countries/langs/vi.json" with { type: "json" };
import zh from "i18n-iso-countries/langs/zh.json" with { type: "json" };
import { countryCode } from "#parties";

const languages = [ar, de, el, fa, he, italian, ja, ko, nl, pl, pt, th, tr, uk, vi, zh] as {
  countries: Record<string, string | string[]>;
}[];
let names: ReadonlyMap<string, string> | undefined;

/**
 * The code of a country as customer files write it: a code in either case, or a name in the languages of sanctions lists
 * or of the table above. Undefined where none or more than one may be meant.
 */
export function customerCountry(written: string): string | undefined {
  const text = written.trim();
  const known = countryCode(/^[a-z]{2,3}$/u.test(text) ? text.toUpperCase() : text);
  if (known !== undefined || text === "" || text.length > 100) return known;
  names ??= table();
  return names.get(plain(text)) || undefined;
}

const plain = (name: string): string =>
  name
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s.'’״"-]+/gu, " ")
    .trim();

function table(): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const { countries } of languages)
    for (const [code, each] of Object.entries(countries))
      for (const name of [each].flat()) {
        const known = found.get(plain(name));
        // A name that means another country in another language means none.
        found.set(plain(name), known === undefined || known === code.toLowerCase() ? code.toLowerCase() : "");
      }
  return found;
}
