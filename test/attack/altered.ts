import { type Document, sealDocument } from "#document";
import { nodeCrypto as crypto } from "#log";
import { fromBase64, toBase64 } from "#record";
import { Hashes } from "../../src/document/sealing/hashes.ts";
import { joined, leavesOf, rootOf } from "../../src/document/sealing/leaves.ts";
import { good, testDocument, testRandom } from "../record-fixture.ts";
import { type Attack, control } from "./attack.ts";
import { changed, forged, judged, openBlock, placeOf, stage, withHeader } from "./stage.ts";

const { sealed, amended, keys } = stage;
const root = "every word, mark, attribute and number is a salted leaf under the signed root";
const order = "number and order of the blocks are under the signed root";

const altered = (name: string, does: string, change: (file: typeof sealed) => unknown): Attack =>
  forged({ name, does, defence: root, expected: "altered" }, () => changed(sealed, change));

/** The list of leaves made to fit what stands in the file. */
function refit(file: typeof sealed): void {
  const leaves = leavesOf(new Hashes(crypto), file);
  file.leaves = toBase64(joined(leaves));
}

const replaceWords = (file: typeof sealed) => {
  const [span] = openBlock(file, "p3").spans;
  if (span) span.text = "The panel finds that nothing broke any of the rules.";
};

/** The first version of another report by the same authors. */
function otherReport() {
  const document: Document = { ...testDocument(), title: "Report on coal" };
  const { authors: policy } = stage.policyFile;
  const options = { report: "Coal", marks: [], mustNotRedact: [], policy, signers: keys.authors.slice(0, 2) };
  return sealDocument({ crypto, random: testRandom("other report") }, document, options);
}

