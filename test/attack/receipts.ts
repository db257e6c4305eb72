import { actOf } from "#document";
import { nodeCrypto as crypto } from "#log";
import {
  cosign,
  encodeReceipt,
  formatContradiction,
  formatNote,
  type NoteSignature,
  parseNote,
  parseReceipt,
  parseVerifierKey,
  type Receipt,
  type Signer,
  signatureType,
} from "#record";
import { good, logPolicyText, MemoryLog, testKey, testRandom } from "../record-fixture.ts";
import { type Attack, control, type Outcome } from "./attack.ts";
import { changed, type Forgery, forged, judge, judged, must, policyWith, stage, withHeader } from "./stage.ts";

const { sealed, amended, keys } = stage;
const exact = "a receipt opens one entry, at one index, under one checkpoint";
const cosigned = "a quorum of the reader's own witnesses over this very checkpoint";
const streamOf = (receipt: Receipt) => receipt.entry.stream;
const receipt = good(parseReceipt(must(sealed.seal.receipt)));
const other = good(parseReceipt(must(amended.seal.receipt)));

/** The report with another receipt of its seal. */
const withReceipt = (text: string | null): Forgery =>
  changed(sealed, ({ seal }) => Object.assign(seal, { receipt: text }));
const notLogged = (name: string, does: string, defence: string, make: () => Forgery, policy?: string): Attack =>
  forged({ who: "operator", name, does, defence, expected: "not-logged" }, make, policy);
const receiptWith = (name: string, does: string, change: Partial<Receipt>): Attack =>
  notLogged(name, does, exact, () => good(encodeReceipt({ ...receipt, ...change })));

/** The receipt under a checkpoint of which the signature lines are others. */
function resigned(change: (signatures: readonly NoteSignature[], text: string) => NoteSignature[]): string {
  const note = good(parseNote(receipt.checkpoint));
  const checkpoint = formatNote({ text: note.text, signatures: change(note.signatures, note.text) });
  return good(encodeReceipt({ ...receipt, checkpoint }));
}
const lines = (
  name: string,
  does: string,
  change: (signatures: readonly NoteSignature[], text: string) => NoteSignature[],
  policy?: string,
): Attack => notLogged(name, does, cosigned, () => resigned(change), policy);

const by = (signer: Signer, signatures: readonly NoteSignature[]): NoteSignature[] =>
  signatures.filter(({ name }) => name === signer.vkey.split("+", 1)[0]);
const byLog = (signatures: readonly NoteSignature[]) => by(keys.log, signatures);
const byWitness = (i: number, signatures: readonly NoteSignature[]) => by(must(keys.witnesses[i]), signatures);
const without = (i: number, signatures: readonly NoteSignature[]) =>
  signatures.filter((line) => !byWitness(i, signatures).includes(line));
const stripped = (signatures: readonly NoteSignature[]) => [
  ...byLog(signatures),
  ...byWitness(0, signatures),
  ...byWitness(1, signatures),
];
const otherLines = () => good(parseNote(other.checkpoint)).signatures;

/** The seal's act in a log of somebody's own. */
const relogged = (log: MemoryLog, stream = streamOf(receipt)) =>
  withReceipt(log.append(stream, actOf(sealed.seal.envelope)));

