import { describe, expect, it } from "vitest";
import {
  actOf,
  countersign,
  type Envelope,
  excerpt,
  headerOf,
  manifestOf,
  manifestType,
  type RedactedCopy,
  redact,
  type SealedBlock,
  type SealedFile,
  type SealedReport,
  signStatement,
  writeSealedFile,
} from "#document";
import { canonicalJson, type Json } from "#kernel";
import { encodeReceipt, fromHex, parseReceipt, toBase64, utf8 } from "#record";
import { type Policy, parsePolicy, type Report, type Verdict, verifyArtefact } from "#verify";
import {
  testCrypto as crypto,
  good,
  logPolicyText,
  MemoryLog,
  recordFixture,
  testKey,
  testRandom,
} from "../../test/record-fixture.ts";

const fixture = recordFixture();
const { sealed, amended, redacted, files, keys, idOf } = fixture;
const policy = parsePolicy(crypto, fixture.policyText);
const verify = (bytes: Uint8Array, by: Policy | null = policy): Report => verifyArtefact(bytes, { policy: by, crypto });
const verifyFile = (file: SealedFile, by: Policy | null = policy) => verify(writeSealedFile(file), by);
const outcomes = ({ checks }: Report) => Object.fromEntries(checks.map(({ name, outcome }) => [name, outcome]));
const streamOf = (envelope: Envelope) => good(fromHex(good(headerOf(envelope)).stream));

/** A JSON copy to be tampered with. */
function tampered<File extends SealedFile>(file: File, change: (copy: File) => void): File {
  const copy = structuredClone(file);
  change(copy);
  return copy;
}

function openBlock(blocks: readonly SealedBlock[], id: string): Extract<SealedBlock, { state: "open" }> {
  const block = blocks.find((other) => other.id === id);
  if (block?.state !== "open") throw new Error("not open");
  return block;
}

function text(block: SealedBlock, words: string): void {
  if (block.state === "open" && block.spans[0]) block.spans[0].text = words;
}

describe("with the reader's policy", () => {
  it.each(Object.entries(files))("%s is authentic", (_name, bytes) => {
    const report = verify(bytes);
    expect(report.checks.filter(({ outcome }) => outcome !== "passed")).toEqual([]);
    expect(report).toMatchObject({ verdict: "authentic", ok: true });
  });

  it("makes its checks in the stated order", () => {
    const log = (subject: string) =>
      ["receipt", "inclusion", "log", "witnesses", "time"].map((step) => `${subject}-${step}`);
    expect(verify(files.redacted).checks.map(({ name }) => name)).toEqual([
      ...["form", "signatures", "text", "release", "hidden", "protected"],
      ...log("seal"),
      ...log("manifest"),
    ]);
  });

  it("shows what is open, and bars with reason, authority and decision", () => {
    const document = verify(files.redacted).document;
    expect(document).toMatchObject({ title: "Report on deliveries of fuel", version: 1 });
    const personal = { hidden: true, reason: "personal-data", authority: "The Committee", decision: "SC/2018/13" };
    expect(document?.blocks[1]).toMatchObject({ kind: null, number: undefined, parts: [personal], problem: null });
    expect(document?.blocks[2]?.parts.map((part) => (part.hidden ? part.perhapsPadding : part.text))).toEqual([
      "A witness in the port of ",
      false,
      " saw the transfer. ",
      "The panel has photographs of it.",
    ]);
  });
});

const otherBlock = (file: SealedReport, name: string) => openBlock(file.blocks, idOf(name));

