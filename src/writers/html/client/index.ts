import { setUpFilters } from "./filters.ts";
import { setUpKeys } from "./keys.ts";
import { makePage } from "./page.ts";
import { setUpTexts } from "./texts.ts";
import { setUpViews } from "./views.ts";

/**
 * The page's script. Each part is a plain function that uses nothing from outside but `page`, so that its source,
 * types stripped by whoever runs us, is the script itself: what is type-checked and tested is what the page runs.
 */
export function pageScript(): string {
  const parts = [setUpTexts, setUpFilters, setUpViews, setUpKeys].map((part) => `(${part})(page);`);
  const script = `"use strict";\n(()=>{const page=(${makePage})(document);\n${parts.join("\n")}\n})();`;
  return compact(script).replaceAll("</", "<\\/");
}

/** Without the blanks that stripped types and indentation leave at the ends of lines. */
function compact(script: string): string {
  return script
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "" && !line.startsWith("//") && !/^\/?\*/.test(line))
    .join("\n");
}
