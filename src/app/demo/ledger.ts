import { readFileSync } from "node:fs";
import { compareDocuments, type Ledger, parseRequests } from "#compare";
import { readParties } from "#lists";
import { readFile } from "#readers";
import { ledgerToHtml } from "#writers";
import { exampleFile } from "./script.ts";

const notice = "Illustration: not a document of the United Nations or of any Government.";

/** What changed between the two versions of the worked example's report, as one page. */
export async function exampleLedger(): Promise<string> {
  const [original, amended] = await Promise.all([
    readFile(exampleFile("original.docx"), {}),
    readFile(exampleFile("amended.docx"), {}),
  ]);
  const requests = "requests.json";
  const ledger: Ledger = compareDocuments({
    original,
    amended,
    names: { original: "original.docx", amended: "amended.docx" },
    given: readParties(readFileSync(exampleFile("parties.csv")), "parties.csv"),
    requests: { ...parseRequests(JSON.parse(readFileSync(exampleFile(requests), "utf8")), requests), source: requests },
  });
  return ledgerToHtml(ledger, { notice });
}
