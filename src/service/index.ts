export * from "./acts/index.ts";
export * from "./delivery/index.ts";
export * from "./export/index.ts";
export * from "./imports/index.ts";
export * from "./keeping/index.ts";
export * from "./reading/index.ts";
