export { documentToMarkdown } from "./document-markdown.ts";
export { type DocxOptions, documentToDocx } from "./docx/document.ts";
export { ledgerToDocx } from "./docx/ledger.ts";
export { type HtmlOptions, ledgerToHtml } from "./html/page.ts";
export { inspectToJson, ledgerToJson } from "./json.ts";
export { ledgerToMarkdown } from "./markdown/ledger.ts";
export { ownershipSvg, ownershipToHtml, ownershipToJson, ownershipToTerminal } from "./ownership/index.ts";
export {
  type AnsweredRows,
  hitToTerminal,
  lineOf,
  reviewsToCsv,
  reviewToTerminal,
  type ScreenedList,
  type ScreeningReport,
  screeningToCsv,
  screeningToHtml,
  screeningToJsonl,
  screeningToXlsx,
} from "./screening/index.ts";
export { inspectToTerminal } from "./terminal/inspect.ts";
export { ledgerToTerminal, type TerminalOptions } from "./terminal/ledger.ts";
export { harmless } from "./terminal/width.ts";
