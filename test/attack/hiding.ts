import {
  actOf,
  type ClosedBlock,
  type Excerpt,
  excerpt,
  headerOf,
  manifestType,
  type RedactedCopy,
  redact,
  signStatement,
  writeSealedFile,
} from "#document";
import { nodeCrypto as crypto } from "#log";
import { fromHex, toBase64 } from "#record";
import { Hashes } from "../../src/document/sealing/hashes.ts";
import { innerOf } from "../../src/document/sealing/leaves.ts";
import { good, MemoryLog, testRandom } from "../record-fixture.ts";
import { type Attack, control } from "./attack.ts";
import {
  blockOf,
  changed,
  type Forgery,
  forged,
  judged,
  logged,
  must,
  openBlock,
  partlyOpen,
  placeOf,
  policyWith,
  stage,
  withHeader,
  withManifest,
} from "./stage.ts";

const { sealed, redacted, redactedAmended, keys, idOf } = stage;
const authority = "what is hidden equals a list that the publishers signed and the log holds";
const binding = "a stub is the hash of what it hides";
const protection = "the authors' signed header fixes what must never be hidden";

const unauthorised = (name: string, does: string, make: () => Forgery, policy?: string): Attack =>
  forged({ name, does, defence: authority, expected: "hidden-without-authority" }, make, policy);
const underStub = (name: string, does: string, change: (file: RedactedCopy) => unknown): Attack =>
  forged({ name, does, defence: binding, expected: "altered" }, () => changed(redacted, change));

/** Hides a whole block as an honest redaction would, only that nobody is told. */
function close(file: RedactedCopy, name: string): void {
  const stub = toBase64(innerOf(new Hashes(crypto), blockOf(file, name)));
  file.blocks.splice(placeOf(file, name), 1, { state: "closed", id: idOf(name), stub });
}

const hidingOf = (name: string) => ({
  passages: [{ block: idOf(name), slots: null }],
  numbers: [],
  title: false,
  reason: "personal-data",
  authority: "The Committee",
  decision: "SC/2018/14",
});

const closedBlock = (file: RedactedCopy, name: string): ClosedBlock => {
  const block = blockOf(file, name);
  if (block.state !== "closed") throw new Error(`${name} is not closed`);
  return block;
};

/** A second copy of the same version, which hides less. */
const secondCopy = (): RedactedCopy => {
  const plan = [{ passages: [{ block: idOf("p1"), slots: null }], numbers: [idOf("p1")], reason: "personal-data" }];
  const grounds = { authority: "The Committee", decision: "SC/2018/13" };
  const copy = redact(
    crypto,
    sealed,
    plan.map((each) => ({ ...each, ...grounds })),
    { previous: redacted, released: [redacted], signers: [keys.publisher] },
  );
  return { ...copy, manifest: logged(copy.manifest, copy) };
};

