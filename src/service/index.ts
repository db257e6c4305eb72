export * from "./acts/index.ts";
export * from "./keeping/index.ts";
