import type { Block, Document } from "#document";
import { assemble, countsThrough } from "./assemble.ts";
import type { KnownName } from "./data/names.data.ts";
import { schemas } from "./data/names.data.ts";
import { descriptions } from "./data/templates.data.ts";
import { changeFigure, hasFigure, lowerCertainty } from "./grading.ts";
import { NameFinder, replaceName } from "./naming.ts";
import { lostMentions, truePairs } from "./outcome.ts";
import { append, replaceRange, sentencesOf, type Unit } from "./passage.ts";
import { plantedNames, plantNaming, plantRegrading } from "./plant.ts";
import { Random } from "./random.ts";
import { reword } from "./rewording.ts";
import { insertParagraphs, mergeParagraphs, moveParagraphs, splitParagraphs } from "./structure.ts";
import type { Anonymised, Pair, Plan } from "./truth.ts";
import { choose, free, isLoose, type Work } from "./work.ts";

export interface Amendment {
  /** The text to amend. */
  text: Document;
  /** Names that it uses, and paragraphs of other documents to insert. */
  names: readonly KnownName[];
  donors: readonly string[];
  seed: number;
  plan: Plan;
}

/** Amends a text by the plan: the pair of documents, and the truth about what was done. The same seed gives the same pair. */
export function amend(amendment: Amendment): Pair {
  const work = begin(amendment);
  regrade(work);
  anonymise(work);
  loseNames(work);
  changeFigures(work);
  rewordSome(work);
  moveParagraphs(work);
  removeSome(work);
  splitParagraphs(work);
  mergeParagraphs(work);
  insertParagraphs(work);
  dropNotes(work);
  dropRows(work);
  return finish(amendment, work);
}

function begin({ text, names, donors, seed, plan }: Amendment): Work {
  const clone = (block: Block): Block => ({ ...block, marks: block.marks.map((mark) => ({ ...mark })) });
  const original = new Map(text.blocks.map((block) => [block.id, clone(block)]));
  const called = new Set(text.blocks.flatMap((block) => block.marks.map((mark) => mark.note)));
  const unit = (block: Block): Unit => ({
    block: clone(block),
    from: [block.id],
    reworded: false,
    moved: false,
    task: null,
  });
  const isNote = (block: Block) => called.has(block.id) && (block.kind === "footnote" || block.kind === "endnote");
  return {
    random: new Random(seed),
    plan,
    original,
    units: text.blocks.filter((block) => !isNote(block)).map(unit),
    notes: new Map(text.blocks.filter(isNote).map((block) => [block.id, unit(block)])),
    names: new NameFinder([...names, ...plantedNames]),
    donors,
    counted: countsThrough(text.blocks),
    truth: { anonymised: [], regraded: [], citationsDropped: [], figures: [] },
  };
}

/** Claims made weaker or stronger: planted ones, and the text's own. */
function regrade(work: Work): void {
  for (const direction of ["lowered", "raised"] as const)
    for (const unit of choose(work, work.plan[direction])) {
      const { block } = unit;
      const id = block.id;
      const organic = direction === "lowered" && work.random.chance(0.35) ? lowerCertainty(block, work.random) : null;
      unit.task = direction;
      unit.reworded = true;
      if (organic) {
        work.truth.regraded.push({ block: id, axis: "certainty", direction, half: "organic", ...organic });
        continue;
      }
      const planted = plantRegrading(work.random, direction);
      plant(work, unit, planted.before, planted.after);
      work.truth.regraded.push({ block: id, direction, ...planted });
    }
}

/** Adds a sentence to the original and what became of it to the unit. */
function plant(work: Work, unit: Unit, before: string, after: string): number {
  const original = work.original.get(unit.block.id);
  if (!original) return 0;
  append(unit.block, after);
  return append(original, before).start;
}

function anonymise(work: Work): void {
  const { random, truth } = work;
  for (const unit of choose(work, work.plan.anonymised)) {
    unit.task = "anonymised";
    unit.reworded = true;
    const { block } = unit;
    const [known, occurrences] = random.pick([...work.names.replaceable(block.text), null]) ?? [];
    if (known && occurrences?.[0]) {
      const { half, text: description } = random.pick(descriptions[known.type]);
      const { start, end, text } = occurrences[0];
      truth.anonymised.push({
        block: block.id,
        start,
        end,
        text,
        name: known.name,
        given: false,
        type: known.type,
        half,
        description,
      });
      replaceName(block, occurrences, description);
      continue;
    }
    const { before, after, name, description, type, half } = plantNaming(random);
    const start = plant(work, unit, before, after) + before.indexOf(name);
    const lost = { block: block.id, start, end: start + name.length, text: name, name, given: false };
    truth.anonymised.push({ ...lost, type, half, description });
  }
}

