import type { Algorithm } from "#screening";

/** An algorithm by the name under which clients ask for it. */
export interface NamedAlgorithm {
  name: string;
  /** What answers under this name. */
  answers: Algorithm;
  description: string;
  /** Configuration keys that clients of this name may send; none of them has an effect here. */
  config: readonly string[];
}

const ours =
  "A calibrated probability from the rarity of what two names share, with dates, countries, genders, identifiers and addresses for and against; every feature is explained.";
const standsFor = (name: string): string => `Clients that ask for ${name} are answered by penholder. ${ours}`;

const configOfLogicV2 = [
  "nm_extra_query_name",
  "nm_extra_result_name",
  "nm_family_name_weight",
  "nm_fuzzy_cutoff_factor",
  "nm_number_mismatch",
] as const;

/** The algorithm that answers where none is asked for. */
export const bestAlgorithm = "penholder";

/** All names of algorithms; those of yente are accepted so that its clients need no change. */
export const algorithms: readonly NamedAlgorithm[] = [
  { name: "penholder", answers: "penholder", description: ours, config: [] },
  {
    name: "ofac",
    answers: "ofac",
    description: "Scores names as the search tool of the US Treasury's Office of Foreign Assets Control does.",
    config: [],
  },
  {
    name: "logic-v2",
    answers: "penholder",
    description: standsFor("logic-v2"),
    config: configOfLogicV2,
  },
  ...["logic-v1", "name-based", "name-qualified", "regression-v1", "regression-v2"].map(
    (name): NamedAlgorithm => ({ name, answers: "penholder", description: standsFor(name), config: [] }),
  ),
];

/** An algorithm by name; "best" is ours. */
export function algorithmNamed(name: string): NamedAlgorithm | undefined {
  const wanted = name === "best" ? bestAlgorithm : name;
  return algorithms.find((each) => each.name === wanted);
}
