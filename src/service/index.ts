export * from "./screening/index.ts";
