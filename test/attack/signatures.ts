import { countersign, type KeyPolicy, keyId, writeSealedFile } from "#document";
import { nodeCrypto as crypto } from "#log";
import { formatVerifierKey, parseLogPolicy, parseVerifierKey, toBase64, toleratedLiars, verifierKey } from "#record";
import { formatPolicy, parsePolicy } from "#verify";
import { good, logPolicyText, recordFixture, testKey, testRandom } from "../record-fixture.ts";
import { type Attack, control, type Outcome } from "./attack.ts";
import { headerAsManifest, manifestOfHeader } from "./hiding.ts";
import { changed, forged, judge, judged, logged, must, policyWith, stage, withHeader } from "./stage.ts";

const { sealed, keys, policyFile } = stage;
const enough = "k of n of the keys in the reader's own policy";
const typed = "DSSE: the payload's type is in the signed bytes";

type Sealed = typeof sealed;
const signed = (
  name: string,
  does: string,
  expected: string,
  change: (file: Sealed) => unknown,
  defence = enough,
): Attack => forged({ name, does, defence, expected }, () => changed(sealed, change));

/** The same report by people of the same names with other keys: everything in it fits everything else. */
const impostor = () => recordFixture("another seed").files.sealed;

/** One author's key in the role of a publisher too. */
const bothRoles = () => policyWith({ publishers: { threshold: 1, keys: keys.authors.map(({ vkey }) => vkey) } });

export const signatures: Attack[] = [
  control({
    name: "a third author signs too",
    does: "adds a signature before logging",
    expected: "authentic",
    run: () => judged(writeSealedFile(countersigned(must(keys.authors[2])))),
  }),
  signed("one signature stripped", "takes one of two signatures away", "signatures-missing", ({ seal }) =>
    seal.envelope.signatures.shift(),
  ),
  signed("all signatures stripped", "takes all signatures away", "signatures-missing", ({ seal }) =>
    seal.envelope.signatures.splice(0),
  ),
  signed(
    "one signature twice",
    "lets one author count as two",
    "unreadable",
    ({ seal }) => {
      seal.envelope.signatures = [must(seal.envelope.signatures[0]), must(seal.envelope.signatures[0])];
    },
    "an envelope holds one signature of a key",
  ),
  signed("one author's signature under another's name", "lets one author count as two", "altered", ({ seal }) => {
    const [one, two] = seal.envelope.signatures;
    if (one && two) two.sig = one.sig;
  }),
  signed(
    "false signature under a trusted name",
    "signs with a key of its own, under an author's key id",
    "altered",
    ({ seal }) => {
      must(seal.envelope.signatures[1]).sig = toBase64(testRandom("signature")(64));
    },
  ),
  forged(
    {
      name: "unknown signature added after logging",
      does: "adds a signature so that more seem to stand behind it",
      defence: "the log holds the envelope, signatures and all",
      expected: "not-logged",
    },
    () => {
      const { envelope } = countersign({ ...sealed.seal, receipt: null }, keys.stranger);
      return { ...sealed, seal: { envelope, receipt: sealed.seal.receipt } };
    },
  ),
  {
    name: "unknown signature added before logging",
    who: "publisher",
    does: "has a stranger sign too, to make it look weightier",
    defence: "a signature by a key that the policy does not name counts for nothing, and this is said",
    expected: "authentic, of the stranger nothing is known",
    run: () => {
      const report = judge(writeSealedFile(countersigned(keys.stranger)));
      const says = report.checks.find(({ name }) => name === "signatures")?.says ?? "";
      const told = says.includes(keyId(keys.stranger.vkey)) && says.includes("nothing is known");
      return { ended: `${report.verdict}${told ? ", of the stranger nothing is known" : ""}`, says };
    },
  },
  forged(
    {
      name: "signature of a header on a list",
      does: "passes a signed header off as a signed list",
      defence: typed,
      expected: "unreadable",
    },
    manifestOfHeader,
    bothRoles(),
  ),
  forged(
    {
      name: "signature of another type on a list",
      does: "has authors sign a list as if it were a header, and shows it as a list",
      defence: typed,
      expected: "hidden-without-authority",
    },
    headerAsManifest,
    bothRoles(),
  ),
  forged(
    {
      name: "key substitution",
      does: "signs everything with its own keys, named in its own header, in its own log",
      defence: enough,
      expected: "signatures-missing",
    },
    impostor,
  ),
  forged(
    {
      name: "key substitution, and no policy",
      does: "hands the same to a reader without a policy",
      defence: "only the reader's keys authenticate",
      expected: "self-consistent",
    },
    impostor,
    null,
  ),
  forged(
    {
      name: "own keys in the header",
      does: "names itself as author in a header that the authors never saw",
      defence: enough,
      expected: "signatures-missing",
    },
    () =>
      withHeader(sealed, (header) => Object.assign(header, { policy: { threshold: 1, keys: [keys.stranger.vkey] } }), [
        keys.stranger,
      ]),
  ),
  forged(
    {
      name: "threshold lowered",
      does: "asks in the header for one signature instead of two",
      defence: enough,
      expected: "signatures-missing",
    },
    () =>
      withHeader(
        sealed,
        (header) => Object.assign(header, { policy: { threshold: 1, keys: policyFile.authors.keys } }),
        keys.authors.slice(0, 1),
      ),
  ),
  forged(
    {
      name: "the authors' own threshold",
      does: "strips a signature and hands it to a reader who asks for one alone",
      defence: "the seal's own threshold counts too",
      expected: "signatures-missing",
    },
    () => {
      const file = changed(sealed, ({ seal }) => seal.envelope.signatures.shift());
      return { ...file, seal: logged(file.seal, file) };
    },
    policyWith({ authors: { threshold: 1, keys: policyFile.authors.keys } }),
  ),
];

