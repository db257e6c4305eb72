export { screeningToCsv } from "./csv.ts";
export { lineOf, screeningToJsonl } from "./jsonl.ts";
export type { AnsweredRows, ScreenedList, ScreeningReport } from "./report.ts";
export { hitToTerminal } from "./terminal.ts";
export { screeningToXlsx } from "./xlsx.ts";
