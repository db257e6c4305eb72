import { documentOf, parseSealedFile, type Reading, secretsOf } from "#document";
import { bytesOf } from "./files.ts";
import { largestSealed, nameOf } from "./sealed-files.ts";

/** The document of a sealed report, redacted copy or excerpt; undefined where the file is none of these. */
export function readSealed(path: string): Reading | undefined {
  const sealed = parseSealedFile(bytesOf(path, largestSealed));
  if (!sealed.ok) return undefined;
  const file = sealed.value;
  const warnings = [`This is ${nameOf(file)}; whether it is authentic is not checked here: see penholder verify.`];
  if (file.type === "penholder/redacted-copy/1" && secretsOf(file).length > 0)
    warnings.push("Passages are hidden in it: each is compared as a bar, whatever it hides.");
  if (file.type === "penholder/excerpt/1") warnings.push("It is one passage of the report, not the whole of it.");
  const nothing = { trackedChanges: [], comments: [], hidden: [], properties: {}, people: [] };
  return { document: documentOf(file), evidence: { ...nothing, warnings } };
}
