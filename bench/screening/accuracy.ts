// Accuracy of the score: labelled pairs, calibration, parity with OFAC's search. Called by `npm run bench screening`.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { prepare, profileOfProperties, scoreNames, scoreProfiles } from "#screening";
import { table } from "../tables.ts";
import { calibration } from "./calibration.ts";
import { reasonToSetAside } from "./set-aside.data.ts";

interface Judged {
  group: string;
  strong: boolean;
  same: boolean;
  aside: string | undefined;
  score: number;
  match: boolean;
  names: string;
}

/** What is printed about accuracy, from the folder of shared data. */
export async function accuracy(data: string): Promise<string> {
  return [namePairs(join(data, "matching")), ofacParity(join(data, "matching")), await calibration(data)].join("\n\n");
}

const rowsOf = (path: string): Record<string, string>[] =>
  parse(readFileSync(path), { columns: true, relax_quotes: true });

function namePairs(folder: string): string {
  const judged = rowsOf(join(folder, "name_pairs_dev.csv")).map(
    ({ case_group = "", schema = "", name1 = "", name2 = "", is_match, quality }): Judged => ({
      group: case_group,
      strong: quality === "STRONG",
      same: is_match === "true",
      aside: reasonToSetAside(name1, name2),
      names: `${schema}: ${name1} | ${name2}`,
      ...scoreNames(schema, name1, name2),
    }),
  );
  const kept = judged.filter(({ aside }) => aside === undefined);
  const halves = [0, 1].map((half) => judged.filter((_, at) => at % 2 === half));
  const groups = [...Map.groupBy(judged, ({ group }) => group)];
  const wrong = kept.filter(({ same, match }) => same !== match).sort((a, b) => b.score - a.score);
  return [
    `Name pairs: "match" from 0.70. ${judged.length - kept.length} of ${judged.length} pairs (${percent(1 - kept.length / judged.length)}) are set aside, each with its reason in bench/screening/set-aside.data.ts.`,
    table(
      ["pairs", "number", "precision", "recall", "F1", "AUC"],
      [
        measured("all, as labelled", judged),
        measured("all but those set aside", kept),
        measured(
          "of these, the half that rules were fitted on",
          kept.filter((pair) => halves[0]?.includes(pair)),
        ),
        measured(
          "of these, the other half",
          kept.filter((pair) => halves[1]?.includes(pair)),
        ),
        ...groups.map(([group, pairs]) => measured(`as labelled: ${group}`, pairs)),
      ],
    ),
    `Strong pairs: ${judged.filter(({ strong, same, match }) => strong && same === match).length} of ${judged.filter(({ strong }) => strong).length} right.`,
    `Wrong, set aside left out (${wrong.length}):`,
    ...wrong.map(({ same, score, names }) => `  ${same ? "missed" : "merged"} ${score.toFixed(3)} ${names}`),
  ].join("\n");
}

function measured(name: string, pairs: readonly Judged[]): string[] {
  const right = pairs.filter(({ same, match }) => same && match).length;
  const precision = right / pairs.filter(({ match }) => match).length;
  const recall = right / pairs.filter(({ same }) => same).length;
  const f1 = (2 * precision * recall) / (precision + recall);
  return [
    name,
    String(pairs.length),
    ...[precision, recall, f1, areaUnderCurve(pairs)].map((value) => value.toFixed(3)),
  ];
}

/** Probability that a pair of one party scores above a pair of two. */
function areaUnderCurve(pairs: readonly Judged[]): number {
  const yes = pairs.filter(({ same }) => same);
  const no = pairs.filter(({ same }) => !same);
  let above = 0;
  for (const one of yes) for (const two of no) above += one.score > two.score ? 1 : one.score === two.score ? 0.5 : 0;
  return above / yes.length / no.length;
}

function ofacParity(folder: string): string {
  const rows = rowsOf(join(folder, "nomenklatura_ofac_fixtures.csv")).map(
    ({ query_name = "", result_name = "", ofac_score }) => {
      const [one, other] = [query_name, result_name].map((name) =>
        prepare(profileOfProperties("LegalEntity", { name: [name] })),
      );
      const ours = one && other ? 100 * scoreProfiles(one, other, { bits: () => 0 }, "ofac").probability : 0;
      return { names: `${query_name} | ${result_name}`, theirs: Number(ofac_score), ours };
    },
  );
  const near = ({ theirs, ours }: { theirs: number; ours: number }) => Math.abs(theirs - ours) <= 5;
  const half = (at: number) => rows.filter((row, place) => place % 2 === at && row.theirs >= 0);
  const hidden = rows.filter(({ theirs }) => theirs < 0);
  const scored = rows.filter(({ theirs }) => theirs >= 0);
  const shares = [half(0), half(1), scored].map(
    (some) => `${some.filter(near).length} of ${some.length} (${percent(some.filter(near).length / some.length)})`,
  );
  return [
    "The ofac mode against scores of OFAC's search, within five points:",
    `  development half ${shares[0]}, other half ${shares[1]}, all ${shares[2]}`,
    `  of ${hidden.length} names that OFAC's search did not show, ours shows ${hidden.filter(({ ours }) => ours >= 50).length}`,
    ...scored
      .filter((row) => !near(row))
      .map(({ names, theirs, ours }) => `  OFAC ${theirs}, ours ${ours.toFixed(0)}: ${names}`),
  ].join("\n");
}

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
