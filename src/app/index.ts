export * from "./screening.ts";
