import { describe, expect, it } from "vitest";
import {
  checkBody,
  excerpt,
  headerOf,
  type OpenBlock,
  type RedactedCopy,
  redact,
  type SealedReport,
  type WholeFile,
  writeSealedFile,
} from "#document";
import { toBase64 } from "#record";
import {
  block,
  crypto,
  documentWith,
  firstRelease,
  grounds,
  problemsIn,
  problemsOf,
  publisher,
  sealed,
  seededRandom,
} from "../../../test/sealing.ts";
import { signStatement } from "./envelope.ts";
import { Hashes } from "./hashes.ts";
import { joined, leavesOf } from "./leaves.ts";
import { manifestOf } from "./parse.ts";
import { manifestType } from "./types.ts";

const texts = [
  "One was seen. It left.",
  "Two traded coal.",
  "Three sold oil to J. Smith.",
  "Four. Five.",
  "Six ended it.",
];
const report = sealed(
  documentWith(...texts.map((text, index) => block(`p${index}`, text, { number: `${index + 1}.` }))),
  { marks: [{ block: "p2", start: 18, end: 26, kind: "party" }], mustNotRedact: [{ block: "p1" }] },
);
const ids = report.blocks.map(({ id }) => id);
const copy = redact(
  crypto,
  report,
  [
    {
      ...grounds,
      passages: [
        { block: ids[2] ?? "", slots: [1] },
        { block: ids[4] ?? "", slots: null },
      ],
    },
  ],
  firstRelease,
);

function findings(file: WholeFile): string[] {
  const header = headerOf(file.seal.envelope);
  if (!header.ok) throw new Error(header.problem);
  return checkBody(crypto, file, header.value).findings.map((finding) =>
    "index" in finding ? `${finding.problem} ${finding.index}` : finding.problem,
  );
}

function withBlocks<T extends WholeFile>(file: T, change: (blocks: T["blocks"]) => T["blocks"]): T {
  return { ...file, blocks: change([...file.blocks]) };
}

const edited = (one: OpenBlock): OpenBlock => ({
  ...one,
  spans: one.spans.map((span, slot) => (slot === 0 ? { ...span, text: `${span.text}!` } : span)),
});

function dropped<T extends WholeFile>(file: T, at: number, number: number): T {
  const less = withBlocks(file, (blocks) => blocks.toSpliced(at, 1));
  if (!("seed" in less.numbers)) throw new Error("numbers are hidden");
  return { ...less, numbers: { ...less.numbers, printed: less.numbers.printed.toSpliced(number, 1) } };
}

describe.each([
  ["sealed report", report as WholeFile],
  ["redacted copy", copy as WholeFile],
])("of a %s it is said", (_, file) => {
  it("that nothing is wrong", () => expect(findings(file)).toEqual([]));

  it("which block was altered, in its words, kind, language or revision", () => {
    const first = file.blocks[0];
    if (first?.state !== "open") throw new Error("closed");
    const changes: OpenBlock[] = [
      edited(first),
      { ...first, revision: 1 },
      { ...first, attributes: { ...first.attributes, language: "fr" } },
      { ...first, attributes: { ...first.attributes, level: 1 } },
      { ...first, spans: first.spans.map((span) => ({ ...span, kind: "place" })) },
      { ...first, spans: first.spans.map((span) => ({ ...span, sentence: false })) },
      { ...first, spans: first.spans.map((span) => ({ ...span, notes: [[0, first.id]] })) },
    ];
    for (const change of changes) {
      expect(findings(withBlocks(file, (blocks) => blocks.with(0, change) as typeof blocks))).toEqual(["altered 0"]);
    }
  });

  it("what was reordered", () => {
    const swapped = withBlocks(file, (blocks) => [1, 0, 2, 3, 4].flatMap((at) => blocks[at] ?? []) as typeof blocks);
    expect(findings(swapped)).toEqual(["reordered 0"]);
  });

  it("what was dropped, whichever number goes with it", () => {
    for (const at of [0, 2, 4]) {
      expect(findings(dropped(file, at, at))).toEqual([`dropped ${at}`]);
      expect(findings(dropped(file, at, 4)).filter((one) => !one.startsWith("number"))).toEqual([`dropped ${at}`]);
    }
    const uncounted = withBlocks(file, (blocks) => blocks.toSpliced(3, 1) as typeof blocks);
    expect(findings(uncounted)).toEqual(["numbers-count", "dropped 3"]);
  });

  it("what was put in", () => {
    const other = sealed(documentWith(block("x", "Never said.")), {}, "other").blocks[0];
    if (other?.state !== "open") throw new Error("closed");
    const more = withBlocks(file, (blocks) => blocks.toSpliced(2, 0, other) as typeof blocks);
    if (!("seed" in more.numbers)) throw new Error("numbers are hidden");
    const numbers = { ...more.numbers, printed: more.numbers.printed.toSpliced(2, 0, null) };
    expect(findings({ ...more, numbers } as WholeFile)).toEqual(["spliced 2"]);
  });

  it("which number, or the title, was altered", () => {
    if (!("seed" in file.numbers) || "stub" in file.meta) throw new Error("hidden");
    const numbers = { ...file.numbers, printed: file.numbers.printed.with(1, "9.") };
    expect(findings({ ...file, numbers } as WholeFile)).toEqual(["number-altered 1"]);
    expect(findings({ ...file, meta: { ...file.meta, title: "Final report" } } as WholeFile)).toEqual([
      "title-altered",
    ]);
  });

  it("that the list of leaves was altered, and then no place", () => {
    const other = leavesOf(new Hashes(crypto), sealed(documentWith(block("x", "y")), {}, "other"));
    expect(findings({ ...file, leaves: toBase64(joined(other)) } as WholeFile)).toEqual(["list-altered"]);
    const first = file.blocks[0];
    if (first?.state !== "open") throw new Error("closed");
    const change = withBlocks(file, (blocks) => blocks.with(0, edited(first)) as typeof blocks);
    const own = toBase64(joined(leavesOf(new Hashes(crypto), change)));
    expect(findings({ ...change, leaves: own })).toEqual(["list-altered", "unplaced"]);
  });
});