/** Names replaced by another, or taken out with their sentence. */
function loseNames(work: Work): void {
  const { random } = work;
  const named = free(work).filter(({ block }) => work.names.replaceable(block.text).size > 0);
  for (const unit of choose(work, work.plan.namesLost, named)) {
    unit.task = "name";
    unit.reworded = true;
    const { block } = unit;
    const [known, occurrences] = random.pick([...work.names.replaceable(block.text)]);
    const sentences = sentencesOf(block.text);
    const hit = sentences.filter((s) => occurrences.some((o) => o.start >= s.start && o.end <= s.end));
    if (sentences.length >= 3 && hit.length === 1 && hit[0] && random.chance(0.4)) {
      const { start, end } = hit[0];
      const whole = start > 0 ? { start: start - 1, end } : { start, end: Math.min(end + 1, block.text.length) };
      if (!block.marks.some((mark) => mark.offset > whole.start && mark.offset <= whole.end)) {
        replaceRange(block, whole.start, whole.end, "");
        continue;
      }
    }
    const others = plantedNames.filter((other) => other.type === known.type && !block.text.includes(other.name));
    replaceName(block, occurrences, random.pick(others).name);
  }
}

function changeFigures(work: Work): void {
  const candidates = free(work).filter(({ block }) => hasFigure(block.text));
  for (const unit of choose(work, work.plan.figures, candidates)) {
    const figure = changeFigure(unit.block, work.random);
    if (!figure) continue;
    unit.task = "figure";
    unit.reworded = true;
    work.truth.figures.push({ block: unit.block.id, ...figure });
  }
}

function rewordSome(work: Work): void {
  for (const unit of choose(work, work.plan.reworded)) {
    if (!reword(unit.block, work.random, work.random.chance(0.4))) continue;
    unit.task = "reworded";
    unit.reworded = true;
  }
}

function removeSome(work: Work): void {
  const gone = new Set(choose(work, work.plan.removed, free(work).filter(isLoose)));
  work.units = work.units.filter((unit) => !gone.has(unit));
}

/** Note marks taken out together with their notes; and new notes. */
function dropNotes(work: Work): void {
  const { random, truth } = work;
  const calling = work.units.filter(({ block, from }) => block.marks.length > 0 && from.length === 1);
  const marks = random.shuffle(calling.flatMap((unit) => unit.block.marks.map((mark) => ({ unit, mark }))));
  const count = work.plan.notesDropped === 0 ? 0 : Math.round(work.plan.notesDropped * marks.length);
  for (const { unit, mark } of marks.slice(0, count)) {
    unit.block.marks = unit.block.marks.filter((other) => other !== mark);
    const note = work.notes.get(mark.note);
    work.notes.delete(mark.note);
    truth.citationsDropped.push({ block: unit.from[0] ?? "", note: mark.note, text: note?.block.text ?? "" });
  }
  if (work.notes.size === 0 || work.plan.notesAdded === 0) return;
  const like = [...work.notes.values()][0]?.block;
  const add = Math.round(work.plan.notesAdded * marks.length);
  const homes = random.shuffle(
    work.units.filter(({ block, from }) => block.text.endsWith(".") && block.kind !== "row" && from.length === 1),
  );
  homes.slice(0, add).forEach(({ block }, index) => {
    if (!like) return;
    const id = `added-note-${index}`;
    const text = `Statement on file with the secretariat, item ${1000 + random.below(9000)}, folder ${random.below(90)}.`;
    const note: Block = { ...like, id, text, parent: block.id, marks: [], number: "0" };
    work.notes.set(id, { block: note, from: [], reworded: false, moved: false, task: "added" });
    block.marks.push({ offset: block.text.length, note: id });
  });
}

function dropRows(work: Work): void {
  const byTable = new Map<string, Unit[]>();
  for (const unit of work.units)
    if (unit.block.kind === "row" && unit.block.parent)
      byTable.set(unit.block.parent, [...(byTable.get(unit.block.parent) ?? []), unit]);
  const rows = [...byTable.values()].filter((table) => table.length >= 4).flatMap((table) => table.slice(1));
  const count = Math.round(work.plan.rowsDropped * rows.length);
  const gone = new Set(work.random.shuffle(rows).slice(0, count));
  work.units = work.units.filter((unit) => !gone.has(unit));
}

function finish({ text, names, plan }: Amendment, work: Work): Pair {
  const renumber = plan.renumber && work.counted;
  const { document, idOf } = assemble(text, work.units, work.notes, renumber);
  const originalUnits = text.blocks.map((block) => work.original.get(block.id) ?? block);
  const original: Document = { ...text, blocks: originalUnits };
  const units = [...work.units, ...[...work.notes.values()].filter((note) => idOf.has(note))];
  const pairs = truePairs(original, units, idOf);
  // Every second name is given to the tool in a parties file.
  const known = [...names, ...plantedNames];
  const parties = known.filter(({ type }) => type !== "state");
  const givenNames = new Set(parties.filter((_, index) => index % 2 === 0).map((name) => name.name));
  const lost = lostMentions(original, document, pairs, new NameFinder(known), givenNames);
  const anonymised = work.truth.anonymised.map(
    (entry): Anonymised => ({ ...entry, given: givenNames.has(entry.name) }),
  );
  const given = parties
    .filter(({ name }) => givenNames.has(name))
    .map(({ name, aliases, type }) => ({
      key: `given:${name}`,
      name,
      schema: schemas[type],
      aliases: [...aliases],
      countries: [],
      origin: "given" as const,
    }));
  return { original, amended: document, truth: { ...work.truth, anonymised, pairs, lost }, given };
}
