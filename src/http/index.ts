export type { Answer } from "./server/answer.ts";
