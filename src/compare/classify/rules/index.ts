import { english } from "./en/index.ts";
import type { LanguageRules } from "./types.ts";

/** The languages that have rules, by BCP 47 primary tag. A language is added by a folder like `en/` and one line here. */
export const languages: ReadonlyMap<string, LanguageRules> = new Map([[english.language, english]]);

export type { AxisRules, CueKind, CueRule, DescriptionRules, LanguageRules } from "./types.ts";
