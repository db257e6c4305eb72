export { inspectToJson, ledgerToJson } from "./json.ts";
export { inspectToTerminal } from "./terminal/inspect.ts";
export { ledgerToTerminal, type TerminalOptions } from "./terminal/ledger.ts";
