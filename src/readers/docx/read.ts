import type { Evidence, Reading } from "#document";
import { PenholderError } from "#kernel";
import { buildDocument } from "../build.ts";
import { limits, type ReadOptions } from "../options.ts";
import { ChangeLog } from "./changes.ts";
import { readComments } from "./comments.ts";
import { readDiagram } from "./diagram.ts";
import { type DraftSource, makeDrafts } from "./drafts.ts";
import { HiddenLog } from "./hidden.ts";
import { readNotes, uncalledNotes } from "./notes.ts";
import { readNumbering } from "./numbering.ts";
import { openPackage } from "./package.ts";
import type { Package } from "./part.ts";
import { PassageLog } from "./passages.ts";
import { readPeople, readProperties, readSettings } from "./properties.ts";
import type { Story } from "./story.ts";
import type { StoryContext } from "./story-frames.ts";
import { parseStories } from "./story-parser.ts";
import { readStyles } from "./styles.ts";
import { holdsTwoTexts, viewRequired } from "./view.ts";

/**
 * Reads a DOCX file (transitional or strict Office Open XML). `options.view` says which of its texts is meant where
 * it carries tracked changes; without it such a file is refused (`view-required`). The evidence is the same in any
 * view. Throws `file-corrupt`, `file-too-complex`, `file-too-large`, `file-type-unknown` or `password-required`.
 */
export function readDocx(bytes: Uint8Array, options: ReadOptions): Reading {
  const { name } = options;
  if (bytes.length > limits.fileBytes)
    throw new PenholderError("file-too-large", `${name} has ${bytes.length} bytes; no report does.`, { file: name });
  const pack = openPackage(bytes, name);
  const log = { changes: new ChangeLog(), hidden: new HiddenLog(), passages: new PassageLog() };
  const warnings = new Set<string>();
  const styles = readStyles(pack);
  const context = (place: string): StoryContext => ({
    file: name,
    place,
    styles,
    ...log,
    relation: (id) => pack.relations.target(id),
    otherPart: (part) => readDiagram(pack, part),
    warn: (sentence) => warnings.add(sentence),
  });
  const step = (done: number, what: string) => options.onProgress?.(done, 4, what);

  step(0, "text");
  const story = readBody(pack, context("paragraph"));
  step(1, "notes");
  const notes = {
    footnote: readNotes(pack, "footnote", context),
    endnote: readNotes(pack, "endnote", context),
  };
  step(2, "evidence");
  const settings = readSettings(pack);
  const inText = [...log.changes.list];
  const evidence: Evidence = {
    comments: readComments(pack, log.passages, { ...context("comment"), changes: new ChangeLog() }),
    trackedChanges: [...inText, ...marginalChanges(pack, context)],
    hidden: [...log.hidden.list, ...uncalledNotes(story.flow, notes)],
    properties: { ...readProperties(pack), ...settings.properties },
    people: [],
    warnings: [],
  };
  evidence.people = peopleIn(evidence, readPeople(pack));
  if (options.view === undefined && holdsTwoTexts(inText)) throw viewRequired(name, inText, evidence.comments);

  step(3, "numbers");
  const source: DraftSource = {
    flow: story.flow,
    notes,
    styles,
    numbering: readNumbering(pack, styles),
    noteNumbering: { rules: settings.noteRules, sections: story.sections, laidOut: story.laidOut },
    language: styles.language,
  };
  const { drafts, title } = makeDrafts(source, options.view ?? "final");
  evidence.warnings = [...warnings];
  const document = buildDocument("docx", title || (evidence.properties.title ?? ""), drafts, name);
  step(4, "done");
  return { document, evidence };
}

function readBody(pack: Package, context: StoryContext): Story {
  let body: Story | undefined;
  parseStories(pack, pack.main, (name) =>
    name === "w:body" && body === undefined
      ? {
          context,
          done: (story) => {
            body = story;
          },
        }
      : null,
  );
  if (!body)
    throw new PenholderError("file-corrupt", `${pack.file} is damaged: its part ${pack.main} holds no document body.`, {
      file: pack.file,
      at: pack.main,
    });
  return body;
}

/** Tracked changes in running heads and feet: evidence, though these are not part of the text. */
function marginalChanges(pack: Package, context: (place: string) => StoryContext): Evidence["trackedChanges"] {
  const changes = new ChangeLog();
  for (const kind of ["header", "footer"] as const)
    for (const [index, part] of pack.relations.ofType(kind).entries()) {
      const place = `${kind} ${index + 1}, paragraph`;
      const marginal = { ...context(place), changes, passages: new PassageLog() };
      parseStories(pack, part, (name) =>
        /^w:(?:hdr|ftr)$/u.test(name) ? { context: marginal, done: () => {} } : null,
      );
    }
  return changes.list;
}

function peopleIn(evidence: Evidence, named: string[]): string[] {
  const { author, lastModifiedBy, manager } = evidence.properties;
  const all = [
    author,
    lastModifiedBy,
    manager,
    ...evidence.trackedChanges.map((change) => change.author),
    ...evidence.comments.map((comment) => comment.author),
    ...named,
  ];
  return [...new Set(all.flatMap((person) => person?.trim() || []))];
}
