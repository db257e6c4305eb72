export * from "./acts/index.ts";
