import { type Prepared, scoreProfiles } from "#screening";
import { table } from "../tables.ts";
import { type Asked, labelled, type Question } from "./labelled.ts";

interface Answer {
  probability: number;
  right: boolean;
  person: boolean;
  question: Question["kind"];
}

const bands = [0, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 1] as const;

/**
 * Reliability on the test halves: of the best hits with a probability in each band, how many are the party asked about.
 * Half of the questions are about listed parties (their names damaged, or another spelling that the list has), half
 * are not (random customers, and parties of the same list that were left out of it).
 */
export async function calibration(data: string, each = 1500): Promise<string> {
  const answers = (await labelled(data, "test", each)).flatMap((asked) =>
    asked.questions.flatMap((question) => bestOf(asked, question)),
  );
  const rows = bands.slice(0, -1).map((from, at) => {
    const to = bands[at + 1] ?? 1;
    const within = answers.filter(({ probability }) => probability >= from && probability < to);
    const mean = within.reduce((sum, { probability }) => sum + probability, 0) / within.length;
    return [
      `${from} to ${to}`,
      String(within.length),
      shown(mean),
      ...[within, within.filter(({ person }) => person), within.filter(({ person }) => !person)].map(share),
    ];
  });
  const error =
    answers.reduce((sum, { probability, right }) => sum + (probability - (right ? 1 : 0)) ** 2, 0) / answers.length;
  return [
    `Calibration on the test half: ${answers.length} best hits of questions made from lists, by name alone (Brier score ${error.toFixed(4)}).`,
    table(["probability", "hits", "its mean", "right", "persons", "firms and ships"], rows),
  ].join("\n");
}

function bestOf({ candidates, rarity }: Asked, { query, about, kind }: Question): Answer[] {
  let best: { probability: number; entry: Prepared } | undefined;
  for (const candidate of candidates(query)) {
    const entry = about?.profile === candidate.profile ? about : candidate;
    const { probability } = scoreProfiles(query, entry, rarity);
    if (!best || probability > best.probability) best = { probability, entry };
  }
  if (!best) return [];
  const right = best.entry === about;
  return [{ probability: best.probability, right, person: query.profile.schema === "Person", question: kind }];
}

const shown = (value: number): string => (Number.isNaN(value) ? "" : value.toFixed(3));
const share = (answers: readonly Answer[]): string =>
  answers.length === 0
    ? ""
    : `${((100 * answers.filter(({ right }) => right).length) / answers.length).toFixed(0)} % of ${answers.length}`;