export const hiding: Attack[] = [
  control({
    name: "honest redacted copy",
    does: "hides by a signed and logged decision",
    expected: "authentic",
    run: () => judged(stage.files.redacted),
  }),
  control({
    name: "honest second copy",
    does: "releases a copy that hides less than the first",
    expected: "authentic",
    run: () => judged(writeSealedFile(secondCopy())),
  }),
  underStub("swapped stubs", "exchanges the stubs of two hidden blocks", (file) => {
    const [one, two] = [closedBlock(file, "p1"), closedBlock(file, "n1")];
    [one.stub, two.stub] = [two.stub, one.stub];
  }),
  forged(
    {
      name: "swapped stubs within a block",
      does: "exchanges two hidden slots of a partly open block",
      defence: binding,
      expected: "altered",
    },
    () => {
      const grounds = { reason: "personal-data", authority: "The Committee", decision: "SC/2018/13" };
      const plan = [{ ...grounds, passages: [{ block: idOf("p2"), slots: [1, 2] }] }];
      const copy = redact(crypto, sealed, plan, { previous: null, released: [], signers: [keys.publisher] });
      const file = { ...copy, manifest: logged(copy.manifest, copy) };
      return changed(file, (swapped) => {
        const { slots } = partlyOpen(swapped, "p2");
        [slots[1], slots[2]] = [must(slots[2]), must(slots[1])];
      });
    },
  ),
  underStub("text swapped under a stub", "puts another hash in place of a hidden block", (file) => {
    closedBlock(file, "p1").stub = toBase64(testRandom("stub")(32));
  }),
  underStub("words put in a stub's place", "opens a hidden name as somebody else", (file) => {
    const { slots } = partlyOpen(file, "p2");
    const place = slots.findIndex((slot) => "stub" in slot);
    const span = { kind: "place" as const, sentence: false, text: "Elsewhere", notes: [] };
    slots.splice(place, 1, { salt: toBase64(testRandom("salt")(32)), span });
  }),
  underStub("number put in a stub's place", "prints a number where one is hidden", ({ numbers }) => {
    if ("each" in numbers) numbers.each.splice(1, 1, { salt: toBase64(testRandom("salt")(32)), printed: "9." });
  }),
  underStub("padding cut off", "shows fewer slots than were sealed", (file) => {
    const block = partlyOpen(file, "p2");
    block.slots.push(...structuredClone(block.slots));
  }),
  unauthorised("unlisted stub", "hides a paragraph that the list does not name", () =>
    changed(redacted, (file) => close(file, "p4")),
  ),
  unauthorised("unlisted title", "hides the title", () =>
    changed(redacted, (file) => {
      if ("title" in file.meta) {
        const { salt, title, language, format } = file.meta;
        const stub = new Hashes(crypto).meta(Buffer.from(salt, "base64"), title, language, format);
        file.meta = { stub: toBase64(stub) };
      }
    }),
  ),
  unauthorised("list changed by another hand", "names the hidden paragraph in the list, and cannot sign it", () => {
    const file = changed(redacted, (copy) => close(copy, "p4"));
    const forgery = withManifest(file, ({ hidden }) => hidden.push(hidingOf("p4")), []);
    forgery.manifest.envelope.signatures = redacted.manifest.envelope.signatures;
    return forgery;
  }),
  unauthorised("unlogged list", "signs a list and keeps it out of the log", () => ({
    ...redacted,
    manifest: { ...redacted.manifest, receipt: null },
  })),
  unauthorised("list logged in another stream", "logs the list where readers of this report do not look", () => ({
    ...redacted,
    manifest: {
      ...redacted.manifest,
      receipt: stage.log.append(testRandom("elsewhere")(16), actOf(redacted.manifest.envelope)),
    },
  })),
  unauthorised("list logged before the seal", "has the list stand in the log before what it hides", () => {
    const log = new MemoryLog(keys.log, keys.witnesses, { seed: "early" });
    const stream = good(fromHex(good(headerOf(redacted.seal.envelope)).stream));
    const receipt = log.append(stream, actOf(redacted.manifest.envelope));
    const seal = { ...redacted.seal, receipt: log.append(stream, actOf(redacted.seal.envelope)) };
    return { ...redacted, seal, manifest: { ...redacted.manifest, receipt } };
  }),
  unauthorised("list of another version", "replays the list of the second version", () => ({
    ...redacted,
    manifest: redactedAmended.manifest,
  })),
  unauthorised("list of another copy", "replays the list of the copy that hides less", () => ({
    ...redacted,
    manifest: secondCopy().manifest,
  })),
  unauthorised("list of another report", "replays a list that names another report", () =>
    withManifest(redacted, (manifest) => Object.assign(manifest, { report: "Coal" })),
  ),
  unauthorised("list that names another seal", "binds the list to no seal that there is", () =>
    withManifest(redacted, (manifest) => Object.assign(manifest, { header: toBase64(testRandom("hash")(32)) })),
  ),
  unauthorised(
    "list by too few",
    "signs with one of the two publishers whom the reader asks for",
    () => redacted,
    policyWith({
      publishers: { threshold: 2, keys: [keys.publisher.vkey, keys.stranger.vkey] },
    }),
  ),
  unauthorised("list by the authors alone", "has two authors sign, and no publisher", () =>
    withManifest(redacted, () => undefined, keys.authors.slice(0, 2)),
  ),
  unauthorised("list by a stranger", "signs with a key that nobody named", () =>
    withManifest(redacted, () => undefined, [keys.stranger]),
  ),
  unauthorised("list by nobody", "strips the publisher's signature", () => withManifest(redacted, () => undefined, [])),
  unauthorised("no reason of the list", "hides for a reason that is none", () =>
    withManifest(redacted, ({ hidden }) => Object.assign(must(hidden[0]), { reason: "embarrassing" })),
  ),
  unauthorised("no decision", "hides by a decision that is blank", () =>
    withManifest(redacted, ({ hidden }) => Object.assign(must(hidden[0]), { decision: " " })),
  ),
  unauthorised("list that says too much", "lists a passage that is shown, so as to hide it later", () =>
    withManifest(redacted, ({ hidden }) => hidden.push(hidingOf("p4"))),
  ),
  unauthorised("one passage under two reasons", "lists a passage twice, to claim either reason", () =>
    withManifest(redacted, ({ hidden }) => hidden.push(hidingOf("p1"))),
  ),
  forged(
    {
      name: "hidden finding",
      does: "hides a finding, signs the list and logs it",
      defence: protection,
      expected: "hidden-though-protected",
    },
    () =>
      withManifest(
        changed(redacted, (file) => close(file, "p3")),
        ({ hidden }) => hidden.push(hidingOf("p3")),
      ),
  ),
  forged(
    {
      name: "hidden part of a finding",
      does: "hides one slot of a finding",
      defence: protection,
      expected: "hidden-though-protected",
    },
    () => {
      const unprotected = withHeader(sealed, (header) => Object.assign(header, { mustNotRedact: [] }), []);
      const plan = [{ ...hidingOf("p3"), passages: [{ block: idOf("p3"), slots: [0] }] }];
      const { blocks } = redact(crypto, unprotected, plan, { previous: null, released: [], signers: [] });
      const file = changed(redacted, (copy) =>
        copy.blocks.splice(placeOf(copy, "p3"), 1, must(blocks[placeOf(copy, "p3")])),
      );
      return withManifest(file, ({ hidden }) =>
        hidden.push({ ...hidingOf("p3"), passages: [{ block: idOf("p3"), slots: [0, 1, 2, 3] }] }),
      );
    },
  ),
  forged(
    {
      name: "protection stripped",
      does: "empties mustNotRedact and keeps the authors' signatures",
      defence: protection,
      expected: "altered",
    },
    () => {
      const file = withHeader(redacted, (header) => Object.assign(header, { mustNotRedact: [] }), []);
      file.seal.envelope.signatures = redacted.seal.envelope.signatures;
      return file;
    },
  ),
  forged(
    {
      name: "protection stripped and signed anew",
      does: "empties mustNotRedact and signs the header itself",
      defence: protection,
      expected: "signatures-missing",
    },
    () => {
      const file = withHeader(redacted, (header) => Object.assign(header, { mustNotRedact: [] }), [keys.publisher]);
      return withManifest(file, (manifest) => Object.assign(manifest, { header: toBase64(headerHashOf(file)) }));
    },
  ),
  forged(
    {
      name: "redacted copy posing as the whole",
      does: "calls a copy with stubs a sealed report",
      defence: "a sealed report hides nothing",
      expected: "unreadable",
    },
    () => {
      const { manifest: _, ...rest } = redacted;
      return { ...rest, type: "penholder/sealed-report/1" };
    },
  ),
  forged(
    {
      name: "list in the seal's place",
      does: "gives the list as header and as list",
      defence: "the type is in what is signed",
      expected: "unreadable",
    },
    () => ({ ...redacted, seal: redacted.manifest }),
  ),
];

