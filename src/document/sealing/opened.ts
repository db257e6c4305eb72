import { PenholderError } from "#kernel";
import { checkBody } from "./check-body.ts";
import type { Hashes } from "./hashes.ts";
import { headerOf } from "./parse.ts";
import type { Header, WholeFile } from "./types.ts";

/** The header of a file whose content is what it states; refused otherwise: nothing is made from an altered file. */
export function authenticHeader(hashes: Hashes, file: WholeFile): Header {
  const header = headerOf(file.seal.envelope);
  if (!header.ok)
    throw new PenholderError("sealed-file-invalid", `The sealed file's header cannot be read: ${header.problem}.`);
  const [finding] = checkBody(hashes.crypto, file, header.value).findings;
  if (finding) {
    throw new PenholderError(
      "sealed-file-invalid",
      `The sealed file is not what its header states: ${finding.says} Use an unaltered file.`,
    );
  }
  return header.value;
}
