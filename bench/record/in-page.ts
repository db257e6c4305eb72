// Runs inside a page of Chromium: the same rooms as on the server, with the cryptography of the verifier page.
import { ed25519 } from "@noble/curves/ed25519.js";
import { sealDocument } from "#document";
import { formatVerifierKey, type Signer, verifierKey } from "#record";
import { parsePolicy, verifyArtefact } from "#verify";
import { browserCrypto } from "../../src/web/crypto.ts";
import type { Generated } from "./generated.ts";

/** What the bench calls; each answers the milliseconds of two runs. Inputs are JSON. */
export interface InPage {
  /** Of a generated report. */
  seal(input: string): number[];
  /** Of a sealed file's text and a policy's. */
  verify(input: string): number[];
}

const signers = [1, 2].map((number): Signer => {
  const seed = new Uint8Array(32).fill(number);
  const key = verifierKey(browserCrypto, `author${number}.example`, 1, ed25519.getPublicKey(seed));
  if (!key.ok) throw new Error(key.problem);
  return { vkey: formatVerifierKey(key.value), sign: (message) => ed25519.sign(message, seed) };
});

function random(length: number): Uint8Array {
  return crypto.getRandomValues(new Uint8Array(length));
}

const inPage: InPage = {
  seal(input) {
    const { document, marks }: Generated = JSON.parse(input);
    const policy = { threshold: 2, keys: signers.map(({ vkey }) => vkey) };
    const options = { report: "Generated report", marks, mustNotRedact: [], policy, signers };
    return twice(() => sealDocument({ crypto: browserCrypto, random }, document, options));
  },
  verify(input) {
    const [text = "", policyText = ""]: string[] = JSON.parse(input);
    const file = new TextEncoder().encode(text);
    return twice(() => {
      const policy = parsePolicy(browserCrypto, policyText);
      const { verdict } = verifyArtefact(file, { policy, crypto: browserCrypto, now: Date.now() });
      if (verdict !== "authentic") throw new Error(`the verdict is ${verdict}`);
    });
  },
};

function twice(work: () => unknown): number[] {
  return [0, 1].map(() => {
    const started = performance.now();
    work();
    return performance.now() - started;
  });
}

Object.assign(globalThis, { inPage });
