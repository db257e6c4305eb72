import type {
  Excerpt,
  Header,
  Hiding,
  Manifest,
  PartlyOpenBlock,
  SealedBlock,
  SealedBody,
  SealedMeta,
  SealedNumbers,
  Slot,
} from "#document";
import type { ShownBlock, ShownDocument, ShownPart } from "./types.ts";

/** What the checks found wrong with single blocks, in a few words, by the block's id. */
export type Problems = ReadonlyMap<string, string>;

/** The problem of a block whose words, marks or attributes are not those that were sealed. */
export const alteredProblem = "altered";

/** A sealed report or redacted copy as a reader sees it: open text, and bars with reason, authority and decision as the manifest gives them. */
export function showDocument(
  { meta, numbers, blocks }: SealedBody,
  header: Header,
  manifest: Manifest | null,
  problems: Problems,
): ShownDocument {
  const hidings = hidingsByPlace(manifest);
  return {
    ...titled(meta, header),
    blocks: blocks.map((block, i) => showBlock(block, printedNumber(numbers, i), hidings, problems)),
  };
}

/** The one block of an excerpt; what it leaves out has no manifest. */
export function showExcerpt({ meta, block, number }: Excerpt, header: Header, problems: Problems): ShownDocument {
  const printed = "printed" in number ? number.printed : undefined;
  return { ...titled(meta, header), blocks: [showBlock(block, printed, new Map(), problems)] };
}

function titled(meta: SealedMeta, { report, version }: Header): Omit<ShownDocument, "blocks"> {
  if ("stub" in meta) return { title: null, language: "", report, version };
  return { title: meta.title, language: meta.language, report, version };
}

/** Reasons by place: a closed block by its id, a slot by "id/slot". */
type Hidings = ReadonlyMap<string, Hiding>;

function hidingsByPlace(manifest: Manifest | null): Hidings {
  const places = new Map<string, Hiding>();
  for (const hiding of manifest?.hidden ?? [])
    for (const { block, slots } of hiding.passages)
      if (slots === null) places.set(block, hiding);
      else for (const slot of slots) places.set(`${block}/${slot}`, hiding);
  return places;
}

/** undefined where it is hidden. */
export function printedNumber(numbers: SealedNumbers, i: number): string | null | undefined {
  if ("printed" in numbers) return numbers.printed[i];
  const number = numbers.each[i];
  return number && "printed" in number ? number.printed : undefined;
}

function showBlock(
  block: SealedBlock,
  number: string | null | undefined,
  hidings: Hidings,
  problems: Problems,
): ShownBlock {
  const problem = problems.get(block.id) ?? null;
  const altered = problem === alteredProblem;
  if (block.state === "closed") {
    const bar = hiddenPart(hidings.get(block.id), false);
    return { id: block.id, kind: null, level: 0, language: "", number, parts: [bar], problem };
  }
  const { kind, level, language } = block.attributes;
  const parts =
    block.state === "open"
      ? block.spans.map((span) => openPart(span.text, span.kind, altered))
      : showSlots(block, hidings, altered);
  return { id: block.id, kind, level, language, number, parts, problem };
}

/** Neighbouring hidden slots of one reason become one bar: how many there are must not be read off the page. */
function showSlots(block: PartlyOpenBlock, hidings: Hidings, altered: boolean): ShownPart[] {
  const lastOpen = block.slots.findLastIndex((slot) => "span" in slot);
  const parts: ShownPart[] = [];
  let bar: { hiding: Hiding | undefined } | null = null;
  block.slots.forEach((slot: Slot, j) => {
    if ("span" in slot) {
      parts.push(openPart(slot.span.text, slot.span.kind, altered));
      bar = null;
      return;
    }
    const hiding = hidings.get(`${block.id}/${j}`);
    if (bar !== null && bar.hiding === hiding) return;
    bar = { hiding };
    parts.push(hiddenPart(hiding, j > lastOpen && j >= fewestSpans(block.slots.length)));
  });
  return parts;
}

/** A block of so many slots has at least so many spans (the slots are the smallest power of two, 4 or more, that holds them). */
function fewestSpans(slots: number): number {
  return slots > 4 ? slots / 2 + 1 : 0;
}

function openPart(text: string, kind: string, altered: boolean): ShownPart {
  return { hidden: false, text, kind, altered };
}

function hiddenPart(hiding: Hiding | undefined, perhapsPadding: boolean): ShownPart {
  const { reason = null, authority = null, decision = null } = hiding ?? {};
  return { hidden: true, reason, authority, decision, perhapsPadding };
}