describe("tampered files", () => {
  const stub = toBase64(new Uint8Array(32));
  const cases: [what: string, verdict: Verdict, file: () => SealedFile][] = [
    [
      "a word altered",
      "altered",
      () =>
        tampered(sealed, (file) => text(otherBlock(file, "p3"), "The panel finds that nothing broke the measures.")),
    ],
    [
      "a number altered",
      "altered",
      () => tampered(sealed, ({ numbers }) => "printed" in numbers && numbers.printed.splice(1, 1, "7.")),
    ],
    [
      "the title altered",
      "altered",
      () => tampered(sealed, ({ meta }) => Object.assign(meta, { title: "Report on nothing" })),
    ],
    [
      "an attribute altered",
      "altered",
      () => tampered(sealed, (file) => Object.assign(otherBlock(file, "p3").attributes, { level: 3 })),
    ],
    ["two blocks exchanged", "reordered", () => tampered(sealed, (file) => exchange(file.blocks, 2, 3))],
    ["a block dropped", "dropped", () => tampered(sealed, (file) => drop(file, 5))],
    [
      "a block of the next version spliced in",
      "altered",
      () => tampered(sealed, (file) => file.blocks.splice(1, 1, structuredClone(amended.blocks[1] as SealedBlock))),
    ],
    [
      "a passage hidden that the list does not name",
      "hidden-without-authority",
      () => tampered(redacted, (file) => close(file, "p4")),
    ],
    ["a protected passage hidden", "hidden-though-protected", () => tampered(redacted, (file) => close(file, "p3"))],
    ["a whole report that hides something", "unreadable", () => tampered(sealed, (file) => close(file, "p4"))],
    ["a whole report that hides a finding", "unreadable", () => tampered(sealed, (file) => close(file, "p3"))],
    ["a redacted copy that poses as a whole report", "unreadable", posing],
    [
      "other text under a stub",
      "altered",
      () => tampered(redacted, (file) => file.blocks.splice(1, 1, { state: "closed", id: idOf("p1"), stub })),
    ],
    [
      "one signature taken away",
      "signatures-missing",
      () => tampered(sealed, ({ seal }) => seal.envelope.signatures.splice(0, 1)),
    ],
    [
      "all signatures taken away",
      "signatures-missing",
      () => tampered(sealed, ({ seal }) => seal.envelope.signatures.splice(0)),
    ],
    [
      "the publisher's signature by a stranger",
      "hidden-without-authority",
      () => tampered(redacted, (file) => resign(file, [keys.stranger])),
    ],
    [
      "the manifest of another version",
      "hidden-without-authority",
      () => ({ ...redacted, manifest: fixture.redactedAmended.manifest }),
    ],
    ["no receipt of the seal", "not-logged", () => ({ ...sealed, seal: { ...sealed.seal, receipt: null } })],
    [
      "no receipt of the manifest",
      "hidden-without-authority",
      () => ({ ...redacted, manifest: { ...redacted.manifest, receipt: null } }),
    ],
    [
      "the receipt of another seal",
      "not-logged",
      () => ({ ...sealed, seal: { ...sealed.seal, receipt: amended.seal.receipt } }),
    ],
    [
      "the manifest's receipt for the seal",
      "not-logged",
      () => ({ ...redacted, seal: { ...redacted.seal, receipt: redacted.manifest.receipt } }),
    ],
    [
      "a log of the operator's own",
      "not-logged",
      () => relogged(new MemoryLog(testKey("log.example/other"), keys.witnesses)),
    ],
    [
      "a fork signed with the stolen log key and two witnesses",
      "not-logged",
      () => relogged(new MemoryLog(keys.log, keys.witnesses.slice(0, 2))),
    ],
    [
      "a stream of its own",
      "not-logged",
      () => relogged(new MemoryLog(keys.log, keys.witnesses), testRandom("other stream")(16)),
    ],
    [
      "a signature added after it was logged",
      "not-logged",
      () => ({
        ...sealed,
        seal: { ...countersign({ ...sealed.seal, receipt: null }, keys.stranger), receipt: sealed.seal.receipt },
      }),
    ],
  ];

  it.each(cases)("%s: %s", (_what, verdict, file) => {
    const report = verifyFile(file());
    expect(report.says).toMatch(/\.$/);
    expect(report.verdict).toBe(verdict);
    expect(report.ok).toBe(false);
  });

  it("says where a word was altered", () => {
    const report = verifyFile(tampered(sealed, (file) => text(otherBlock(file, "p3"), "Nothing.")));
    expect(report.document?.blocks.filter(({ problem }) => problem !== null).map(({ id }) => id)).toEqual([idOf("p3")]);
    expect(report.document?.blocks[3]?.parts).toMatchObject([{ text: "Nothing.", altered: true }]);
  });

  it("an excerpt whose words, place or proof are others is altered", () => {
    const changes: ((file: typeof fixture.excerpt) => unknown)[] = [
      (file) => file.index++,
      (file) => file.proof.splice(0, 1, stub),
      (file) => file.block.state === "partly" && file.block.slots.splice(0, 1, { stub }),
      (file) => "title" in file.meta && Object.assign(file.meta, { title: "Another" }),
    ];
    for (const change of changes) expect(verifyFile(tampered(fixture.excerpt, change)).verdict).toBe("altered");
    const whole = excerpt(crypto, sealed, { block: idOf("p3"), sentences: null, title: true }, []);
    expect(verifyFile(whole).verdict).toBe("authentic");
    expect(verifyFile({ ...whole, seal: amended.seal }).verdict).toBe("altered");
  });

  it("a receipt whose opening, place or checkpoint is another's is not logged", () => {
    const receipt = good(parseReceipt(sealed.seal.receipt ?? ""));
    const other = good(parseReceipt(amended.seal.receipt ?? ""));
    for (const change of [
      { salt: other.salt },
      { act: utf8("{}") },
      { index: 0n },
      { checkpoint: other.checkpoint },
      { proof: other.proof },
    ])
      expect(verify(utf8(good(encodeReceipt({ ...receipt, ...change })))).verdict).toBe("not-logged");
  });

  /** The same seal, logged elsewhere. */
  function relogged(log: MemoryLog, stream = streamOf(sealed.seal.envelope)): SealedReport {
    return { ...sealed, seal: { ...sealed.seal, receipt: log.append(stream, actOf(sealed.seal.envelope)) } };
  }

  function exchange<T>(list: T[], i: number, j: number): void {
    [list[i], list[j]] = [list[j] as T, list[i] as T];
  }

  function drop(file: SealedReport, place: number): void {
    file.blocks.splice(place, 1);
    if ("printed" in file.numbers) file.numbers.printed.splice(place, 1);
  }

  /** Hides a whole block as redacting does, without telling. */
  function close(file: SealedReport | RedactedCopy, name: string): void {
    const plan = {
      passages: [{ block: idOf("p4"), slots: null }],
      reason: "personal-data",
      authority: "Nobody",
      decision: "None",
    };
    const place = file.blocks.findIndex(({ id }) => id === idOf(name));
    const unprotected = tampered(sealed, ({ seal }) => Object.assign(seal.envelope, header({ mustNotRedact: [] })));
    const copy = redact(crypto, unprotected, [{ ...plan, passages: [{ block: idOf(name), slots: null }] }], {
      previous: null,
      released: [],
      signers: [],
    });
    file.blocks.splice(place, 1, copy.blocks[place] as SealedBlock);
  }

  function header(change: object): Pick<Envelope, "payload"> {
    const payload = { ...good(headerOf(sealed.seal.envelope)), ...change };
    return { payload: toBase64(utf8(canonicalJson(payload as Json))) };
  }

  function posing(): SealedReport {
    const { manifest: _, ...rest } = redacted;
    return { ...rest, type: "penholder/sealed-report/1" };
  }

  function resign(file: RedactedCopy, signers: (typeof keys.stranger)[]): void {
    file.manifest.envelope = signStatement(manifestType, good(manifestOf(file.manifest.envelope)), signers);
  }
});

