import type { Block } from "#document";
import { replaceRange, sentencesOf, type Unit, wordCount } from "./passage.ts";
import { reword } from "./rewording.ts";
import { choose, free, isLoose, type Work } from "./work.ts";

/** Single paragraphs and blocks of two to four carried far away, half of them also reworded. */
export function moveParagraphs(work: Work): void {
  const { random, plan } = work;
  for (const unit of choose(work, plan.moved, free(work).filter(isLoose))) carry(work, [unit]);
  const starts = choose(work, plan.movedBlocks, free(work).filter(isLoose), plan.movedBlocks > 0 ? 1 : 0);
  for (const start of starts) {
    const at = work.units.indexOf(start);
    const run: Unit[] = [];
    const usable = new Set(free(work, 8).filter(isLoose));
    for (let i = at; i < work.units.length && run.length < 2 + random.below(3); i++) {
      const unit = work.units[i];
      if (!unit || !usable.has(unit)) break;
      run.push(unit);
    }
    if (run.length >= 2) carry(work, run);
  }
}

/** Carries a run of paragraphs to another place, far enough that nobody can doubt which of the two moved. */
function carry(work: Work, run: Unit[]): void {
  const { random } = work;
  const at = work.units.indexOf(run[0] as Unit);
  const far = 8 * run.length + 8;
  const places = work.units.flatMap((unit, index) =>
    unit.task === null && isLoose(unit) && unit.block.kind === run[0]?.block.kind && Math.abs(index - at) > far
      ? [unit]
      : [],
  );
  if (places.length === 0) return;
  const after = random.pick(places);
  const moving = new Set(run);
  work.units = work.units.filter((unit) => !moving.has(unit));
  work.units.splice(work.units.indexOf(after) + 1, 0, ...run);
  for (const unit of run) {
    unit.task = "moved";
    unit.moved = true;
    if (random.chance(0.5)) unit.reworded = reword(unit.block, random, random.chance(0.3));
  }
}

/** Long paragraphs cut in two between sentences. */
export function splitParagraphs(work: Work): void {
  const { random, plan } = work;
  const long = free(work, 50).filter((unit) => cutsOf(unit).length > 0 && mayGrow(work, unit));
  for (const unit of choose(work, plan.split, long)) {
    const cut = random.pick(cutsOf(unit));
    const { block } = unit;
    const second: Block = {
      ...block,
      id: `${block.id}-second`,
      text: block.text.slice(cut.second),
      number: block.number === null ? null : "+",
      marks: block.marks
        .filter((mark) => mark.offset > cut.first)
        .map((m) => ({ ...m, offset: Math.max(0, m.offset - cut.second) })),
    };
    block.text = block.text.slice(0, cut.first);
    block.marks = block.marks.filter((mark) => mark.offset <= cut.first);
    unit.task = "split";
    const tail: Unit = { block: second, from: [...unit.from], reworded: false, moved: false, task: "split" };
    work.units.splice(work.units.indexOf(unit) + 1, 0, tail);
  }
}

/** Where a paragraph can be cut so that each part has at least a quarter of its words, and twelve. */
function cutsOf({ block }: Unit): { first: number; second: number }[] {
  const sentences = sentencesOf(block.text);
  const whole = wordCount(block.text);
  return sentences.slice(1).flatMap((second, index) => {
    const first = sentences[index]?.end ?? 0;
    const head = wordCount(block.text.slice(0, first));
    return Math.min(head, whole - head) >= Math.max(12, whole / 4) ? [{ first, second: second.start }] : [];
  });
}

/** Neighbouring paragraphs joined by a space. */
export function mergeParagraphs(work: Work): void {
  const usable = new Set(free(work).filter((unit) => mayGrow(work, unit)));
  const firsts = [...usable].filter((unit) => {
    const next = work.units[work.units.indexOf(unit) + 1];
    return next && usable.has(next) && next.block.kind === unit.block.kind;
  });
  for (const first of choose(work, work.plan.merged, firsts)) {
    const second = work.units[work.units.indexOf(first) + 1];
    if (!second || first.task !== null || second.task !== null) continue;
    const offset = first.block.text.length + 1;
    const { text, marks } = second.block;
    replaceRange(first.block, first.block.text.length, first.block.text.length, ` ${text}`);
    first.block.marks = first.block.marks.map((m) => ({ ...m, offset: Math.min(m.offset, offset - 1) }));
    first.block.marks.push(...marks.map((mark) => ({ ...mark, offset: mark.offset + offset })));
    first.from = [...first.from, ...second.from];
    first.task = "merged";
    work.units = work.units.filter((unit) => unit !== second);
  }
}

/** Numbers come and go only where they are counted anew afterwards. */
function mayGrow(work: Work, { block }: Unit): boolean {
  return block.number === null || (work.counted && work.plan.renumber && /^\d+\.$/u.test(block.number));
}

/** Paragraphs taken from other documents. */
export function insertParagraphs(work: Work): void {
  const { random, plan, donors } = work;
  if (plan.inserted === 0 || donors.length === 0) return;
  const homes = choose(
    work,
    plan.inserted,
    free(work).filter((unit) => mayGrow(work, unit)),
  );
  const texts = random.shuffle(donors);
  homes.forEach((home, index) => {
    const text = texts[index];
    if (text === undefined) return;
    const block: Block = {
      ...home.block,
      id: `inserted-${index}`,
      text,
      marks: [],
      number: home.block.number === null ? null : "+",
    };
    work.units.splice(work.units.indexOf(home) + 1, 0, {
      block,
      from: [],
      reworded: false,
      moved: false,
      task: "added",
    });
  });
}
