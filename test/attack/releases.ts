import {
  type HidingPlan,
  manifestOf,
  type RedactedCopy,
  redact,
  type Span,
  type SpanKind,
  writeSealedFile,
} from "#document";
import { nodeCrypto as crypto } from "#log";
import { fromBase64, leafHash, toHex, utf8 } from "#record";
import { Hashes } from "../../src/document/sealing/hashes.ts";
import { good } from "../record-fixture.ts";
import { block, documentWith, firstRelease, grounds, sealed } from "../sealing.ts";
import { type Attack, control, type Outcome } from "./attack.ts";
import { codeOf } from "./signatures.ts";
import { must, openBlock, stage } from "./stage.ts";

const inOrder = "releases stand in an order; one that breaks it is refused with what it would reveal";

/** Releases one copy after another; the refusal of the second must name what the two would show. */
function released(first: HidingPlan[], next: HidingPlan[], names: readonly string[]): Outcome {
  const publish = { signers: [stage.keys.publisher] };
  const one = redact(crypto, stage.sealed, first, { ...publish, previous: null, released: [] });
  const outcome = codeOf(() => redact(crypto, stage.sealed, next, { ...publish, previous: one, released: [one] }));
  return names.every((name) => outcome.says.includes(name))
    ? outcome
    : { ...outcome, ended: `${outcome.ended}, and does not say what` };
}
const plan = (...names: string[]): HidingPlan[] => [
  { names, reason: "personal-data", authority: "The Committee", decision: "SC/2018/16" },
];
const whole = (name: string): HidingPlan[] => [
  { ...must(plan()[0]), passages: [{ block: stage.idOf(name), slots: null }], names: [] },
];

export const releases: Attack[] = [
  control({
    name: "copies in order",
    does: "releases a copy that hides less than the first",
    expected: "it went through",
    run: () => released(plan("Testhaven", "Pavel Obrazin"), plan("Testhaven"), []),
  }),
  {
    name: "two copies that hide different names",
    who: "publisher",
    does: "releases one copy without the one, one without the other name",
    defence: inOrder,
    expected: "release-refused",
    run: () => released(plan("Testhaven"), plan("Pavel Obrazin"), ["of paragraph 1", "of paragraph 2"]),
  },
  {
    name: "two copies that hide different paragraphs",
    who: "publisher",
    does: "hides paragraph 1 in one copy, paragraph 4 in the other",
    defence: inOrder,
    expected: "release-refused",
    run: () => released(whole("p1"), whole("p4"), ["paragraph 1", "paragraph 4"]),
  },
  {
    name: "copies across versions",
    who: "publisher",
    does: "hides other names in the copy of version 2",
    defence: inOrder,
    expected: "release-refused",
    run: () => {
      const publish = { signers: [stage.keys.publisher] };
      const one = redact(crypto, stage.sealed, plan("Testhaven"), { ...publish, previous: null, released: [] });
      return codeOf(() => redact(crypto, stage.amended, plan("Tarvo"), { ...publish, previous: one, released: [one] }));
    },
  },
  {
    name: "a list in place of a lost copy",
    who: "publisher",
    does: "shows the software the list alone of an earlier copy",
    defence: inOrder,
    expected: "release-refused",
    run: () => {
      const publish = { signers: [stage.keys.publisher] };
      const one = redact(crypto, stage.sealed, plan("Testhaven"), { ...publish, previous: null, released: [] });
      const released = [good(manifestOf(one.manifest.envelope))];
      return codeOf(() => redact(crypto, stage.sealed, plan("Pavel Obrazin"), { ...publish, previous: one, released }));
    },
  },
];

const dictionary = ["Kim", "Li", "Chon", "정성화", "Al", "Maximilian Featherstone"];

function copyHiding(name: string): RedactedCopy {
  const document = documentWith(block("p0", sentence(name), { number: "1." }), block("p1", `${name} left.`));
  const marks = [{ block: "p0", start: 16, end: 16 + name.length, kind: "party" }] as const;
  const report = sealed(document, { marks }, `attack ${name}`);
  const p1 = must(report.blocks[1]).id;
  return redact(
    crypto,
    report,
    [
      { ...grounds, names: [name] },
      { ...grounds, passages: [{ block: p1, slots: null }] },
    ],
    firstRelease,
  );
}
const sentence = (name: string) => `The Panel named ${name} as its owner. The vessel left.`;

/** All bytes that an attacker finds in a copy: hashes to hit, and salts to try. */
function bytesIn(value: unknown): Uint8Array[] {
  if (typeof value === "string") {
    const read = fromBase64(value);
    const bytes = read.ok ? read.value : /^[0-9a-f]{32}$/.test(value) ? Buffer.from(value, "hex") : new Uint8Array(0);
    if (bytes.length > 100 && bytes[0] === 0x7b) return bytesIn(JSON.parse(Buffer.from(bytes).toString()));
    return Array.from({ length: Math.floor(bytes.length / 32) }, (_, i) => bytes.slice(32 * i, 32 * i + 32));
  }
  return value !== null && typeof value === "object" ? Object.values(value).flatMap(bytesIn) : [];
}

const kinds: SpanKind[] = ["text", "party", "identifier", "place", "marked"];
const blockKinds = ["heading", "numbered", "paragraph", "row", "footnote"];

