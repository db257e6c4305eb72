import { createPrivateKey, generateKeyPairSync, sign } from "node:crypto";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  formatAddCheckpoint,
  formatCheckpoint,
  formatVerifierKey,
  leafHash,
  leavesReader,
  proveConsistency,
  type Result,
  type Signer,
  signatureType,
  signNote,
  treeRoot,
  utf8,
  verifierKey,
} from "#record";
import { nodeCrypto } from "../node-crypto.ts";

/** A signer with a fresh key, or with the one of this PKCS8 text. */
export function testSigner(name: string, type: "note" | "cosignature", pkcs8?: string): Signer & { pkcs8: string } {
  const secret = pkcs8 ? createPrivateKey(pkcs8) : generateKeyPairSync("ed25519").privateKey;
  const { x } = secret.export({ format: "jwk" });
  const publicKey = Buffer.from(x ?? "", "base64url");
  const key = must(
    verifierKey(nodeCrypto, name, type === "note" ? signatureType.ed25519 : signatureType.cosignature, publicKey),
  );
  return {
    vkey: formatVerifierKey(key),
    sign: (message) => sign(null, message, secret),
    pkcs8: secret.export({ format: "pem", type: "pkcs8" }).toString(),
  };
}

/** A log in memory, honest or not as its caller pleases. */
export class TestLog {
  readonly origin: string;
  readonly signer: ReturnType<typeof testSigner>;
  readonly leaves: Uint8Array[] = [];

  constructor(origin: string, signer = testSigner(origin, "note")) {
    this.origin = origin;
    this.signer = signer;
  }

  grow(count: number, word = "entry"): this {
    for (let i = 0; i < count; i++) this.leaves.push(leafHash(nodeCrypto, utf8(`${word} ${this.leaves.length}`)));
    return this;
  }

  text(size = this.leaves.length): string {
    return formatCheckpoint({ origin: this.origin, size: BigInt(size), root: this.root(size) });
  }

  root(size = this.leaves.length): Uint8Array {
    return treeRoot(nodeCrypto, this.leaves.slice(0, size));
  }

  checkpoint(size = this.leaves.length): string {
    return must(signNote(nodeCrypto, this.text(size), [this.signer]));
  }

  proof(old: number, size = this.leaves.length): Uint8Array[] {
    return must(
      proveConsistency(nodeCrypto, leavesReader(nodeCrypto, this.leaves.slice(0, size)), BigInt(old), BigInt(size)),
    );
  }

  request(old: number, size = this.leaves.length): string {
    return formatAddCheckpoint({ old: BigInt(old), proof: this.proof(old, size), checkpoint: this.checkpoint(size) });
  }
}

export function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.problem);
  return result.value;
}

export function temporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), "penholder-witness-"));
}