export const receipts: Attack[] = [
  control({
    name: "honest receipt",
    does: "hands out the receipt that the log gave",
    expected: "authentic",
    run: () => judged(stage.files.receipt),
  }),
  control({
    name: "honest receipt, one witness silent",
    does: "shows three of four cosignatures",
    expected: "authentic",
    run: () => judged(Buffer.from(resigned((all) => without(3, all)))),
  }),
  notLogged("no receipt", "publishes without logging", exact, () => withReceipt(null)),
  notLogged("receipt of another act", "replays the second version's receipt", exact, () =>
    withReceipt(amended.seal.receipt),
  ),
  notLogged("receipt of the list", "gives the list's receipt for the seal", exact, () =>
    withReceipt(stage.redacted.manifest.receipt),
  ),
  notLogged("receipt of another log", "logs with a key of its own", "the log's key is in the reader's policy", () =>
    relogged(new MemoryLog(testKey("log.example/other"), keys.witnesses)),
  ),
  notLogged(
    "receipt of another stream",
    "logs the seal where nobody looks for versions of this report",
    "the stream is in the signed header",
    () => relogged(new MemoryLog(keys.log, keys.witnesses), testRandom("stream")(16)),
  ),
  receiptWith("receipt with another checkpoint", "exchanges the checkpoint for a later one", {
    checkpoint: other.checkpoint,
  }),
  receiptWith("receipt with another index", "claims an earlier place", { index: receipt.index - 1n }),
  receiptWith("receipt with another proof", "takes the path of another entry", { proof: other.proof }),
  receiptWith("receipt with another salt", "opens the entry as something else", { salt: other.salt }),
  receiptWith("receipt with another act", "puts other words into the receipt", { act: Buffer.from("{}") }),
  receiptWith("receipt with another entry", "puts another entry into the receipt", { entry: other.entry }),
  receiptWith("receipt with another number in the stream", "counts the entry anew", {
    entry: { ...receipt.entry, number: 1n, previous: testRandom("previous")(32) },
  }),
  lines("too few cosignatures", "shows two of the three that are needed", stripped),
  lines("no cosignature", "shows the log's signature alone", byLog),
  lines("no signature of the log", "shows the witnesses without the log", (all) =>
    all.filter((line) => !byLog(all).includes(line)),
  ),
  lines("forged cosignature", "writes a third cosignature itself", (all) => [
    ...stripped(all),
    ...byWitness(2, all).map((line) => ({ ...line, signature: new Uint8Array(testRandom("forged")(72)) })),
  ]),
  lines("cosignature over another checkpoint", "moves a witness's cosignature from a later tree", (all) => [
    ...stripped(all),
    ...byWitness(2, otherLines()),
  ]),
  lines("cosignature with another time", "sets a witness's clock back by a bit", (all) =>
    all.map((line) => (byWitness(2, all).includes(line) ? { ...line, signature: flipped(line.signature, 5) } : line)),
  ),
  lines("one witness as two", "shows one witness's cosignature twice", (all) => [
    ...stripped(all),
    ...byWitness(0, all),
  ]),
  lines("cosignature by a stranger", "makes up the number with a witness of its own", (all, text) => [
    ...stripped(all),
    good(cosign(crypto, text, 1_536_825_600n, testKey("w9.example/own", signatureType.cosignature))),
  ]),
  lines("cosignature by a witness's namesake", "makes up the number with a key of the same name", (all, text) => [
    ...stripped(all),
    good(cosign(crypto, text, 1_536_825_600n, testKey("w3.example/witness", signatureType.cosignature, "namesake"))),
  ]),
  lines("the log as its own witness", "cosigns with a key under its own name", (all, text) => [
    ...stripped(all),
    good(cosign(crypto, text, 1_536_825_600n, testKey("log.example/test", signatureType.cosignature))),
  ]),
  notLogged("stolen log key", "forks the log with its key and two witnesses", cosigned, () =>
    relogged(new MemoryLog(keys.log, keys.witnesses.slice(0, 2))),
  ),
  forged(
    {
      who: "thief",
      name: "stolen log key: a report of its own",
      does: "logs a report that no author signed",
      defence: "entries count by their authors' signatures",
      expected: "signatures-missing",
    },
    () => withHeader(sealed, () => undefined, [keys.log]),
  ),
  backDated(1, "honest time", "one witness back-dates its cosignature", false),
  backDated(2, "false time", "two witnesses back-date their cosignatures", true),
  notBefore(),
];

const honestTime = 1_577_836_800n;

/** Some of four witnesses state a time years before the others. */
function backDated(liars: number, expected: string, name: string, beyond: boolean): Attack {
  const run = (): Outcome => {
    const log = new MemoryLog(keys.log, [], { time: honestTime });
    const { receipt: under, index, salt, entry } = log.add(streamOf(receipt), actOf(sealed.seal.envelope));
    const note = good(parseNote(log.checkpoint([])));
    const added = keys.witnesses.map((witness, i) =>
      good(cosign(crypto, note.text, i < liars ? 1_400_000_000n : honestTime, witness)),
    );
    const text = under(formatNote({ text: note.text, signatures: [...note.signatures, ...added] }), index, salt, entry);
    const report = judge(Buffer.from(text));
    const says = report.checks.find(({ name: check }) => check === "act-time")?.says ?? "";
    return { ended: says.includes("2020-01-01") ? "honest time" : says.includes("2014-") ? "false time" : says, says };
  };
  return {
    who: "witness",
    name,
    does: "says that the act was logged years before it was",
    defence: "a time counts when one organisation more than may lie stands behind it",
    expected,
    beyond,
    run,
  };
}