function headerHashOf({ seal }: RedactedCopy): Uint8Array {
  return new Hashes(crypto).header(Buffer.from(seal.envelope.payload, "base64"));
}

const proof = "an excerpt's path leads to the signed root from one place of one version";
const cutElsewhere = (name: string, does: string, change: (file: Excerpt) => unknown): Attack =>
  forged({ name, does, defence: proof, expected: "altered" }, () => changed(stage.excerpt, change));

export const excerpts: Attack[] = [
  control({
    name: "honest excerpt",
    does: "quotes one sentence with its proof",
    expected: "authentic",
    run: () => judged(stage.files.excerpt),
  }),
  cutElsewhere("excerpt at another index", "claims the next paragraph's place", (file) => file.index++),
  cutElsewhere("excerpt of another version", "quotes the first version under the second's seal", (file) =>
    Object.assign(file, { seal: stage.amended.seal }),
  ),
  cutElsewhere("excerpt with another proof", "takes the path of another paragraph", (file) => {
    file.proof = excerpt(crypto, sealed, { block: idOf("p4"), sentences: null, title: true }, []).proof;
  }),
  cutElsewhere("excerpt with a shorter proof", "drops the last hash of the path", (file) => file.proof.pop()),
  cutElsewhere(
    "hidden part opened from elsewhere",
    "opens a hidden slot with words and salt of another block",
    (file) => {
      if (file.block.state !== "partly") return;
      const [span] = openBlock(sealed, "p3").spans;
      const slot = file.block.slots.findIndex((each) => "stub" in each);
      file.block.slots.splice(slot, 1, { salt: toBase64(testRandom("salt")(32)), span: must(span) });
    },
  ),
  cutElsewhere(
    "excerpt under another title",
    "quotes as from another report",
    ({ meta }) => "title" in meta && Object.assign(meta, { title: "Another" }),
  ),
  cutElsewhere(
    "excerpt under another number",
    "quotes paragraph 2 as paragraph 7",
    ({ number }) => "printed" in number && Object.assign(number, { printed: "7." }),
  ),
];

/** For a header in a manifest's clothes and the other way round. */
export const manifestOfHeader = (): RedactedCopy => ({
  ...redacted,
  manifest: logged({ envelope: { ...redacted.seal.envelope, payloadType: manifestType } }, redacted),
});

export const headerAsManifest = (): RedactedCopy => {
  const signed = signStatement(
    "application/vnd.penholder.header+json",
    JSON.parse(Buffer.from(redacted.manifest.envelope.payload, "base64").toString()),
    keys.authors,
  );
  return { ...redacted, manifest: logged({ envelope: { ...signed, payloadType: manifestType } }, redacted) };
};
