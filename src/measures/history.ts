import { permanentMembers } from "./members.data.ts";
import { isAbout, isSameTopic } from "./topic.ts";
import type { Known, Position } from "./types.ts";
import { explanations, votes } from "./votes.data.ts";
import { positions } from "./votes.ts";

/** Where something stands: in the tables, or as an act on the record. */
interface Placed {
  /** Orders what is of one day; of something on the record its subject. */
  id: string;
  day: string;
  source: string;
  known: Known | "recorded";
}
/** A vote of the Council with the position of each of the fifteen. */
export interface Ballot extends Placed {
  about: string;
  positions: Readonly<Record<string, Position>>;
}
/** What a state said; null: about nothing that is named. */
export interface Statement extends Placed {
  state: string;
  about: string | null;
  words: string;
}
/** One point of a state's record over time. */
export type StatePoint = Placed & { state: string; about: string | null } & (
    | { position: Position }
    | { words: string }
  );

/** Article 27(3) of the Charter: nine votes for it, and no permanent member against; abstaining is no veto. */
export function isAdopted(cast: Readonly<Record<string, Position>>): boolean {
  const yes = Object.values(cast).filter((position) => position === "for").length;
  return yes >= 9 && permanentMembers.every((member) => cast[member] !== "against");
}

const tableBallots: readonly Ballot[] = votes.flatMap((vote, index) => {
  const cast = positions(vote);
  const { subject: about, day, source, known } = vote;
  return cast ? [{ id: `table-${index}`, about, day, source, known, positions: Object.fromEntries(cast) }] : [];
});
const tableStatements: readonly Statement[] = explanations.map(({ member: state, subject: about, ...said }, index) => ({
  ...{ id: `table-said-${index}`, state, about, known: "seen" as const },
  ...said,
}));

/** The votes of the tables and the record by day; a vote on the record takes the place of the tables' word on the same. */
export function allBallots(recorded: readonly Ballot[]): Ballot[] {
  const left = tableBallots.filter(
    ({ day, about }) => !recorded.some((one) => one.day === day && isSameTopic(one.about, about)),
  );
  return [...left, ...recorded].sort(byDay);
}

/** What states said, of the tables and the record, by day. */
export const allStatements = (recorded: readonly Statement[]): Statement[] =>
  [...tableStatements, ...recorded].sort(byDay);

/** What the fifteen said of a vote: on its day, about the same. */
export function explanationsOf(ballot: Ballot, statements: readonly Statement[]): Statement[] {
  return statements.filter(
    ({ day, state, about }) =>
      day === ballot.day &&
      Object.hasOwn(ballot.positions, state) &&
      about !== null &&
      isSameTopic(about, ballot.about),
  );
}

/** A state's votes and words by day: all, or about one resolution or topic. Only while it sat does it vote. */
export function pointsOf(
  state: string,
  ballots: readonly Ballot[],
  statements: readonly Statement[],
  about?: string,
): StatePoint[] {
  const cast = ballots.flatMap(({ positions: all, ...ballot }): StatePoint[] => {
    const position = Object.hasOwn(all, state) ? all[state] : undefined;
    return position === undefined ? [] : [{ ...ballot, state, position }];
  });
  const said = statements.filter((one) => one.state === state);
  const points = [...cast, ...said];
  return points
    .filter((point) => about === undefined || (point.about !== null && isAbout(point.about, about)))
    .sort(byDay);
}

const byDay = (a: Placed, b: Placed): number => {
  const [one, other] = [`${a.day} ${a.id}`, `${b.day} ${b.id}`];
  return one < other ? -1 : one > other ? 1 : 0;
};
