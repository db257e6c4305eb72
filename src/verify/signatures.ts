import { checkSignatures, type Envelope, type KeyPolicy, type SignatureCheck } from "#document";
import { type Crypto, fingerprint, parseVerifierKey, toHex, utf8 } from "#record";
import { type Failure, type Finding, failed, passed, skipped } from "./findings.ts";
import { counted, listed } from "./wording.ts";

/** Header: signed by enough of the authors that the reader trusts, and by as many of its own keys as it states itself. */
export function checkAuthors(crypto: Crypto, seal: Envelope, stated: KeyPolicy, trusted: KeyPolicy | null): Finding {
  const own = checkSignatures(crypto, seal, stated);
  if (trusted === null)
    return judge(crypto, seal, stated, own, { ...authors, whom: "keys that the file itself names" });
  const finding = judge(crypto, seal, trusted, checkSignatures(crypto, seal, trusted), authors);
  if (finding.outcome !== "passed" || own.enough) return finding;
  return failed(
    "signatures",
    own.invalid.length > 0 ? "altered" : "signatures-missing",
    `The seal itself requires ${counted(stated.threshold, "signature")} by the keys that it names, and has ${own.valid.length} that fit: signatures were taken away or altered.`,
    finding.details,
  );
}

/** Manifest: signed by enough of the publishers that the reader trusts. The file itself names none, so without a policy nothing can be said. */
export function checkPublishers(crypto: Crypto, manifest: Envelope, trusted: KeyPolicy | null): Finding {
  if (trusted === null)
    return skipped(
      "release",
      "Not checked: who may hide passages is for you to say, in a policy file.",
      unknownDetails(
        crypto,
        manifest,
        manifest.signatures.map(({ keyid }) => keyid),
      ),
    );
  return judge(crypto, manifest, trusted, checkSignatures(crypto, manifest, trusted), publishers);
}

interface Role {
  name: "signatures" | "release";
  whom: string;
  what: string;
  /** Verdicts where a signature is false, and where too few are there. */
  onFalse: Failure;
  onFew: Failure;
}

const authors: Role = {
  name: "signatures",
  whom: "authors whom you trust",
  what: "the seal",
  onFalse: "altered",
  onFew: "signatures-missing",
};

const publishers: Role = {
  name: "release",
  whom: "publishers whom you trust",
  what: "the list of hidden passages",
  onFalse: "hidden-without-authority",
  onFew: "hidden-without-authority",
};

function judge(crypto: Crypto, envelope: Envelope, asked: KeyPolicy, check: SignatureCheck, role: Role): Finding {
  const details = [
    ...check.valid.map((vkey) => `right: ${keyLine(crypto, vkey)}`),
    ...check.invalid.map((vkey) => `WRONG: ${keyLine(crypto, vkey)}`),
    ...unknownDetails(crypto, envelope, check.unknown),
  ];
  const names = listed(check.valid.map(nameOf));
  if (check.invalid.length > 0)
    return failed(
      role.name,
      role.onFalse,
      `The signature of ${listed(check.invalid.map(nameOf))} does not fit ${role.what}: one of the two was altered.`,
      details,
    );
  if (asked.threshold === 0)
    return failed(
      role.name,
      role.onFew,
      `Your policy names no ${role.name === "release" ? "publisher" : "author"}.`,
      details,
    );
  if (!check.enough)
    return failed(
      role.name,
      role.onFew,
      `Signed by ${check.valid.length} of the ${role.whom}${names && ` (${names})`}, and ${asked.threshold} are required.${others(check)}`,
      details,
    );
  return passed(
    role.name,
    `Signed by ${names}: ${check.valid.length} of the ${asked.keys.length} ${role.whom} (needed: ${asked.threshold}).${others(check)}`,
    details,
  );
}

function others({ unknown }: SignatureCheck): string {
  if (unknown.length === 0) return "";
  return ` There ${unknown.length === 1 ? "is" : "are"} also ${counted(unknown.length, "signature")} by keys that are not among them (${listed(unknown)}), of which nothing is known.`;
}

/** The signatures of which nothing is known, each by its hash, so that a changed one does not look the same. */
function unknownDetails(crypto: Crypto, envelope: Envelope, unknown: readonly string[]): string[] {
  return envelope.signatures
    .filter(({ keyid }) => unknown.includes(keyid))
    .map(({ keyid, sig }) => `not checked: ${keyid}, SHA-256 of the signature ${toHex(crypto.sha256(utf8(sig)))}`);
}

function keyLine(crypto: Crypto, vkey: string): string {
  const key = parseVerifierKey(crypto, vkey);
  return key.ok ? `${key.value.name}, fingerprint ${fingerprint(crypto, key.value)}` : vkey;
}

function nameOf(vkey: string): string {
  return vkey.split("+", 1)[0] ?? vkey;
}
