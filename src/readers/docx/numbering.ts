import type { Package } from "./part.ts";
import { parsePart, partOf } from "./part.ts";
import type { Styles } from "./styles.ts";
import { isOn, whole } from "./values.ts";

/** One of the nine levels of a list, as defined. */
export interface Level {
  start: number;
  format: string;
  /** Text of the number, with %1 … %9 for the levels' counts. */
  text: string;
  /** Level (counted from 1) after which this one restarts; 0 never; undefined after any higher level. */
  restart?: number;
  /** All counts in it are printed as decimals. */
  legal: boolean;
  /** Paragraph style that this level belongs to. */
  style?: string;
  /** Language of spelled-out numbers. */
  language?: string;
}

/** A numbering instance: what a paragraph's w:numId names. */
export interface Numbering {
  /** Lists with one definition count on together. */
  definition: string;
  levels: ReadonlyMap<number, Level>;
  /** Level → count at which this instance starts anew on its first use. */
  startOverrides: ReadonlyMap<number, number>;
}

interface Definition {
  levels: Map<number, Level>;
  styleLink?: string;
}

interface Instance {
  definition: string;
  levels: Map<number, Level>;
  starts: Map<number, number>;
}

/** Reads the numbering part (ISO/IEC 29500-1 clause 17.9) and returns the lookup from w:numId. */
export function readNumbering(pack: Package, styles: Styles): (numId: string) => Numbering | undefined {
  const { definitions, instances } = parseNumbering(pack);
  const known = new Map<string, Numbering | undefined>();
  return (numId) => {
    if (!known.has(numId)) known.set(numId, resolve(numId, definitions, instances, styles));
    return known.get(numId);
  };
}

/** A definition may refer to a numbering style, which names another instance, and so on, a few times at most. */
function resolve(
  numId: string,
  definitions: Map<string, Definition>,
  instances: Map<string, Instance>,
  styles: Styles,
): Numbering | undefined {
  const instance = instances.get(numId);
  if (!instance) return undefined;
  let key = instance.definition;
  for (let step = 0; step < 10; step += 1) {
    const link = definitions.get(key)?.styleLink;
    const next = link === undefined ? undefined : instances.get(styles.numberingOf(link) ?? "");
    if (!next || next.definition === key) break;
    key = next.definition;
  }
  const definition = definitions.get(key);
  if (!definition) return undefined;
  const levels = new Map(definition.levels);
  for (const [level, override] of instance.levels) levels.set(level, override);
  return { definition: key, levels, startOverrides: instance.starts };
}

function parseNumbering(pack: Package): { definitions: Map<string, Definition>; instances: Map<string, Instance> } {
  const definitions = new Map<string, Definition>();
  const instances = new Map<string, Instance>();
  let definition: Definition | undefined;
  let instance: Instance | undefined;
  let level: Level | undefined;
  let overridden = 0;
  parsePart(pack, partOf(pack, "numbering"), {
    open(name, attributes) {
      const value = () => attributes("w:val");
      switch (name) {
        case "w:abstractNum":
          definition = { levels: new Map() };
          definitions.set(attributes("w:abstractNumId") ?? "", definition);
          break;
        case "w:numStyleLink":
          if (definition) definition.styleLink = value() ?? "";
          break;
        case "w:num":
          instance = { definition: "", levels: new Map(), starts: new Map() };
          instances.set(attributes("w:numId") ?? "", instance);
          break;
        case "w:abstractNumId":
          if (instance) instance.definition = value() ?? "";
          break;
        case "w:lvlOverride":
          overridden = whole(attributes("w:ilvl"), 0, 0, 8);
          break;
        case "w:startOverride":
          instance?.starts.set(overridden, whole(value(), 1, 0, 1_000_000));
          break;
        case "w:lvl":
          level = { start: 0, format: "decimal", text: "", legal: false };
          (instance ?? definition)?.levels.set(whole(attributes("w:ilvl"), overridden, 0, 8), level);
          break;
        default:
          if (level) readLevel(level, name, attributes);
      }
    },
    close(name) {
      if (name === "w:lvl") level = undefined;
      else if (name === "w:abstractNum") definition = undefined;
      else if (name === "w:num") instance = undefined;
    },
  });
  return { definitions, instances };
}

/** A custom format ("001, 002, …") comes with a plain one beside it, for programs that do not know it. */
function customFormat(before: string, value: string | undefined, pattern: string | undefined): string {
  if (value !== "custom") return before.startsWith("zeros") ? before : (value ?? "decimal");
  const first = /^0{1,5}1(?=,|$)/u.exec(pattern ?? "")?.[0];
  return first === undefined ? "decimal" : `zeros${first.length}`;
}

function readLevel(level: Level, name: string, attributes: (name: string) => string | undefined): void {
  const value = attributes("w:val");
  if (name === "w:start") level.start = whole(value, 0, 0, 1_000_000);
  else if (name === "w:numFmt") level.format = customFormat(level.format, value, attributes("w:format"));
  else if (name === "w:lvlText") level.text = (value ?? "").slice(0, 200);
  else if (name === "w:lvlRestart") level.restart = whole(value, 0, 0, 9);
  else if (name === "w:isLgl") level.legal = isOn(value);
  else if (name === "w:pStyle") level.style = value ?? "";
  else if (name === "w:lang" && value) level.language = value;
}
