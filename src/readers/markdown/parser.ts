import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";

const processor = unified().use(remarkParse).use(remarkGfm).freeze();

/** Parses CommonMark with GitHub's tables and footnotes. */
export function parse(source: string) {
  return processor.parse(source);
}

/** Any node below the root of a syntax tree. */
export type Node = ReturnType<typeof parse>["children"][number];
