import type { z } from "zod";
import { YenteError } from "../server/answer.ts";

/** A body as bytes in the form of a schema. Throws YenteError 422, in the form of FastAPI, where it is not. */
export function readBody<S extends z.ZodType>(schema: S, bytes: Uint8Array | undefined): z.output<S> {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes ?? new Uint8Array()));
  } catch {
    // The parser's own words would quote the body.
    throw new YenteError(422, [{ type: "json_invalid", loc: ["body"], msg: "The body is not JSON." }]);
  }
  const found = schema.safeParse(value);
  if (found.success) return found.data;
  throw new YenteError(422, issuesOf(found.error.issues, "body"));
}

/** Faults of a schema in the form of FastAPI: where, and what; never the value. */
export function issuesOf(
  issues: readonly { path: PropertyKey[]; code?: string | undefined; message: string }[],
  part: string,
): { type: string; loc: (string | number)[]; msg: string }[] {
  return issues.slice(0, 20).map(({ path, code, message }) => ({
    type: code ?? "invalid",
    loc: [part, ...path.map((each) => (typeof each === "number" ? each : String(each).slice(0, 100)))],
    msg: message,
  }));
}
