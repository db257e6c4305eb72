import type { Comment } from "#document";
import { flatText } from "./flat-text.ts";
import { type Package, parsePart } from "./part.ts";
import type { PassageLog } from "./passages.ts";
import type { StoryContext } from "./story-frames.ts";
import { parseStories } from "./story-parser.ts";

interface Found {
  id: string;
  author: string | null;
  date: string | null;
  text: string;
}

/**
 * The comments with the passages that they stand at. A reply gets the passage of the comment that it answers, and
 * its place says so; that a comment was marked as done is said there too.
 */
export function readComments(pack: Package, passages: PassageLog, context: StoryContext): Comment[] {
  const found: Found[] = [];
  const part = pack.relations.ofType("comments")[0];
  parseStories(pack, part, (name, attributes) => {
    if (name !== "w:comment") return null;
    const comment: Found = {
      id: attributes("w:id") ?? "",
      author: attributes("w:author") ?? null,
      date: attributes("w:date") ?? null,
      text: "",
    };
    return {
      context,
      done: ({ flow }) => {
        comment.text = flatText(flow, "final").text.replace(/\s+/gu, " ").trim();
        found.push(comment);
      },
    };
  });
  const threads = readThreads(pack, part);
  const byId = new Map(found.map((comment) => [comment.id, comment]));
  return found.map(({ id, author, date, text }) => {
    const thread = threads.get(id);
    const parent = thread?.parent === undefined ? undefined : byId.get(thread.parent);
    const passage = passages.of(id) ?? (parent && passages.of(parent.id));
    const notes = [
      passage?.place ?? "not in the text",
      ...(parent ? [`reply to ${parent.author ?? "a comment"}`] : []),
      ...(thread?.done ? ["marked as done"] : []),
    ];
    return { author, date, text, passage: passage?.text ?? "", place: notes.join(", ") };
  });
}

/** Which comment answers which, and which are done ([MS-DOCX] 2.5.3): told by the id of each comment's last paragraph. */
function readThreads(pack: Package, comments: string | undefined): Map<string, { parent?: string; done: boolean }> {
  const extended = pack.relations.ofType("commentsExtended")[0];
  const threads = new Map<string, { parent?: string; done: boolean }>();
  if (extended === undefined) return threads;
  const commentOf = new Map<string, string>();
  let comment = "";
  parsePart(pack, comments, {
    open(name, attributes) {
      if (name === "w:comment") comment = attributes("w:id") ?? "";
      else if (name === "w:p") commentOf.set(attributes("w14:paraId") ?? "", comment);
    },
    close() {},
  });
  parsePart(pack, extended, {
    open(name, attributes) {
      const id = name === "w15:commentEx" ? commentOf.get(attributes("w15:paraId") ?? "") : undefined;
      if (id === undefined) return;
      const parent = commentOf.get(attributes("w15:paraIdParent") ?? "-");
      const done = attributes("w15:done") === "1" || attributes("w15:done") === "true";
      threads.set(id, parent === undefined ? { done } : { parent, done });
    },
    close() {},
  });
  return threads;
}
