import type { Status } from "./flow.ts";
import { namespaces } from "./parts.ts";
import { element, escapeXml, part } from "./xml.ts";

const names: Record<Exclude<Status, "plain">, string> = {
  insert: "w:ins",
  delete: "w:del",
  "move-from": "w:moveFrom",
  "move-to": "w:moveTo",
};

/** The schema wants a date here, and here only: the beginning of time says that there is none. */
const noDate = "1970-01-01T00:00:00Z";

/** Tracked changes and comments by one author, each with an id of its own, without dates. */
export class Revisions {
  readonly #author: string;
  #last = 0;
  readonly #comments: string[] = [];

  constructor(author: string) {
    this.#author = author;
  }

  #attributes(): { "w:id": number; "w:author": string } {
    return { "w:id": ++this.#last, "w:author": this.#author };
  }

  /** The change of a paragraph's mark or of a row. */
  mark(status: Exclude<Status, "plain">): string {
    return element(names[status], this.#attributes());
  }

  /** Runs inside the change that they belong to. */
  wrap(runs: string, status: Status): string {
    return status === "plain" || !runs ? runs : element(names[status], this.#attributes(), runs);
  }

  /** The paragraph properties that the original had. */
  properties(before: string): string {
    return element("w:pPrChange", this.#attributes(), before);
  }

  /** A whole paragraph as one of the two places of a move. */
  moved(paragraph: string, status: "move-from" | "move-to", name: string): string {
    const range = status === "move-from" ? "w:moveFromRange" : "w:moveToRange";
    const attributes = this.#attributes();
    return (
      element(`${range}Start`, { ...attributes, "w:date": noDate, "w:name": name }) +
      paragraph +
      element(`${range}End`, { "w:id": attributes["w:id"] })
    );
  }

  /** A paragraph's content with comments on all of it. */
  commented(content: string, remarks: string[], status: Status): string {
    let xml = content;
    for (const remark of remarks) {
      const id = this.#comment(remark);
      xml = start(id) + xml + end(id) + this.wrap(reference(id), status);
    }
    return xml;
  }

  /** One run with a comment. */
  commentedRun(run: string, remark: string): string {
    const id = this.#comment(remark);
    return start(id) + run + end(id) + reference(id);
  }

  #comment(remark: string): number {
    const id = this.#comments.length;
    this.#comments.push(
      element(
        "w:comment",
        { "w:id": id, "w:author": this.#author, "w:initials": "P" },
        ...remark
          .split("\n")
          .map((line) =>
            element(
              "w:p",
              {},
              element("w:pPr", {}, element("w:pStyle", { "w:val": "CommentText" })),
              element("w:r", {}, element("w:t", { "xml:space": "preserve" }, escapeXml(line))),
            ),
          ),
      ),
    );
    return id;
  }

  /** word/comments.xml, or null where there is none. */
  commentsPart(): string | null {
    return this.#comments.length === 0 ? null : part(element("w:comments", namespaces, ...this.#comments));
  }
}

const start = (id: number) => element("w:commentRangeStart", { "w:id": id });
const end = (id: number) => element("w:commentRangeEnd", { "w:id": id });
const reference = (id: number) =>
  element(
    "w:r",
    {},
    element("w:rPr", {}, element("w:rStyle", { "w:val": "CommentReference" })),
    element("w:commentReference", { "w:id": id }),
  );
