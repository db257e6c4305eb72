export { detectFormat } from "./detect.ts";
export { isAnnexHeading, isCaption, splitPrintedNumber } from "./numbers.ts";
export { readFile } from "./open.ts";
export { limits, type ReadOptions } from "./options.ts";
export { readBytes } from "./read.ts";