export const alteredText: Attack[] = [
  control({
    name: "honest report",
    does: "publishes the report as it was sealed",
    expected: "authentic",
    run: () => judged(stage.files.sealed),
  }),
  altered("altered word", "puts other words into a finding", replaceWords),
  altered("altered figure", "changes 1,200 to 1,300 in a table", (file) => {
    for (const span of openBlock(file, "r1").spans) span.text = span.text.replace("1,200", "1,300");
  }),
  altered("altered printed number", "renumbers a paragraph", ({ numbers }) => {
    if ("printed" in numbers) numbers.printed.splice(1, 1, "7.");
  }),
  altered("printed number taken away", "leaves a paragraph without its number", ({ numbers }) => {
    if ("printed" in numbers) numbers.printed.splice(1, 1, null);
  }),
  altered("altered title", "gives the report another title", ({ meta }) =>
    Object.assign(meta, { title: "On nothing" }),
  ),
  altered("altered language of the whole", "calls the English text French", ({ meta }) =>
    Object.assign(meta, { language: "fr" }),
  ),
  ...(
    [
      ["level", 3],
      ["kind", "paragraph"],
      ["language", "fr"],
      ["parent", stage.idOf("h1")],
    ] as const
  ).map(([attribute, value]) =>
    altered(`altered attribute: ${attribute}`, `gives a finding another ${attribute}`, (file) =>
      Object.assign(openBlock(file, "p3").attributes, { [attribute]: value }),
    ),
  ),
  altered("moved note mark", "hangs a footnote on another word", (file) => {
    for (const { notes } of openBlock(file, "p2").spans) for (const note of notes) note[0] = Math.max(0, note[0] - 1);
  }),
  altered("dropped note mark", "cuts a sentence from its source", (file) => {
    for (const span of openBlock(file, "p2").spans) span.notes = [];
  }),
  altered("note mark on another note", "points a sentence to another source", (file) => {
    for (const { notes } of openBlock(file, "p2").spans) for (const note of notes) note[1] = stage.idOf("p4");
  }),
  altered("span kind", "passes a party's name off as running text", (file) => {
    for (const span of openBlock(file, "p1").spans) if (span.kind === "party") span.kind = "text";
  }),
  altered("sentence boundary", "joins two sentences so that an excerpt shows both as one", (file) => {
    for (const span of openBlock(file, "p2").spans.slice(1)) span.sentence = false;
  }),
  altered("words cut elsewhere", "moves the border between two spans, the text staying the same", (file) => {
    const [one, two] = openBlock(file, "p1").spans;
    if (!one || !two) return;
    two.text = one.text.slice(-1) + two.text;
    one.text = one.text.slice(0, -1);
  }),
  altered("another seed", "salts a block anew", (file) => {
    openBlock(file, "p4").seed = toBase64(testRandom("seed")(32));
  }),
  altered("another revision", "counts a block's revisions anew", (file) => {
    openBlock(file, "p4").revision = 1;
  }),
  altered("names exchanged", "exchanges the ids of two blocks", (file) => {
    const [one, two] = [openBlock(file, "p1"), openBlock(file, "p4")];
    [one.id, two.id] = [two.id, one.id];
  }),
  altered("altered list of leaves", "makes the file's own list fit the altered word", (file) => {
    replaceWords(file);
    refit(file);
  }),
  altered("one bit of the list of leaves", "alters the list that says where something is wrong", (file) => {
    const bytes = good(fromBase64(file.leaves));
    bytes[40] = (bytes[40] ?? 0) ^ 1;
    file.leaves = toBase64(bytes);
  }),
  forged(
    {
      name: "new root under old signatures",
      does: "alters a word, the list and the header, and keeps the authors' signatures",
      defence: "signatures cover the header byte for byte",
      expected: "altered",
    },
    () => {
      const file = changed(sealed, replaceWords);
      refit(file);
      const fitted = toBase64(rootOf(new Hashes(crypto), leavesOf(new Hashes(crypto), file)));
      const { seal } = withHeader(file, (header) => Object.assign(header, { root: fitted }), []);
      seal.envelope.signatures = sealed.seal.envelope.signatures;
      return { ...file, seal };
    },
  ),
  altered("block of another report", "splices in a paragraph that the authors sealed elsewhere", (file) => {
    const block = otherReport().blocks[3];
    if (block) file.blocks.splice(placeOf(file, "p3"), 1, block);
  }),
  altered("block of another version", "splices the amended paragraph into the first version", (file) => {
    const block = amended.blocks[placeOf(amended, "p1")];
    if (block) file.blocks.splice(placeOf(file, "p1"), 1, structuredClone(block));
  }),
  forged(
    {
      name: "seal of another version",
      does: "puts the second version's seal on the first",
      defence: root,
      expected: "altered",
    },
    () => ({
      ...sealed,
      seal: amended.seal,
    }),
  ),
  forged(
    {
      name: "seal of another report",
      does: "puts another report's seal on this one",
      defence: root,
      expected: "altered",
    },
    () => {
      const { seal } = otherReport();
      return { ...sealed, seal: logged(seal) };
    },
  ),
  forged({ name: "reordered passages", does: "exchanges two paragraphs", defence: order, expected: "reordered" }, () =>
    changed(sealed, ({ blocks }) => blocks.splice(2, 2, ...blocks.slice(2, 4).reverse())),
  ),
  forged(
    {
      name: "reordered with their numbers",
      does: "exchanges two paragraphs, numbers and all",
      defence: order,
      expected: "reordered",
    },
    () =>
      changed(sealed, ({ blocks, numbers }) => {
        blocks.splice(2, 2, ...blocks.slice(2, 4).reverse());
        if ("printed" in numbers) numbers.printed.splice(2, 2, ...numbers.printed.slice(2, 4).reverse());
      }),
  ),
  ...(
    [
      ["dropped passage", "p3"],
      ["dropped footnote", "n1"],
      ["dropped last passage", "p4"],
      ["dropped table row", "r2"],
    ] as const
  ).map(([name, block]) =>
    forged({ name, does: `leaves out ${block} and its number`, defence: order, expected: "dropped" }, () =>
      changed(sealed, (file) => {
        const place = placeOf(file, block);
        file.blocks.splice(place, 1);
        if ("printed" in file.numbers) file.numbers.printed.splice(place, 1);
      }),
    ),
  ),
  altered("inserted passage", "puts in a paragraph of the operator's own", (file) => {
    const block = structuredClone(openBlock(file, "p4"));
    file.blocks.splice(3, 0, { ...block, id: "0".repeat(32) });
    if ("printed" in file.numbers) file.numbers.printed.splice(3, 0, null);
  }),
  forged(
    {
      name: "duplicated passage",
      does: "prints a paragraph twice",
      defence: "an id stands once in a file",
      expected: "unreadable",
    },
    () =>
      changed(sealed, (file) => {
        file.blocks.push(structuredClone(openBlock(file, "p4")));
        if ("printed" in file.numbers) file.numbers.printed.push(null);
      }),
  ),
  altered("numbers cut short", "leaves out the last printed number", ({ numbers }) => {
    if ("printed" in numbers) numbers.printed.pop();
  }),
];

function logged(seal: typeof sealed.seal): typeof sealed.seal {
  return { ...seal, receipt: sealed.seal.receipt };
}
