import type { Block, Document, HidingPlan, SealedBlock, SealedFile, SealedNumbers } from "#document";
import { amend, excerpt, redact, sealDocument, writeSealedFile } from "#document";
import { formatPolicy } from "#verify";
import { nodeCrypto as crypto, nodeRandom as random } from "../src/log/node-crypto.ts";
import { testKey } from "./record-fixture.ts";

const author = testKey("coordinator.example");
const publisher = testKey("publisher.example");
const tools = { crypto, random };

function block(id: string, text: string, more: Partial<Block> = {}): Block {
  const place = `paragraph ${id}`;
  return {
    id,
    kind: "numbered",
    number: null,
    level: 0,
    parent: null,
    text,
    marks: [],
    page: null,
    place,
    language: "en",
    ...more,
  };
}

/** An invented report. */
function document(blocks: Block[], title = "Midterm report on Norvania"): Document {
  return { title, format: "markdown", language: "en", blocks };
}

const blocks = [
  block("b1", "Maritime transfers", { kind: "heading", number: "I.", level: 1 }),
  block("b2", "On 14 May the tanker was met by Viktor Ansel. Ansel paid for the fuel. The panel has photographs.", {
    number: "1.",
  }),
  block("b3", "The log book shows four calls at one berth. Each was shorter than nine hours.", { number: "2." }),
  block("b4", "A second source confirmed the name of the owner.", { number: "3." }),
  block("b5", "تلقت الناقلة وقوداً من سفينة أخرى في عرض البحر.", { number: "4.", language: "ar" }),
  block("b6", "Deliveries", { kind: "caption" }),
  block("b7", "", { kind: "table" }),
  block("b8", "Vessel\tDate\tTonnes", { kind: "row", parent: "b7", cells: ["Vessel", "Date", "Tonnes"] }),
  block("b9", "Orbel\t14 May\t1,200", { kind: "row", parent: "b7", cells: ["Orbel", "14 May", "1,200"] }),
  block("b10", "Interview with the master, 3 June.", { kind: "footnote", number: "1", parent: "b3" }),
];

function shorter(numbers: SealedNumbers): SealedNumbers {
  return "each" in numbers
    ? { each: numbers.each.slice(0, -1) }
    : { ...numbers, printed: numbers.printed.slice(0, -1) };
}

/** Artefacts of every kind, authentic and tampered with, signed and not logged, and the policy of a reader who chose that. */
export function artefacts() {
  const names = [...(blocks[1]?.text ?? "").matchAll(/(Viktor )?Ansel/g)];
  const marks = names.map(({ index, 0: name }) => ({
    block: "b2",
    start: index,
    end: index + name.length,
    kind: "party" as const,
  }));
  const policy = { threshold: 1, keys: [author.vkey] };
  const seal = (of: Document, by = author) =>
    sealDocument(tools, of, {
      report: "norvania-midterm",
      marks: of.blocks === blocks ? marks : [],
      mustNotRedact: [],
      policy: { threshold: 1, keys: [by.vkey] },
      signers: [by],
    });
  const sealed = seal(document(blocks));
  const idOf = (index: number) => sealed.blocks[index]?.id ?? "";
  const plan: HidingPlan[] = [
    {
      names: ["Viktor Ansel", "Ansel"],
      passages: [{ block: idOf(3), slots: null }],
      reason: "protection-of-source",
      authority: "The committee",
      decision: "S/2019/12",
    },
  ];
  const copy = redact(crypto, sealed, plan, { previous: null, released: [], signers: [publisher] });
  const changed = blocks.map((of) =>
    of.id === "b3" ? { ...of, text: "The log book shows two calls at one berth." } : of,
  );
  const pairs = blocks.map(({ id }, index) => [idOf(index), id] as const);
  const second = amend(tools, sealed, document(changed), pairs, { marks, policy, signers: [author] });
  const amendedCopy = redact(crypto, second, plan, { previous: copy, released: [copy], signers: [publisher] });
  const text = (file: SealedFile) => new TextDecoder().decode(writeSealedFile(file));
  const withBlocks = (change: (all: SealedBlock[]) => SealedBlock[]) =>
    text({ ...copy, blocks: change([...copy.blocks]) });
  const bad = "</script><script>globalThis.intruder=1</script><img src=x onerror=globalThis.intruder=1> \u202etxet";
  return {
    policy: formatPolicy(crypto, {
      type: "penholder/policy/1",
      authors: policy,
      publishers: { threshold: 1, keys: [publisher.vkey] },
      log: null,
      timestampers: [],
    }),
    sealed: text(sealed),
    copy: text(copy),
    amendedCopy: text(amendedCopy),
    excerpt: text(excerpt(crypto, copy, { block: idOf(2), sentences: null, title: true }, [copy])),
    altered: text(copy).replace("four calls", "five calls"),
    reordered: withBlocks(([first, ...rest]) => [...rest.slice(0, 1), ...(first ? [first] : []), ...rest.slice(1)]),
    dropped: text({ ...copy, blocks: copy.blocks.slice(0, -1), numbers: shorter(copy.numbers) }),
    unlisted: text({
      ...copy,
      manifest: redact(
        crypto,
        sealed,
        plan.map(({ passages: _, ...rest }) => rest),
        { previous: null, released: [], signers: [publisher] },
      ).manifest,
    }),
    foreign: text(seal(document([block("b1", "Other words.")]), testKey("stranger.example"))),
    stranger: "Dear reader,\n",
    hostile: text(seal(document([block("b1", bad, { number: "<b>1</b>" })], bad))),
  };
}

/** A long report of so many paragraphs, signed, and the policy for it. */
export function longReport(paragraphs: number): { policy: string; sealed: Uint8Array } {
  const words =
    "The vessel called at the port four times, and its owner paid for the fuel. Nobody answered the letters.";
  const many = Array.from({ length: paragraphs }, (_, index) => block(`b${index}`, words, { number: `${index + 1}.` }));
  const keys = { threshold: 1, keys: [author.vkey] };
  const none = { threshold: 0, keys: [] };
  return {
    policy: formatPolicy(crypto, {
      type: "penholder/policy/1",
      authors: keys,
      publishers: none,
      log: null,
      timestampers: [],
    }),
    sealed: writeSealedFile(
      sealDocument(tools, document(many), {
        report: "long",
        marks: [],
        mustNotRedact: [],
        policy: keys,
        signers: [author],
      }),
    ),
  };
}
