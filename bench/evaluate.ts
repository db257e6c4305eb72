import type { Aligned, Change, ChangeClassName, Ledger } from "#compare";
import type { Document } from "#document";
import type { Pair, TruePair } from "./generate/truth.ts";
import { type Located, locate } from "./locate.ts";
import { knownWords, precisionOfMentions } from "./mentions.ts";
import { Score } from "./score.ts";

/** Everything measured on pairs with known truth, added up over pairs. */
export class Scores {
  readonly pairs = new Score();
  readonly notes = new Score();
  readonly moves = new Score();
  readonly joins = new Score();
  readonly removed = new Score();
  readonly lostGiven = new Score();
  readonly lostOthers = new Score();
  readonly mentionPrecision = new Score();
  readonly anonymised = new Score();
  readonly lowered = new Score();
  readonly violationLowered = new Score();
  readonly raised = new Score();
  readonly citations = new Score();
  readonly figures = new Score();
  /** Pairs that were only reworded, and those of them called less certain. */
  readonly onlyReworded = new Score();
  /** Regraded claims by where their wording comes from. */
  readonly byHalf = new Map<string, Score>();
  located = 0;
  cases = 0;
  seconds = 0;
}

export interface Miss {
  measure: string;
  detail: string;
}

/** Holds a ledger against the truth of its pair. `onMiss` is told what was missed or wrongly reported. */
export function evaluate(
  pair: Pair,
  ledger: Ledger,
  read: { original: Document; amended: Document },
  scores: Scores,
  onMiss: (miss: Miss) => void = () => {},
): void {
  const located = { original: locate(pair.original, read.original), amended: locate(pair.amended, read.amended) };
  scores.located += (located.original.share + located.amended.share) / 2;
  scores.cases++;
  evaluateAlignment(pair, ledger, located, scores, onMiss);
  const changes = new ChangesByBlock(ledger, located.original);
  const texts = textsOf(pair);
  const found = (block: string, classes: readonly ChangeClassName[], overlaps?: { start: number; end: number }) =>
    changes.of(block).some((change) =>
      change.classes.some((c) => {
        if (!classes.includes(c.class)) return false;
        if (!overlaps || !c.span || c.span.side !== "original") return !overlaps;
        const id = located.original.toTrue.get(c.span.block);
        return id === block && c.span.start < overlaps.end && c.span.end > overlaps.start;
      }),
    );
  const tally = (score: Score, measure: string, hit: boolean, detail: () => string) => {
    score.add(hit ? 1 : 0, 0, hit ? 0 : 1);
    if (!hit) onMiss({ measure, detail: detail() });
  };
  const { truth } = pair;
  const known = (block: string) => located.original.toRead.has(block);
  for (const lost of truth.lost.filter(({ block }) => known(block))) {
    const hit =
      found(lost.block, ["party-removed", "party-anonymised"], lost) ||
      changes.partyLost(lost.block, lost.name) ||
      changes.named(lost.block, lost.text);
    tally(
      lost.given ? scores.lostGiven : scores.lostOthers,
      lost.given ? "lost, given" : "lost, not given",
      hit,
      () => `${lost.text} in ${lost.block}: ${around(texts.original.get(lost.block) ?? "", lost)}`,
    );
  }
  for (const entry of truth.anonymised.filter(({ block }) => known(block)))
    tally(
      scores.anonymised,
      "anonymised",
      found(entry.block, ["party-anonymised"], entry),
      () =>
        `${entry.text} -> ${entry.description || "(nationality dropped)"}: ${around(texts.original.get(entry.block) ?? "", entry)}`,
    );
  for (const entry of truth.regraded.filter(({ block }) => known(block))) {
    const name = `${entry.axis}-${entry.direction}` as const;
    const score =
      entry.direction === "raised"
        ? scores.raised
        : entry.axis === "certainty"
          ? scores.lowered
          : scores.violationLowered;
    const hit = found(entry.block, [name]);
    const half = scores.byHalf.get(entry.half) ?? new Score();
    half.add(hit ? 1 : 0, 0, hit ? 0 : 1);
    scores.byHalf.set(entry.half, half);
    tally(score, name, hit, () => `[${entry.half}] ${entry.before} -> ${entry.after}`);
  }
  // Of two notes with the same words in one block nobody can say which was dropped.
  const blocks = new Map(pair.original.blocks.map((block) => [block.id, block]));
  const alike = (note: string | null) => {
    const own = blocks.get(note ?? "");
    if (!own) return [];
    const siblings = blocks.get(own.parent ?? "")?.marks.map((mark) => mark.note) ?? [];
    return [own.id, ...siblings.filter((id) => blocks.get(id)?.text === own.text)];
  };
  for (const entry of truth.citationsDropped.filter(({ block }) => known(block)))
    tally(
      scores.citations,
      "citation dropped",
      found(entry.block, ["citation-dropped"]) || alike(entry.note).some((note) => changes.noteDropped(note)),
      () => `${entry.note} of ${entry.block}: ${entry.text.slice(0, 80)}`,
    );
  for (const entry of truth.figures.filter(({ block }) => known(block)))
    tally(
      scores.figures,
      "figure",
      found(entry.block, ["figure-changed", "date-changed"]),
      () => `${entry.from} -> ${entry.to}: ${(texts.original.get(entry.block) ?? "").slice(0, 120)}`,
    );
  precisionOfMentions(pair, ledger, located.original, knownWords(pair.original), scores.mentionPrecision, onMiss);
  evaluateReworded(pair, changes, scores, onMiss);
}