function countersigned(signer: (typeof keys)["stranger"]): Sealed {
  return { ...sealed, seal: logged(countersign({ ...sealed.seal, receipt: null }, signer), sealed) };
}

const arithmetic = "2k − n > f is computed, by organisation, and shown";
const refusal = "a policy that deceives its reader is refused";

function strength(name: string, does: string, text: () => string, expected: string): Attack {
  return {
    name,
    who: "reader",
    does,
    defence: arithmetic,
    expected,
    run: () => {
      const policy = good(parseLogPolicy(crypto, text()));
      const liars = toleratedLiars(policy);
      const report = judge(stage.files.sealed, policyWith({ log: text() }));
      const says = report.checks.find((check) => check.name === "seal-witnesses")?.says ?? "";
      const told =
        liars > 0 ? says.includes("withstands") : /only while none of them lies|the log alone could show/.test(says);
      return { ended: `tolerates ${liars}${told ? ", and says so" : ""}`, says };
    },
  };
}

function refusedPolicy(name: string, does: string, authors: KeyPolicy): Attack {
  return {
    name,
    who: "reader",
    does,
    defence: refusal,
    expected: "policy-invalid",
    run: () =>
      codeOf(() => {
        parsePolicy(crypto, policyWith({ authors }));
        formatPolicy(crypto, { ...policyFile, authors });
      }),
  };
}

export function codeOf(deed: () => unknown): Outcome {
  try {
    deed();
    return { ended: "it went through", says: "" };
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "another error";
    return { ended: code, says: error instanceof Error ? error.message : "" };
  }
}

const [a, b] = [must(keys.authors[0]).vkey, must(keys.authors[1]).vkey];
/** The first author's public key under another name. */
const alias = formatVerifierKey(
  good(verifierKey(crypto, "panel.example/alias", 1, good(parseVerifierKey(crypto, a)).publicKey)),
);

export const policies: Attack[] = [
  control({
    name: "3 of 4 witnesses",
    does: "asks for three of four organisations",
    expected: "tolerates 1, and says so",
    run: strength("", "", () => must(policyFile.log), "").run,
  }),
  strength(
    "2 of 4 witnesses",
    "asks for too few: two halves can be shown two trees",
    () => logPolicyText(keys.log, keys.witnesses, 2),
    "tolerates 0, and says so",
  ),
  strength(
    "2 of 3 witnesses",
    "asks for a majority, which a single liar splits",
    () => logPolicyText(keys.log, keys.witnesses.slice(0, 3), 2),
    "tolerates 0, and says so",
  ),
  strength(
    "no witness at all",
    "trusts the log alone",
    () => `log ${keys.log.vkey}\nquorum none\n`,
    "tolerates 0, and says so",
  ),
  strength(
    "witnesses of one organisation",
    "takes four witnesses of one operator for four",
    () =>
      logPolicyText(
        keys.log,
        [1, 2, 3, 4].map((i) => testKey(`one.example/${i}`, 4)),
        3,
      ),
    "tolerates 0",
  ),
  strength(
    "the log's own witnesses",
    "counts two witnesses under the log's own domain",
    () =>
      logPolicyText(
        keys.log,
        [...keys.witnesses.slice(0, 2), testKey("log.example/w3", 4), testKey("log.example/w4", 4)],
        3,
      ),
    "tolerates 0",
  ),
  refusedPolicy("an author's key twice", "counts one author as two", { threshold: 2, keys: [a, a] }),
  refusedPolicy("an author's key under two names", "counts one author as two", { threshold: 2, keys: [a, alias] }),
  refusedPolicy("a threshold above the keys", "asks for three of two", { threshold: 3, keys: [a, b] }),
  refusedPolicy("a threshold of nobody", "asks for no signature at all", { threshold: 0, keys: [a, b] }),
  refusedPolicy("a witness as author", "takes a witness's key for an author's", {
    threshold: 1,
    keys: [must(keys.witnesses[0]).vkey],
  }),
  refusedPolicy("a mangled key", "names a key whose id does not fit", {
    threshold: 1,
    keys: [a.replace("panel.example/a+", "panel.example/x+")],
  }),
];
