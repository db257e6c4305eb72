export { readDocx } from "./read.ts";