/** An act that claims an earlier date is bounded from below by a checkpoint that a reader kept. */
function notBefore(): Attack {
  const run = (): Outcome => {
    const log = new MemoryLog(keys.log, keys.witnesses, { time: honestTime });
    log.add(testRandom("heartbeat")(16), new Uint8Array(0));
    const kept = log.checkpoint();
    const act = Buffer.from('{"time":"2018-09-13","words":"decided long ago"}');
    const bytes = Buffer.from(log.append(testRandom("stream")(16), act));
    const report = judge(bytes, stage.policyText, [kept]);
    const says = report.checks.find(({ name }) => name === "act-time")?.says ?? "";
    return {
      ended: says.includes("not before 2020-01-01") ? "dated from both sides" : "not dated",
      says,
      artefact: { bytes, policy: stage.policyText },
    };
  };
  return {
    who: "operator",
    name: "back-dated act",
    does: "logs today what claims to be of 2018",
    defence: "the log's clock is not asked: witnesses date an act from both sides",
    expected: "dated from both sides",
    run,
  };
}

function flipped(bytes: Uint8Array, at: number): Uint8Array {
  const copy = bytes.slice();
  copy[at] = (copy[at] ?? 0) ^ 1;
  return copy;
}

/** Checkpoints by themselves. */
const kept = stage.files.checkpoint;
export const checkpoints: Attack[] = [
  control({
    name: "honest checkpoint",
    does: "shows the log's checkpoint",
    expected: "authentic",
    run: () => judged(kept),
  }),
  splitCheckpoint(),
  notLogged("checkpoint of another log", "shows a log of its own, cosigned by the same witnesses", cosigned, () =>
    new MemoryLog(testKey("log.example/other"), keys.witnesses).checkpoint(),
  ),
  notLogged("checkpoint by too few", "shows a checkpoint before it is cosigned", cosigned, () =>
    new MemoryLog(keys.log, keys.witnesses.slice(0, 2)).checkpoint(),
  ),
  notLogged(
    "checkpoint and no log in the policy",
    "hopes that signatures alone are asked for",
    "a policy without a log believes no checkpoint",
    () => kept,
    stage.signaturesOnlyText,
  ),
  notLogged(
    "other witnesses in the policy",
    "shows cosignatures of witnesses whom this reader does not know",
    cosigned,
    () => kept,
    policyWith({
      log: logPolicyText(
        keys.log,
        [5, 6, 7, 8].map((i) => testKey(`w${i}.example/witness`, signatureType.cosignature)),
        3,
      ),
    }),
  ),
];

/** All witnesses cosigned two trees of one size, of which a reader kept the first: beyond any policy, and still found and proved. */
function splitCheckpoint(): Attack {
  const run = (): Outcome => {
    const [one, two] = ["one", "two"].map((tree) => {
      const log = new MemoryLog(keys.log, keys.witnesses, { seed: tree });
      log.add(testRandom(tree)(16), new Uint8Array(0));
      return log.checkpoint();
    });
    const [first, second] = [must(one), must(two)];
    const { verdict, says } = judge(Buffer.from(second), stage.policyText, [first]);
    const signer = good(parseVerifierKey(crypto, keys.log.vkey));
    const bytes = Buffer.from(formatContradiction({ kind: "roots", signer, first, second }));
    return { ended: verdict, says, evidence: [{ bytes, accused: "log.example/test" }] };
  };
  return {
    who: "operator",
    name: "checkpoint of a split log, all witnesses lying",
    does: "shows a second tree of one size to a reader who kept the first",
    defence: "two signed trees of one size contradict each other",
    expected: "not-logged",
    run,
  };
}
