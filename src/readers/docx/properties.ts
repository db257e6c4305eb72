import { type Package, parsePart } from "./part.ts";
import { relationsOf } from "./relations.ts";
import type { NoteKind, NoteRules } from "./story.ts";
import { whole } from "./values.ts";

/** Names under which properties are reported, where they differ from the file's own. */
const reported: Record<string, string> = { "dc:creator": "author" };
const longestValue = 2000;
const mostProperties = 500;

/** The package's properties (core, application, custom) by name: "author", "lastModifiedBy", "created", "template" … */
export function readProperties(pack: Package): Record<string, string> {
  const found = new Map<string, string>();
  const root = relationsOf(pack.archive, pack.file, "");
  const simple = (type: string) => {
    for (const part of root.ofType(type).slice(0, 1)) {
      let value = "";
      let depth = 0;
      parsePart(pack, part, {
        open() {
          depth += 1;
          value = "";
        },
        text(text) {
          if (depth === 2 && value.length < longestValue) value += text;
        },
        close(name) {
          depth -= 1;
          if (depth === 1 && name !== "") add(found, reported[name] ?? lowerFirst(name.replace(/^\w+:/u, "")), value);
        },
      });
    }
  };
  simple("core-properties");
  simple("metadata/core-properties");
  simple("extended-properties");
  simple("extendedProperties");
  readCustom(pack, root.ofType("custom-properties")[0] ?? root.ofType("customProperties")[0], found);
  return Object.fromEntries(found);
}

function readCustom(pack: Package, part: string | undefined, found: Map<string, string>): void {
  let name = "";
  let value = "";
  parsePart(pack, part, {
    open(element, attributes) {
      if (element !== "op:property") return;
      name = attributes("name") ?? "";
      value = "";
    },
    text(text) {
      if (name && value.length < longestValue) value += text;
    },
    close(element) {
      if (element === "op:property") add(found, `custom.${name}`, value);
    },
  });
}

function add(found: Map<string, string>, name: string, value: string): void {
  const text = value.trim().slice(0, longestValue);
  if (text !== "" && found.size < mostProperties && !found.has(name)) found.set(name, text);
}

function lowerFirst(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}

/** What settings.xml says of notes, of how the file came about, and of the language of its makers. */
export interface Settings {
  noteRules: Partial<Record<NoteKind, NoteRules>>;
  properties: Record<string, string>;
}

/** Reads the document's settings: note rules, template, revision saves, whether changes are being tracked. */
export function readSettings(pack: Package): Settings {
  const settings: Settings = { noteRules: {}, properties: {} };
  const part = pack.relations.ofType("settings")[0];
  const relations = part === undefined ? undefined : relationsOf(pack.archive, pack.file, part);
  let kind: NoteKind | null = null;
  let saves = 0;
  parsePart(pack, part, {
    open(name, attributes) {
      const value = attributes("w:val");
      if (name === "w:footnotePr" || name === "w:endnotePr") kind = name === "w:footnotePr" ? "footnote" : "endnote";
      else if (name === "w:attachedTemplate") {
        const target = relations?.target(attributes("r:id") ?? "");
        if (target) settings.properties.attachedTemplate = target.slice(0, longestValue);
      } else if (name === "w:rsid") saves += 1;
      else if (name === "w:trackRevisions" && value !== "0" && value !== "false")
        settings.properties.trackRevisions = "on";
      else if (name === "w:documentProtection" && attributes("w:edit"))
        settings.properties.documentProtection = attributes("w:edit") ?? "";
      if (kind === null) return;
      const rules = settings.noteRules[kind] ?? {};
      settings.noteRules[kind] = rules;
      if (name === "w:numFmt") rules.format = value ?? "decimal";
      else if (name === "w:numStart") rules.start = whole(value, 1, 0, 1_000_000);
      else if (name === "w:numRestart") rules.restart = value ?? "continuous";
    },
    close(name) {
      if (name === "w:footnotePr" || name === "w:endnotePr") kind = null;
    },
  });
  if (saves > 0) settings.properties.rsids = String(saves);
  return settings;
}

/** Names in people.xml ([MS-DOCX] 2.5.3): who took part in comments and tracked changes. */
export function readPeople(pack: Package): string[] {
  const people: string[] = [];
  parsePart(pack, pack.relations.ofType("people")[0], {
    open(name, attributes) {
      const author = name === "w15:person" ? attributes("w15:author") : undefined;
      if (author && people.length < mostProperties) people.push(author);
    },
    close() {},
  });
  return people;
}
