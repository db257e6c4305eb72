import { compactScript } from "../shell.ts";
import { setUpFilters } from "./filters.ts";
import { setUpKeys } from "./keys.ts";
import { makePage } from "./page.ts";
import { makeSearch } from "./search.ts";
import { setUpTexts } from "./texts.ts";
import { setUpViews } from "./views.ts";

/**
 * The page's script. Each part is a plain function that uses nothing from outside but `page`, so that its source,
 * types stripped by whoever runs us, is the script itself: what is type-checked and tested is what the page runs.
 */
export function pageScript(): string {
  const parts = [setUpTexts, setUpFilters, setUpViews, setUpKeys].map((part) => `(${part})(page);`);
  const script = `"use strict";\n(()=>{const page=(${makePage})(document,${makeSearch});\n${parts.join("\n")}\n})();`;
  return compactScript(script);
}
