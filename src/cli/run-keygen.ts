import { closeSync, fsyncSync, openSync, rmSync, writeFileSync } from "node:fs";
import { PenholderError } from "#kernel";
import { newKey, nodeCrypto } from "#log";
import { fingerprint, formatVerifierKey, signatureType } from "#record";
import type { KeyKind } from "./trust-options.ts";

const typeOf = {
  author: signatureType.ed25519,
  log: signatureType.ed25519,
  witness: signatureType.cosignature,
} as const satisfies Record<KeyKind, number>;

/** Makes a key (RFC 8032), writes its secret line to a new file, and prints what everyone may see. */
export function keygen(name: string, kind: KeyKind, path: string): void {
  const { secret, key } = newKey(name, typeOf[kind]);
  writeSecret(path, `${secret}\n`);
  process.stdout.write(`${formatVerifierKey(key)}\n`);
  process.stderr.write(
    `Fingerprint: ${fingerprint(nodeCrypto, key)}\nSecret key written to ${path}: keep it, show it to nobody.\n`,
  );
}

/** A new file that its owner alone can read; never one that is there already, nor the target of a link. */
function writeSecret(path: string, line: string): void {
  let file: number;
  try {
    file = openSync(path, "wx", 0o600);
  } catch (error) {
    const exists = (error as NodeJS.ErrnoException).code === "EEXIST";
    throw new PenholderError(
      exists ? "file-exists" : "file-unwritable",
      exists
        ? `${path} is there already, and a secret key is never overwritten: choose another path with --out.`
        : `${path} cannot be written: choose another path with --out.`,
      { file: path },
      error,
    );
  }
  try {
    writeFileSync(file, line);
    fsyncSync(file);
  } catch (error) {
    rmSync(path, { force: true });
    throw new PenholderError("file-unwritable", `${path} cannot be written: free some space.`, { file: path }, error);
  } finally {
    closeSync(file);
  }
}
