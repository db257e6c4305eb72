export { ownershipToJson } from "./json.ts";
export { ownershipToHtml } from "./page.ts";
export { ownershipSvg } from "./svg.ts";
export { ownershipToTerminal } from "./terminal.ts";