describe("of a redacted copy it is said", () => {
  const manifest = manifestOf(copy.manifest.envelope);
  if (!manifest.ok) throw new Error(manifest.problem);

  const signedAnew = (change: Partial<typeof manifest.value>): RedactedCopy => ({
    ...copy,
    manifest: { envelope: signStatement(manifestType, { ...manifest.value, ...change }, [publisher]), receipt: null },
  });

  it("that something is hidden without authority, or not hidden though listed", () => {
    const [hiding] = manifest.value.hidden;
    if (!hiding) throw new Error("nothing hidden");
    const [partly, whole] = hiding.passages;
    if (!partly || !whole) throw new Error("nothing hidden");
    expect(problemsIn(signedAnew({ hidden: [{ ...hiding, passages: [partly] }] }))).toBe("without-authority");
    expect(problemsIn(signedAnew({ hidden: [hiding, { ...hiding, passages: [whole] }] }))).toBe("twice");
    const more = [partly, whole, { block: ids[0] ?? "", slots: null }];
    expect(problemsIn(signedAnew({ hidden: [{ ...hiding, passages: more }] }))).toBe("not-hidden");
    expect(problemsIn(signedAnew({ hidden: [{ ...hiding, decision: " " }] }))).toBe("reason");
    expect(problemsIn(signedAnew({ hidden: [{ ...hiding, reason: "because" }] }))).toBe("reason");
    expect(problemsIn(signedAnew({ version: 2 }))).toBe("other-version");
    expect(problemsIn(signedAnew({ header: manifest.value.previous ?? toBase64(new Uint8Array(32)) }))).toBe(
      "other-version",
    );
  });

  it("that something is hidden that must not be", () => {
    const whole = { block: ids[1] ?? "", slots: null };
    expect(() => redact(crypto, report, [{ ...grounds, passages: [whole] }], firstRelease)).toThrow(/never be hidden/);
    const hashes = new Hashes(crypto);
    const stub = toBase64(hashes.crypto.sha256(new Uint8Array(0)));
    const closed = withBlocks(copy, (blocks) => blocks.with(1, { state: "closed", id: ids[1] ?? "", stub }));
    const [hiding] = manifest.value.hidden;
    if (!hiding) throw new Error("nothing hidden");
    const listed = signedAnew({ hidden: [{ ...hiding, passages: [...hiding.passages, whole] }] });
    expect(problemsIn({ ...closed, manifest: listed.manifest })).toBe("altered,protected");
  });

  it("nothing, of a plan without grounds: it is refused", () => {
    for (const missing of [
      { reason: "" },
      { reason: "x" },
      { authority: "" },
      { authority: " \u00a0" },
      { decision: "…" },
    ]) {
      const plan = [{ ...grounds, title: true, ...missing }];
      expect(() => redact(crypto, report, plan, firstRelease)).toThrow(/Hiding 1 of the plan/);
    }
  });
});

it("a flipped bit changes what is said of a report, a copy and an excerpt", () => {
  const part = excerpt(crypto, copy, { block: ids[2] ?? "", sentences: null, title: true }, [copy]);
  const random = seededRandom("flips");
  for (const file of [report as SealedReport, copy, part]) {
    const bytes = writeSealedFile(file);
    expect(problemsOf(bytes)).toBe("");
    for (let round = 0; round < 250; round++) {
      const draw = new DataView(random(8).buffer).getUint32(0) % (8 * bytes.length);
      const flipped = bytes.slice();
      flipped[draw >> 3] = (flipped[draw >> 3] ?? 0) ^ (1 << (draw & 7));
      expect(problemsOf(flipped), `bit ${draw} of ${file.type}`).not.toBe("");
    }
  }
});