/** Guesses with every salt that is there, as it is and as a seed; answers with the names that hit a hash of the copy. */
function guess(known: readonly Uint8Array[], targets: readonly Uint8Array[]): string[] {
  const hashes = new Hashes(crypto);
  const seen = new Set(targets.map(toHex));
  const salts = [
    new Uint8Array(32),
    ...known.flatMap((salt) => [salt, ...[0, 1, 2].map((slot) => hashes.salt(salt, slot))]),
  ];
  return dictionary.filter((name) =>
    [name, sentence(name), `${name} left.`].some((text) => {
      const spans = kinds.flatMap((kind) =>
        [true, false].map((begins): Span => ({ kind, sentence: begins, text, notes: [] })),
      );
      const tries = [crypto.sha256(utf8(text)), leafHash(crypto, utf8(text))];
      return (
        tries.some((hash) => seen.has(toHex(hash))) ||
        salts.some((salt) => spans.some((span) => seen.has(toHex(hashes.span(salt, span)))))
      );
    }),
  );
}

/** The same with the attributes of a closed block, of which there are few. */
function guessAttributes(known: readonly Uint8Array[], targets: readonly Uint8Array[]): string[] {
  const hashes = new Hashes(crypto);
  const seen = new Set(targets.map(toHex));
  const salts = [new Uint8Array(32), ...known.flatMap((salt) => [salt, hashes.attributesSalt(salt)])];
  return blockKinds.filter((kind) =>
    [0, 1, 2].some((level) =>
      salts.some((salt) => seen.has(toHex(hashes.attributes(salt, { kind, level, parent: null, language: "en" })))),
    ),
  );
}

const salted = "a secret 256-bit salt under every leaf, nothing unsalted in the file";
const fixed = "a stub is 32 bytes whatever it hides, slots are padded to a class";
const hits = (found: readonly string[]): Outcome => ({
  ended: found.length === 0 ? "nothing found" : `found ${found.join(", ")}`,
  says: `${dictionary.length} names tried`,
});
/** A copy with its hashes and signatures blotted out: what a reader sees of its shape. */
const shape = (copy: RedactedCopy) => JSON.stringify(copy).replace(/[A-Za-z0-9+/=]{24,}/g, "#");
const same = (shapes: readonly string[]): Outcome => ({
  ended: new Set(shapes).size === 1 ? "nothing found" : "shapes differ",
  says: `${shapes.length} copies compared`,
});

export const secrets: Attack[] = [
  control({
    name: "the guesser is no fool",
    does: "guesses with the seed at hand",
    expected: "found Kim",
    run: () => {
      const document = documentWith(block("p0", sentence("Kim"), { number: "1." }), block("p1", "Kim left."));
      const report = sealed(document, { marks: [{ block: "p0", start: 16, end: 19, kind: "party" }] }, "attack Kim");
      const [first] = report.blocks;
      if (first?.state !== "open") throw new Error("closed");
      const slots = copyHiding("Kim").blocks;
      return hits(guess([good(fromBase64(first.seed))], bytesIn(slots)));
    },
  }),
  {
    name: "brute force on a short name",
    who: "stranger",
    does: "hashes every name of a dictionary with every salt in the copy",
    defence: salted,
    expected: "nothing found",
    run: () => {
      const known = bytesIn(copyHiding("Kim"));
      return hits(guess(known, known));
    },
  },
  {
    name: "brute force on low-entropy attributes",
    who: "stranger",
    does: "hashes every kind and level of block",
    defence: "attributes lie under a salt of their own",
    expected: "nothing found",
    run: () => {
      const known = bytesIn(copyHiding("Kim"));
      return hits(guessAttributes(known, known));
    },
  },
  {
    name: "length of a hidden name",
    who: "stranger",
    does: "compares the lengths of copies that hide other names",
    defence: fixed,
    expected: "nothing found",
    run: () => {
      const copies = dictionary.map(copyHiding);
      return same([
        ...copies
          .map((copy) => `${writeSealedFile(copy).length}`)
          .filter((length, i, all) => all.indexOf(length) === i),
      ]);
    },
  },
  {
    name: "shape of a copy",
    who: "stranger",
    does: "compares copies that hide other names, hashes blotted out",
    defence: fixed,
    expected: "nothing found",
    run: () => same(dictionary.map((name) => shape(copyHiding(name)))),
  },
  {
    name: "number of hidden sentences",
    who: "stranger",
    does: "counts what a partly open block hides",
    defence: fixed,
    expected: "nothing found",
    run: () =>
      same(
        ["One. Two of J.", "One. Two. Three of J.", "One. Two. Three. Four"].map((text, i) => {
          const report = sealed(documentWith(block("p0", text)), {}, `count ${i}`);
          const open = must(report.blocks[0]);
          const slots = open.state === "open" ? open.spans.slice(1).map((_, at) => at + 1) : [];
          return shape(
            redact(crypto, report, [{ ...grounds, passages: [{ block: open.id, slots }] }], firstRelease),
          ).replace(/[0-9a-f]{32}/g, "#");
        }),
      ),
  },
  {
    name: "a hidden name elsewhere in the file",
    who: "stranger",
    does: "looks for the hidden words in the open parts",
    defence: "a name is hidden wherever it stands",
    expected: "nothing found",
    run: () => hits(["Testhaven", "Pavel Obrazin"].filter((name) => Buffer.from(stage.files.redacted).includes(name))),
  },
  {
    name: "the seed of a partly open block",
    who: "stranger",
    does: "looks for seeds in a copy",
    defence: "a partly open block never shows its seed",
    expected: "nothing found",
    run: () =>
      hits(
        ["p1", "p2", "n1"].filter((name) =>
          Buffer.from(stage.files.redacted).includes(openBlock(stage.sealed, name).seed),
        ),
      ),
  },
];
