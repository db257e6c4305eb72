import { z } from "zod";
import { type Act, actBodies } from "#acts";
import { PenholderError } from "#kernel";
import { registerBodies } from "#register";

/** One field of an act's body, as a command line offers it. */
export interface ActField {
  name: string;
  optional: boolean;
  /** The words that it may be, where it is one of few. */
  words: readonly string[] | undefined;
}

/** Every kind, those of the register among them. */
const bodies: Readonly<Record<string, z.ZodObject>> = { ...actBodies, ...registerBodies };

export const kindsOfActs = (): string[] => Object.keys(bodies);

/** The fields of a kind's body. Throws `act-invalid` for a kind that there is not. */
export function fieldsOf(kind: string): ActField[] {
  return Object.entries(shapeOf(kind)).map(([name, form]) => ({
    name,
    optional: form.safeParse(undefined).success,
    words: wordsOf(form),
  }));
}

function wordsOf(form: z.ZodType): string[] | undefined {
  const { enum: words = [] } = z.toJSONSchema(form);
  return words.length > 0 && words.every((word) => typeof word === "string") ? words : undefined;
}

/**
 * The body out of texts: each is taken as it stands where the field's form takes it, else as JSON; several of one name are
 * a list. `drawn` gives what the actor draws for himself where he names none. The form is the closed list's. Throws `act-invalid`.
 */
export function bodyOf(
  kind: string,
  given: Readonly<Record<string, readonly string[]>>,
  drawn: Readonly<Record<string, unknown>> = {},
): Act["body"] {
  const shape = shapeOf(kind);
  const body: Record<string, unknown> = {};
  for (const [name, texts] of Object.entries(given)) {
    const form = Object.hasOwn(shape, name) ? shape[name] : undefined;
    if (!form)
      throw invalid(`The body of "${kind}" has no field "${name}"; it has ${Object.keys(shape).join(", ") || "none"}.`);
    const value = readAs(form, texts);
    if (value === undefined) throw invalid(`The field "${name}" of "${kind}" cannot be ${quoted(texts)}.`);
    body[name] = value;
  }
  for (const [name, form] of Object.entries(shape)) {
    if (name in body) continue;
    const value = Object.hasOwn(drawn, name) ? drawn[name] : undefined;
    if (value !== undefined) body[name] = value;
    else if (form.safeParse([]).success) body[name] = [];
    else if (form.safeParse(null).success) body[name] = null;
    else if (!form.safeParse(undefined).success) throw invalid(`The body of "${kind}" lacks its field "${name}".`);
  }
  return body as Act["body"];
}

function readAs(form: z.ZodType, texts: readonly string[]): unknown {
  const [text] = texts;
  if (text === undefined) return undefined;
  const candidates = texts.length > 1 ? [texts, texts.map(jsonOf)] : [text, jsonOf(text), [text], [jsonOf(text)]];
  return candidates.find((one) => one !== undefined && form.safeParse(one).success);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function shapeOf(kind: string): Readonly<Record<string, z.ZodType>> {
  const form = Object.hasOwn(bodies, kind) ? bodies[kind] : undefined;
  if (!form) throw invalid(`There is no kind of act "${kind}"; penholder acts kinds lists them.`);
  return form.shape as Readonly<Record<string, z.ZodType>>;
}

const quoted = (texts: readonly string[]): string => `“${texts.join(", ").slice(0, 200)}”`;
const invalid = (sentence: string) => new PenholderError("act-invalid", sentence);
