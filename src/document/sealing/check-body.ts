import { type Crypto, equalBytes, toBase64 } from "#record";
import type { BodyCheck, BodyFinding } from "./answers.ts";
import { blockName } from "./block-names.ts";
import { fromBytesText, Hashes } from "./hashes.ts";
import { type Leaves, leavesOf, numberAt, numberLeaf, parted, rootOf, sameLeaves } from "./leaves.ts";
import { locate } from "./locate.ts";
import type { Header, WholeFile } from "./types.ts";

/**
 * Whether a file's content is what the header states: every word, mark, attribute, number, their order and number. If
 * not, the file's list of leaves says where, as long as that list itself gives the signed root; where it does not, all
 * that is known is that something was altered, and this is said.
 */
export function checkBody(crypto: Crypto, file: WholeFile, header: Header): BodyCheck {
  const hashes = new Hashes(crypto);
  const content = leavesOf(hashes, file);
  const root = rootOf(hashes, content);
  const signed = fromBytesText(header.root);
  const isContentSigned = content.blocks.length === header.blocks && equalBytes(root, signed);
  const list = parted(fromBytesText(file.leaves));
  const listed = list !== undefined && list.blocks.length === header.blocks && equalBytes(rootOf(hashes, list), signed);
  const findings = [
    ...countFindings(file),
    ...(listed ? placedFindings(hashes, file, content, list) : unplacedFindings(isContentSigned)),
  ];
  return { authentic: isContentSigned && findings.length === 0, root: toBase64(root), listed, findings };
}

function countFindings({ numbers, blocks }: WholeFile): BodyFinding[] {
  const { length } = "seed" in numbers ? numbers.printed : numbers.each;
  if (length === blocks.length) return [];
  return [{ problem: "numbers-count", says: `The file has ${blocks.length} blocks and ${length} printed numbers.` }];
}

function unplacedFindings(isContentSigned: boolean): BodyFinding[] {
  const listed: BodyFinding = {
    problem: "list-altered",
    says: "The file's own list of leaves was altered: it does not give the signed root.",
  };
  if (isContentSigned) return [listed];
  const says =
    "Words, marks, attributes, numbers or order are not what was signed; where cannot be told, since the list of leaves was altered too.";
  return [listed, { problem: "unplaced", says }];
}

function placedFindings(hashes: Hashes, file: WholeFile, content: Leaves, list: Leaves): BodyFinding[] {
  if (sameLeaves(content, list)) return [];
  const findings: BodyFinding[] = [];
  if (!equalBytes(content.meta, list.meta)) {
    findings.push({ problem: "title-altered", says: "Title, language or format is not what was signed." });
  }
  const { places, dropped } = locate(content.blocks, list.blocks);
  for (const [index, { problem, sealed }] of places.entries()) {
    const block = file.blocks[index]?.id ?? "";
    if (problem) findings.push({ problem, index, block, says: says[problem](placedName(file, index), index, sealed) });
    if (sealed !== null && !isSameNumber(hashes, file, index, sealed, list)) {
      findings.push({ problem: "number-altered", index, block, says: says["number-altered"]("", index) });
    }
  }
  for (const index of dropped) {
    findings.push({ problem: "dropped", index, says: `What was sealed as block ${index + 1} is missing.` });
  }
  return findings;
}

const says = {
  altered: (name: string) => `${name} is not what was signed: words, marks or attributes of it were altered.`,
  spliced: (name: string) => `${name} was put in: the signed version has no such block there.`,
  reordered: (name: string, _: number, sealed: number | null) =>
    `${name} was sealed as block ${(sealed ?? 0) + 1}: the order was altered.`,
  "number-altered": (_: string, index: number) => `The printed number of block ${index + 1} is not what was signed.`,
};

/** Its name for people and, where that is a printed number, its place too, which no number can repeat. */
function placedName(file: WholeFile, index: number): string {
  const name = blockName(file, index);
  const place = `block ${index + 1}`;
  return name === place ? `Block ${index + 1}` : `${name.charAt(0).toUpperCase()}${name.slice(1)} (${place})`;
}

/** Whether the number that stands at the block's place, or at the one where it was sealed, is the one sealed with it. */
function isSameNumber(hashes: Hashes, file: WholeFile, index: number, sealed: number, list: Leaves): boolean {
  const leaf = list.numbers[sealed];
  if (!leaf) return false;
  return [index, sealed].some((place) => {
    const number = numberAt(hashes, file.numbers, place, sealed);
    return number !== undefined && equalBytes(numberLeaf(hashes, number), leaf);
  });
}