describe("whom the reader trusts", () => {
  const own = (change: object) =>
    parsePolicy(crypto, `${canonicalJson({ ...fixture.policyFile, ...change } as Json)}\n`);

  it("without a policy: self-consistent, never authentic", () => {
    for (const bytes of Object.values(files))
      expect(verify(bytes, null)).toMatchObject({ verdict: "self-consistent", ok: false });
    expect(outcomes(verify(files.redacted, null))).toMatchObject({
      signatures: "passed",
      release: "skipped",
      "seal-log": "skipped",
    });
    expect(
      verifyFile(
        tampered(sealed, (file) => text(otherBlock(file, "p3"), "Nothing.")),
        null,
      ).verdict,
    ).toBe("altered");
  });

  it("with somebody else's policy: not signed by those whom the reader trusts", () => {
    const strangers = own({ authors: { threshold: 1, keys: [keys.stranger.vkey] } });
    expect(verify(files.sealed, strangers)).toMatchObject({ verdict: "signatures-missing" });
    expect(verify(files.sealed, strangers).checks[1]?.says).toContain("2 signatures by keys that are not among them");
    expect(verify(files.redacted, own({ publishers: { threshold: 1, keys: [keys.stranger.vkey] } })).verdict).toBe(
      "hidden-without-authority",
    );
    expect(verify(files.redacted, own({ publishers: { threshold: 0, keys: [] } })).verdict).toBe(
      "hidden-without-authority",
    );
    const elsewhere = logPolicyText(keys.stranger, keys.witnesses, 3);
    for (const bytes of [files.sealed, files.receipt, files.checkpoint])
      expect(verify(bytes, own({ log: elsewhere })).verdict).toBe("not-logged");
    const others = [5, 6, 7, 8].map((i) => testKey(`w${i}.example`, 4));
    expect(verify(files.sealed, own({ log: logPolicyText(keys.log, others, 3) })).verdict).toBe("not-logged");
  });

  it("by explicit choice signatures alone; a receipt that does not hold is wrong even then", () => {
    const alone = parsePolicy(crypto, fixture.signaturesOnlyText);
    expect(verify(files.redacted, alone)).toMatchObject({
      verdict: "authentic",
      says: expect.stringContaining("By your choice"),
    });
    expect(verify(files.redacted).says).not.toContain("By your choice");
    expect(verifyFile({ ...sealed, seal: { ...sealed.seal, receipt: null } }, alone)).toMatchObject({
      verdict: "authentic",
    });
    expect(verifyFile({ ...sealed, seal: amended.seal }, alone).verdict).toBe("altered");
    expect(verifyFile({ ...sealed, seal: { ...sealed.seal, receipt: amended.seal.receipt } }, alone).verdict).toBe(
      "not-logged",
    );
    expect(verify(files.checkpoint, alone).verdict).toBe("not-logged");
  });

  it("the seal's own threshold counts too, when the reader asks for less", () => {
    const easy = own({ authors: { threshold: 1, keys: fixture.policyFile.authors.keys }, log: null });
    const one = tampered(sealed, ({ seal }) => seal.envelope.signatures.splice(0, 1));
    expect(verifyFile({ ...one, seal: { ...one.seal, receipt: null } }, easy).verdict).toBe("signatures-missing");
  });

  it("a quorum that tolerates no liar, and one that asks for nobody, are said to be so", () => {
    const two = own({ log: logPolicyText(keys.log, keys.witnesses, 2) });
    expect(verify(files.sealed, two).checks.find(({ name }) => name === "seal-witnesses")?.says).toContain(
      "only while none of them lies",
    );
    const none = own({ log: `log ${keys.log.vkey}\nquorum none\n` });
    expect(outcomes(verify(files.sealed, none))["seal-witnesses"]).toBe("warned");
  });

  it("bounds the time from both sides, and sees a split between checkpoints", () => {
    const early = new MemoryLog(keys.log, keys.witnesses, { time: 1_536_825_000n });
    const before = early.checkpoint();
    const says = (earlier: string[], now?: number) =>
      verifyArtefact(files.sealed, { policy, crypto, earlier, ...(now !== undefined && { now }) }).checks.find(
        ({ name }) => name === "seal-time",
      );
    expect(says([])?.says).not.toContain("not before");
    expect(says([before])?.says).toContain("not before 2018-09-13 07:50:02 UTC");
    for (let i = 0; i < 4; i++) early.add(testRandom(`${i}`)(16), utf8("another act"));
    expect(says([early.checkpoint()])).toMatchObject({ outcome: "failed", says: expect.stringContaining("split") });
    expect(says([], 1_500_000_000_000)).toMatchObject({ outcome: "warned" });
  });
});
