export { detect } from "./detect.ts";
export { type OpenList, openList } from "./open.ts";
export type { Oddity } from "./problems.ts";
export { readParties } from "./read-parties.ts";
export { type Format, ListHeader } from "./reading.ts";
export { bytesSource, fileSource, type Source } from "./source.ts";
