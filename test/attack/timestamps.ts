import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { attachToken, checkpointDigest, nodeCrypto as crypto, requestToken, tokenOf, verifyToken } from "#log";
import { encodeReceipt, parseNote, parseReceipt } from "#record";
import { type CheckTimestamp, parsePolicy, verifyArtefact } from "#verify";
import { good } from "../record-fixture.ts";
import { CertificateOffice, hasOpenssl, type Issued, profiles } from "../timestamping/authority.ts";
import { type Attack, control, type Outcome } from "./attack.ts";
import { must, policyWith, stage } from "./stage.ts";

const defence = "a token counts for one checkpoint, by an authority of the reader's policy, in its certificate's time";
const receipt = good(parseReceipt(must(stage.sealed.seal.receipt)));
const digestOf = (checkpoint: string) => checkpointDigest(good(parseNote(checkpoint)).text);

/** As the command line checks tokens. */
const checkTimestamp: CheckTimestamp = (token, digest, certificates, now = Date.now()) => {
  const answer = verifyToken(token, digest, certificates, { now });
  return answer.ok
    ? { ok: true, says: answer.value.says }
    : { ok: false, problem: answer.problem, unknown: answer.why === "not-trusted" };
};

/** Two authorities under two roots, and one whose certificate has run out. */
function offices(folder: string) {
  const office = new CertificateOffice(folder);
  const root = office.issue("Root", "ecdsa", profiles.root);
  const stranger = office.issue("Other root", "ecdsa", profiles.root);
  const issue = (issuer: Issued, days?: { from?: number; to?: number }) =>
    office.authority(office.issue("Stamps", "ecdsa", profiles.stamping, issuer, days));
  return { root, honest: issue(root), other: issue(stranger), expired: issue(root, { from: -9, to: -1 }) };
}
type Offices = ReturnType<typeof offices>;

function stamp(authority: Offices["honest"], digest: Uint8Array): Uint8Array {
  const request = requestToken(digest, randomBytes);
  const token = tokenOf(authority.answer(request.bytes), request);
  if (!token.ok) throw new Error(token.problem);
  return token.value;
}

let made: Offices | undefined;

/** Made once, for all attacks. */
function ours(): Offices {
  if (made) return made;
  const folder = mkdtempSync(join(tmpdir(), "penholder-stamps-"));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  made = offices(folder);
  return made;
}

/** A receipt with a token, read by someone who trusts the first root. */
function stamped(token: (offices: Offices) => Uint8Array, attach = false): Outcome {
  const der = token(ours());
  const attached = attach ? attachToken(receipt.checkpoint, der) : null;
  if (attached && !attached.ok) return { ended: attached.why, says: attached.problem };
  const enclosed = attached ? { checkpoint: attached.value } : { tokens: [der] };
  const bytes = Buffer.from(good(encodeReceipt({ ...receipt, ...enclosed })));
  const policy = policyWith({ timestampers: [Buffer.from(ours().root.der).toString("base64")] });
  const report = verifyArtefact(bytes, {
    crypto,
    policy: parsePolicy(crypto, policy),
    now: Date.now(),
    checkTimestamp,
  });
  const check = must(report.checks.find(({ name }) => name === "act-timestamps"));
  return { ended: `${report.verdict}, time stamp ${check.outcome}`, says: check.says };
}

const row = (
  name: string,
  does: string,
  expected: string,
  run: () => Outcome,
  who: Attack["who"] = "operator",
): Attack => ({
  name,
  who,
  does,
  defence,
  expected,
  skipped: hasOpenssl ? undefined : "server openssl",
  run,
});

const own = digestOf(receipt.checkpoint);
const later = digestOf(good(parseReceipt(must(stage.amended.seal.receipt))).checkpoint);

export const timestamps: Attack[] = [
  control(
    row("honest time stamp", "encloses a token over the checkpoint", "authentic, time stamp passed", () =>
      stamped(({ honest }) => stamp(honest, own)),
    ),
  ),
  control(
    row(
      "honest time stamp on the checkpoint",
      "attaches a token as a signature line",
      "authentic, time stamp passed",
      () => stamped(({ honest }) => stamp(honest, own), true),
    ),
  ),
  row("token of another checkpoint", "encloses the token of a later tree", "not-logged, time stamp failed", () =>
    stamped(({ honest }) => stamp(honest, later)),
  ),
  row("token of another checkpoint, attached", "attaches the token of a later tree", "wrong-digest", () =>
    stamped(({ honest }) => stamp(honest, later), true),
  ),
  row("token by another authority", "has an authority of its own stamp", "authentic, time stamp warned", () =>
    stamped(({ other }) => stamp(other, own)),
  ),
  row(
    "token of an expired certificate",
    "stamps with a certificate that has run out",
    "not-logged, time stamp failed",
    () => stamped(({ expired }) => stamp(expired, own)),
  ),
  row("forged token", "flips a bit of the signature in a token", "not-logged, time stamp failed", () =>
    stamped(({ honest }) => {
      const token = Uint8Array.from(stamp(honest, own));
      const last = token.length - 1;
      token[last] = (token[last] ?? 0) ^ 1;
      return token;
    }),
  ),
  row("no token in a token's place", "encloses other bytes", "not-logged, time stamp failed", () =>
    stamped(() => Buffer.from("no token")),
  ),
];
