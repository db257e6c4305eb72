import { readFileSync } from "node:fs";
import { join } from "node:path";
import { align } from "#compare";
import { amend, documentOf, headerHash, type SealedReport, sealDocument, writeSealedFile } from "#document";
import { nodeCrypto, nodeRandom } from "#log";
import { readFile } from "#readers";
import type { Cast, Player } from "./cast.ts";

const folder = join(import.meta.dirname, "..", "..", "examples", "2018-midterm");
const tools = { crypto: nodeCrypto, random: nodeRandom };

/** The worked example's original, sealed by somebody and uploaded; or its amended version, sealed after that. */
export async function sealed(cast: Cast, by: Player, earlier?: SealedReport) {
  const { document } = await readFile(join(folder, earlier ? "amended.docx" : "original.docx"), {});
  const policy = { threshold: 1, keys: [by.signer.vkey] };
  const how = { marks: [], policy, signers: [by.signer] };
  const report = earlier
    ? amend(tools, earlier, document, pairs(earlier, document), how)
    : sealDocument(tools, document, { ...how, report: "Midterm report", mustNotRedact: [] });
  const bytes = writeSealedFile(report);
  const marking = { label: "confidential", compartments: [] } as const;
  const blob = await cast.institution.store.putBlob(bytes, { ...marking, mediaType: "application/json" });
  await cast.institution.store.transact((transactor) => transactor.fileBlob(blob));
  return { report, document: headerHash(nodeCrypto, report.seal.envelope), file: blob.name };
}

const pairs = (earlier: SealedReport, document: Parameters<typeof align>[1]): [string, string][] =>
  align(documentOf(earlier), document).flatMap(({ original: [old], amended: [now] }) =>
    old !== undefined && now !== undefined ? [[old, now]] : [],
  );

/** The requests and decisions of the worked example. */
export const requests = () => JSON.parse(readFileSync(join(folder, "requests.json"), "utf8")) as unknown;
