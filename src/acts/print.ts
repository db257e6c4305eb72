import type { z } from "zod";
import { actBodies } from "./kinds/index.ts";

/** The kinds of acts and the fields of their bodies as Markdown, as the program holds them: a part of docs/acts.md. */
export function printKinds(): string {
  const rows = Object.entries(actBodies).map(([kind, body]) => `| ${kind} | ${fieldsOf(body)} |`);
  return ["| kind | fields of its body |", "|---|---|", ...rows].join("\n");
}

function fieldsOf(body: z.ZodObject): string {
  const fields = Object.entries(body.shape).map(([name, form]) =>
    form.safeParse(undefined).success ? `${name}?` : name,
  );
  return fields.join(", ") || "none";
}
