// Runs the main job on the worked example and writes the HTML ledger to the path given.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { compareDocuments, parseRequests } from "#compare";
import { readParties } from "#lists";
import { readFile } from "#readers";
import { ledgerToHtml, ledgerToTerminal } from "#writers";

const folder = join(import.meta.dirname, "2018-midterm");
const file = (name: string) => join(folder, name);
const notice = "Illustration: not a document of the United Nations or of any Government.";

const [original, amended] = await Promise.all([
  readFile(file("original.docx"), {}),
  readFile(file("amended.docx"), {}),
]);
const ledger = compareDocuments({
  original,
  amended,
  names: { original: "original.docx", amended: "amended.docx" },
  given: readParties(readFileSync(file("parties.csv")), "parties.csv"),
  requests: {
    ...parseRequests(JSON.parse(readFileSync(file("requests.json"), "utf8")), "requests.json"),
    source: "requests.json",
  },
});
const colour = process.stdout.isTTY && process.env.NO_COLOR === undefined;
process.stdout.write(`${notice}\n\n${ledgerToTerminal(ledger, { colour, width: process.stdout.columns ?? 100 })}\n`);
const out = process.argv[2];
if (out) writeFileSync(out, ledgerToHtml(ledger, { notice }));
