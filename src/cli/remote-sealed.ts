import { headerHash, parseSealedFile } from "#document";
import { PenholderError } from "#kernel";
import { nodeCrypto } from "#log";
import { verifyArtefact } from "#verify";

/** A sealed file whose seal fits its text, and which is the one that the acts name. Throws `sealed-file-invalid`. */
export function expectSealed(bytes: Uint8Array, document: string | undefined): void {
  const sealed = parseSealedFile(bytes);
  const report = verifyArtefact(bytes, { policy: null, crypto: nodeCrypto, now: Date.now() });
  const hash =
    sealed.ok && sealed.value.type !== "penholder/excerpt/1" && headerHash(nodeCrypto, sealed.value.seal.envelope);
  if (["self-consistent", "not-logged"].includes(report.verdict) && hash === document) return;
  throw new PenholderError(
    "sealed-file-invalid",
    "What the server gave is not the version that was sealed: its seal does not fit, or it is another document; it was not compared.",
  );
}