/** Changes by the true id of the blocks that they touch. */
class ChangesByBlock {
  readonly #changes = new Map<string, Change[]>();
  readonly #lost = new Map<string, Set<string>>();

  constructor(ledger: Ledger, located: Located) {
    const put = (id: string, change: Change) => this.#changes.set(id, [...(this.#changes.get(id) ?? []), change]);
    for (const change of ledger.changes)
      for (const id of change.original) {
        const block = located.toTrue.get(id);
        if (block) put(block, change);
      }
    for (const party of ledger.parties)
      for (const id of party.paragraphsLost) {
        const block = located.toTrue.get(id);
        if (!block) continue;
        const names = this.#lost.get(block) ?? new Set();
        names.add(party.name.toLowerCase());
        this.#lost.set(block, names);
      }
  }

  of(block: string): Change[] {
    return this.#changes.get(block) ?? [];
  }

  partyLost(block: string, name: string): boolean {
    const bare = (text: string) => text.toLowerCase().replace(/^the /u, "");
    return [...(this.#lost.get(block) ?? [])].some((found) => bare(found) === bare(name));
  }

  /** The party is reported for the block, at another of its mentions there ("Russian" for Russia). */
  named(block: string, text: string): boolean {
    const root = text.slice(0, Math.max(4, text.length - 2));
    return this.of(block).some((change) =>
      change.classes.some(
        ({ class: name, span }) =>
          /^party-(?:removed|anonymised)$/u.test(name) && span?.side === "original" && span.text.includes(root),
      ),
    );
  }

  /** A change of the note itself says that it was dropped. */
  noteDropped(note: string): boolean {
    return this.of(note).some((change) => change.classes.some((c) => c.class === "citation-dropped"));
  }
}

function evaluateAlignment(
  pair: Pair,
  ledger: Ledger,
  located: { original: Located; amended: Located },
  scores: Scores,
  onMiss: (miss: Miss) => void,
): void {
  const kinds = new Map(pair.original.blocks.map((block) => [block.id, block.kind]));
  const amendedKinds = new Map(pair.amended.blocks.map((block) => [block.id, block.kind]));
  const isNote = (aligned: TruePair) =>
    /note/u.test(kinds.get(aligned.original[0] ?? "") ?? amendedKinds.get(aligned.amended[0] ?? "") ?? "");
  const translate = ({ original, amended, kind }: Aligned) => ({
    kind,
    original: original.flatMap((id) => located.original.toTrue.get(id) ?? []),
    amended: amended.flatMap((id) => located.amended.toTrue.get(id) ?? []),
  });
  const whole = ({ original, amended }: TruePair) =>
    original.every((id) => located.original.toRead.has(id)) && amended.every((id) => located.amended.toRead.has(id));
  const truth = pair.truth.pairs.filter(whole);
  const inTruth = new Set(
    truth.flatMap(({ original, amended }) => [...original.map((id) => `o${id}`), ...amended.map((id) => `a${id}`)]),
  );
  const found = ledger.alignment.map(translate).map((a) => ({
    ...a,
    original: a.original.filter((id) => inTruth.has(`o${id}`)),
    amended: a.amended.filter((id) => inTruth.has(`a${id}`)),
  }));
  for (const notes of [false, true]) {
    const keep = (a: { original: string[]; amended: string[] }) =>
      isNote({ ...a, kind: "same", reworded: false }) === notes;
    const [wanted, got] = [truth.filter(keep), found.filter(keep)];
    (notes ? scores.notes : scores.pairs).compare(links(got), links(wanted));
    if (notes) continue;
    const measure = (score: Score, name: string, a: ReadonlySet<string>, b: ReadonlySet<string>) => {
      score.compare(a, b);
      for (const key of a) if (!b.has(key)) onMiss({ measure: name, detail: `wrongly reported: ${key}` });
      for (const key of b) if (!a.has(key)) onMiss({ measure: name, detail: `not reported: ${key}` });
    };
    measure(
      scores.moves,
      "move",
      links(got.filter((a) => a.kind === "moved")),
      links(wanted.filter((a) => a.kind === "moved")),
    );
    const joined = (list: { kind: string; original: string[]; amended: string[] }[]) =>
      new Set(
        list
          .filter((a) => (a.kind === "split" || a.kind === "merged") && a.original.length > 0 && a.amended.length > 0)
          .map((a) => `${a.original.join("+")} > ${a.amended.join("+")}`),
      );
    measure(scores.joins, "split or merge", joined(got), joined(wanted));
    const removed = (list: { kind: string; original: string[] }[]) =>
      new Set(
        list
          .filter((a) => a.kind === "removed")
          .flatMap((a) => a.original)
          .filter((id) => kinds.get(id) !== "row" && kinds.get(id) !== "table"),
      );
    measure(scores.removed, "removed", removed(got), removed(wanted));
  }
}

function links(list: { original: string[]; amended: string[] }[]): Set<string> {
  return new Set(list.flatMap(({ original, amended }) => original.flatMap((a) => amended.map((b) => `${a} > ${b}`))));
}

function evaluateReworded(pair: Pair, changes: ChangesByBlock, scores: Scores, onMiss: (miss: Miss) => void): void {
  const touched = new Set([
    ...pair.truth.regraded.map(({ block }) => block),
    ...pair.truth.anonymised.map(({ block }) => block),
    ...pair.truth.lost.map(({ block }) => block),
    ...pair.truth.figures.map(({ block }) => block),
    ...pair.truth.citationsDropped.map(({ block }) => block),
  ]);
  const texts = textsOf(pair);
  for (const { kind, original, amended } of pair.truth.pairs) {
    const [block] = original;
    if (kind !== "reworded" || block === undefined || touched.has(block)) continue;
    const flags = changes.of(block).flatMap((change) => change.classes.filter((c) => c.class === "certainty-lowered"));
    scores.onlyReworded.add(flags.length > 0 ? 0 : 1, flags.length > 0 ? 1 : 0, 0);
    if (flags[0])
      onMiss({
        measure: "false certainty flag",
        detail: `${flags[0].rule} ${flags[0].from} -> ${flags[0].to} "${flags[0].span?.text}": ${texts.original.get(block)?.slice(0, 300)} => ${texts.amended.get(amended[0] ?? "")?.slice(0, 300)}`,
      });
  }
}

function textsOf(pair: Pair): { original: Map<string, string>; amended: Map<string, string> } {
  const texts = (document: Document) => new Map(document.blocks.map((block) => [block.id, block.text]));
  return { original: texts(pair.original), amended: texts(pair.amended) };
}

function around(text: string, { start, end }: { start: number; end: number }): string {
  return `…${text.slice(Math.max(0, start - 50), end + 50)}…`;
}
