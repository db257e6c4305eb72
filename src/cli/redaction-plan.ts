import { z } from "zod";
import { type Document, type HidingPlan, reasons } from "#document";
import { PenholderError } from "#kernel";
import { bytesOf } from "./files.ts";
import { blocksByNumber } from "./paragraphs.ts";

const texts = z.array(z.string().min(1).max(10_000)).max(10_000);

const planSchema = z.strictObject({
  $schema: z.string().optional(),
  schema: z.literal("penholder/redactions/1"),
  hidings: z
    .array(
      z.strictObject({
        paragraphs: texts
          .optional()
          .describe('Paragraphs to hide whole, by printed number ("12", "(a)") or "id:" and block id.'),
        words: texts
          .optional()
          .describe("Words to hide wherever they stand, with the passage that was sealed around them."),
        numbers: texts.optional().describe("Paragraphs whose printed number is hidden too."),
        title: z.boolean().optional().describe("True to hide the title."),
        reason: z.enum(Object.keys(reasons)),
        authority: z.string().min(1).max(1000).describe("Who ordered it."),
        decision: z.string().min(1).max(1000).describe("The decision: its symbol, or its place in the record."),
      }),
    )
    .min(1)
    .max(10_000),
});

const largest = 16 * 1024 * 1024;

/** The JSON Schema of a plan, for docs/redactions.schema.json. */
export function planJsonSchema(): unknown {
  return z.toJSONSchema(planSchema);
}

/** Reads a plan and finds its paragraphs in the document. Throws `redactions-invalid`. */
export function readPlan(path: string, document: Document): HidingPlan[] {
  const plan = planSchema.safeParse(jsonOf(path));
  if (!plan.success) {
    const [issue] = plan.error.issues;
    const at = issue?.path.join(".") ?? "";
    const message = `${path}: ${at === "" ? "the plan" : at} is wrong (${issue?.message}): see docs/redactions.schema.json.`;
    throw new PenholderError("redactions-invalid", message, { file: path, at });
  }
  const find = (number: string) => blocksByNumber(document, number);
  return plan.data.hidings.map(({ paragraphs = [], words = [], numbers = [], title = false, ...order }) => ({
    passages: paragraphs.map((number) => ({ block: find(number), slots: null })),
    names: words,
    numbers: numbers.map(find),
    title,
    ...order,
  }));
}

function jsonOf(path: string): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytesOf(path, largest)));
  } catch (error) {
    if (error instanceof PenholderError) throw error;
    const message = `${path} is not JSON (${(error as Error).message}): write it as docs/redactions.schema.json describes.`;
    throw new PenholderError("redactions-invalid", message, { file: path }, error);
  }
}
