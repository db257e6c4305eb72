export { screeningToCsv } from "./csv.ts";
export { screeningToHtml } from "./html/page.ts";
export { lineOf, screeningToJsonl } from "./jsonl.ts";
export type { AnsweredRows, ScreenedList, ScreeningReport } from "./report.ts";
export { reviewsToCsv, reviewToTerminal } from "./review.ts";
export { hitToTerminal } from "./terminal.ts";
export { screeningToXlsx } from "./xlsx.ts";
