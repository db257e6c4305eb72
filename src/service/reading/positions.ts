import type { ActBody } from "#acts";
import {
  allBallots,
  allStatements,
  type Ballot,
  explanationsOf,
  isAbout,
  isAdopted,
  type Position,
  pointsOf,
  type Statement,
} from "#measures";
import type { Subject } from "#store";
import { proceedingOf } from "../acts/index.ts";
import { noteReads } from "./accesses.ts";
import type { Asking, Reading } from "./asking.ts";
import { pageOf, readableOf } from "./worked-out.ts";

/** Where it stands: a subject on the record that may be seen, or the tables (null) with how the fact is known. */
interface Standing {
  subject: string | null;
  case: string | null;
  known: Ballot["known"];
  source: string;
}
export interface SaidView extends Standing {
  state: string;
  /** The beginning of its words. */
  words: string;
}
export interface VoteView extends Standing {
  about: string;
  day: string;
  /** By Article 27(3) of the Charter. */
  adopted: boolean;
  positions: Readonly<Record<string, Position>>;
  explanations: SaidView[];
}
export interface PointView extends Standing {
  day: string;
  about: string | null;
  position: Position | null;
  words: string | null;
}

interface Paging {
  about?: string | undefined;
  after: string | null;
  limit: number;
}
const longestWords = 1000;
const mostExplanations = 50;

/** Votes by day: those of the tables, and those on the record that may be seen; with what members said of them that day. */
export async function listVotes(
  reading: Reading,
  asking: Asking,
  { about, after, limit }: Paging,
): Promise<{ votes: VoteView[]; next: string | null }> {
  const record = await recordOf(reading, asking);
  const votes = record.ballots.filter((one) => about === undefined || isAbout(one.about, about));
  const { rows, next } = pageOf(votes, keyOf, { after, limit });
  const explained = rows.map((ballot) => ({
    ballot,
    said: explanationsOf(ballot, record.statements).slice(0, mostExplanations),
  }));
  await record.note(explained.flatMap(({ ballot, said }) => [ballot, ...said]));
  const views = explained.map(({ ballot, said }) => {
    const { positions, day } = ballot;
    const cast = { about: ballot.about, day, adopted: isAdopted(positions), positions };
    const explanations = said.map((one) => ({ ...record.place(one), state: one.state, words: short(one.words) }));
    return { ...record.place(ballot), ...cast, explanations };
  });
  return { votes: views, next };
}

/** How a state voted and what it said, by day: on everything, or on one resolution or topic. */
export async function listPositions(
  reading: Reading,
  asking: Asking,
  { state, about, after, limit }: Paging & { state: string },
): Promise<{ positions: PointView[]; next: string | null }> {
  const record = await recordOf(reading, asking);
  const points = pointsOf(state, record.ballots, record.statements, about);
  const { rows, next } = pageOf(points, keyOf, { after, limit });
  await record.note(rows);
  const views = rows.map((point) => ({
    ...record.place(point),
    ...{ day: point.day, about: point.about },
    position: "position" in point ? point.position : null,
    words: "words" in point ? short(point.words) : null,
  }));
  return { positions: views, next };
}

type Placed = Pick<Ballot, "id" | "known" | "source">;
const keyOf = ({ day, id }: { day: string; id: string }): [string, string] => [day, id];
const short = (words: string): string => [...words.slice(0, 2 * longestWords)].slice(0, longestWords).join("");

/** The tables and what may be seen of the record; its reads are noted of what is shown. */
async function recordOf(reading: Reading, asking: Asking) {
  const [votes, said] = [await readableOf(reading, asking, "vote"), await readableOf(reading, asking, "position")];
  const rows = new Map([...votes, ...said].map((row) => [row.id, row]));
  return {
    ballots: allBallots(votes.map(ballotOf)),
    statements: allStatements(said.map(statementOf)),
    place({ id, known, source }: Placed): Standing {
      const row = rows.get(id);
      return { subject: row?.id ?? null, case: row?.case ?? null, known, source };
    },
    note: (shown: readonly Placed[]): Promise<void> =>
      noteReads(
        reading,
        asking,
        "list",
        shown.flatMap(({ id }) => rows.get(id) ?? []),
      ),
  };
}

function ballotOf(row: Subject): Ballot {
  const { id, life } = proceedingOf(row);
  const { resolution, on, votes } = life as unknown as ActBody<"vote/record">;
  return { id, about: resolution, day: on, positions: votes, source: "on the record", known: "recorded" };
}

function statementOf(row: Subject): Statement {
  const { id, life } = proceedingOf(row);
  const { of, on, words, source, about = null } = life as unknown as ActBody<"position/record">;
  return { id, state: of, about, day: on, words, source, known: "recorded" };
}
