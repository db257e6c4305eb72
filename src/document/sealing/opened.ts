import { PenholderError } from "#kernel";
import { checkBody } from "./check-body.ts";
import { fromBytesText, type Hashes } from "./hashes.ts";
import { type Leaves, parted } from "./leaves.ts";
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

/** The list of leaves of a file whose header is authentic: its content has been hashed, and gave the same. */
export function listedLeaves(file: WholeFile): Leaves {
  const leaves = parted(fromBytesText(file.leaves));
  if (leaves) return leaves;
  throw new PenholderError("sealed-file-invalid", "The sealed file's list of leaves is not a list of hashes.");
}
