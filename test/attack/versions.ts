import { actOf, amend, headerOf, redact, type SealedReport, writeSealedFile } from "#document";
import { nodeCrypto as crypto } from "#log";
import { encodeEntry, evidencePlace, formatContradiction, fromHex, parseReceipt, parseVerifierKey } from "#record";
import { compareVersions, parsePolicy } from "#verify";
import { good, MemoryLog, testDocument, testRandom } from "../record-fixture.ts";
import { type Attack, control, type Outcome } from "./attack.ts";
import { judged, must, stage } from "./stage.ts";

const { sealed, amended, redacted, redactedAmended, keys, idOf } = stage;
const named = "each version names the seal of the one before, and the stream numbers them";

/** What two published files prove about each other. */
function compared(one: Uint8Array, two: Uint8Array): Outcome {
  const { ok, checks, says } = compareVersions(one, two, { crypto, policy: parsePolicy(crypto, stage.policyText) });
  const wrong = checks.filter(({ outcome }) => outcome === "failed" || outcome === "warned");
  return {
    ended: wrong.length > 0 ? wrong.map(({ name }) => name).join(", ") : ok ? "one history" : "not ok",
    says: wrong.map((check) => check.says).join(" ") || says,
  };
}

/** A second version 2: the same report amended in another way, signed by the same authors. */
function otherAmendment(): SealedReport {
  const document = testDocument();
  document.blocks = document.blocks.map((block) =>
    block.id === "p4" ? { ...block, text: "The flag State has answered." } : block,
  );
  const pairs = sealed.blocks.map(({ id }, i) => [id, document.blocks[i]?.id ?? ""] as const);
  const options = { marks: [], policy: stage.policyFile.authors, signers: keys.authors.slice(0, 2) };
  return amend({ crypto, random: testRandom("other amendment") }, sealed, document, pairs, options);
}

const streamOf = ({ seal }: SealedReport) => good(fromHex(good(headerOf(seal.envelope)).stream));

/** The log in which version 1 and then one version 2 were logged. */
function logOf(next: SealedReport, seed: string) {
  const log = new MemoryLog(keys.log, keys.witnesses, { seed });
  const [first, second] = [sealed, next].map((report) => ({
    ...report,
    seal: { ...report.seal, receipt: log.append(streamOf(sealed), actOf(report.seal.envelope)) },
  }));
  return { log, first: must(first), second: must(second) };
}

function copyHiding(names: readonly string[], copy: number): Uint8Array {
  const grounds = { reason: "personal-data", authority: "The Committee", decision: "SC/2018/15" };
  const previous = copy === 1 ? null : redacted;
  const made = redact(crypto, sealed, [{ ...grounds, names }], { previous, released: [], signers: [keys.publisher] });
  return writeSealedFile(made);
}

export const versions: Attack[] = [
  control({
    name: "honest versions",
    does: "publishes version 1 and then version 2",
    expected: "one history",
    run: () => compared(stage.files.redacted, stage.files.redactedAmended),
  }),
  {
    name: "older version as the current one",
    who: "operator",
    does: "hands out version 1 after version 2 was logged",
    defence: "none: a file cannot know what came after it; whoever follows the log sees that the stream goes on",
    expected: "authentic",
    beyond: true,
    run: () => judged(stage.files.redacted),
  },
  {
    name: "older version beside the later one",
    who: "operator",
    does: "hands out version 1 to a reader who has version 2",
    defence: named,
    expected: "version 1 and version 2",
    run: () => {
      const policy = parsePolicy(crypto, stage.policyText);
      const { checks } = compareVersions(writeSealedFile(redactedAmended), writeSealedFile(redacted), {
        crypto,
        policy,
      });
      const says = checks.find(({ name }) => name === "same-report")?.says ?? "";
      return { ended: says.includes("version 1 and version 2") ? "version 1 and version 2" : says, says };
    },
  },
  {
    name: "two versions 2 in one stream",
    who: "operator",
    does: "has two amendments sealed as version 2, and logs both, one after the other",
    defence: named,
    expected: "follows",
    run: () => {
      const { log, second } = logOf(amended, "both");
      const other = otherAmendment();
      const logged = {
        ...other,
        seal: { ...other.seal, receipt: log.append(streamOf(sealed), actOf(other.seal.envelope)) },
      };
      return compared(writeSealedFile(second), writeSealedFile(logged));
    },
  },
  {
    name: "two versions 2 under one number of the stream",
    who: "operator",
    does: "shows one reader one amendment and another reader another one, each in a log of its own",
    defence: "two entries with one stream and number are misconduct",
    expected: "follows, one-history",
    run: () => {
      const [one, two] = [logOf(amended, "one"), logOf(otherAmendment(), "two")];
      return compared(writeSealedFile(one.second), writeSealedFile(two.second));
    },
  },
  {
    name: "two entries of one number in one log",
    who: "operator",
    does: "logs a second entry under a number that is taken",
    defence: "two entries with one stream and number are misconduct",
    expected: "proved",
    run: () => {
      const { log, second } = logOf(amended, "twice");
      const receipt = good(parseReceipt(must(second.seal.receipt)));
      const twin = { ...receipt.entry, commitment: testRandom("twin")(32) };
      log.entries.push(twin);
      const checkpoint = log.checkpoint();
      const signer = good(parseVerifierKey(crypto, keys.log.vkey));
      const place = (index: number) =>
        good(
          evidencePlace(encodeEntry(must(log.entries[index])), {
            index: BigInt(index),
            proof: log.proof(index),
            checkpoint,
          }),
        );
      const text = formatContradiction({ kind: "entries", signer, first: place(1), second: place(2) });
      return {
        ended: "proved",
        says: "two entries",
        evidence: [{ bytes: Buffer.from(text), accused: "log.example/test" }],
      };
    },
  },
  {
    name: "two copies of one number",
    who: "publisher",
    does: "releases two different copies as the first",
    defence: "copies are counted, each names the one before",
    expected: "release-order",
    run: () => compared(copyHiding(["Testhaven"], 1), copyHiding(["Pavel Obrazin"], 1)),
  },
  {
    name: "two copies whose union reveals",
    who: "publisher",
    does: "releases a second copy that hides something else than the first, past the refusal",
    defence: "copies stand in an order: each hides more or less than the next",
    expected: "release-order",
    run: () => compared(copyHiding(["Testhaven"], 1), copyHiding(["Pavel Obrazin"], 1)),
  },
  {
    name: "unchanged though hidden",
    who: "publisher",
    does: "amends a hidden paragraph and says that it is the same",
    defence: "an untouched block keeps its leaf, so that a change shows under the stub",
    expected: "resealed-while-hidden",
    run: () => {
      const policy = parsePolicy(crypto, stage.policyText);
      const { blocks } = compareVersions(stage.files.redacted, stage.files.redactedAmended, { crypto, policy });
      const block = must(blocks.find(({ id }) => id === idOf("p1")));
      return { ended: block.outcome, says: block.says };
    },
  },
];
