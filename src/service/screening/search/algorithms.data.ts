import type { Algorithm } from "#screening";

/** An algorithm by the name under which clients ask for it; yente's names stand for the nearest of ours. */
interface NamedAlgorithm {
  name: string;
  algorithm: Algorithm;
  description: string;
}

const ours =
  "Likeness of names part by part in all scripts, weighted by how rare the parts are, with dates, countries, gender, identifiers and addresses for and against; the score is a calibrated probability.";

/** What clients may ask for. */
export const algorithms: readonly NamedAlgorithm[] = [
  { name: "penholder", algorithm: "penholder", description: ours },
  {
    name: "ofac",
    algorithm: "ofac",
    description: "The score that OFAC's public search gives, from names alone.",
  },
  ...["logic-v2", "logic-v1", "name-based", "name-qualified", "regression-v1"].map(
    (name): NamedAlgorithm => ({
      name,
      algorithm: "penholder",
      description: `Accepted for clients of yente: answered by penholder. ${ours}`,
    }),
  ),
];

/** What `best` stands for, and what answers where none is asked for. */
export const bestAlgorithm = "penholder";

/** The features by which a score is explained. */
export const features: Readonly<Record<string, string>> = {
  name: "How alike the two best names are, by their rarest parts.",
  "name-part": "What one part of the name adds or takes away.",
  "role-swap": "The parts agree in other roles: a father's name where the other has the given name.",
  "weak-alias": "The name that agrees is one that the list calls weak.",
  "birth-date": "Dates of birth, foundation or building agree or differ, each as precise as it is known.",
  country: "Nationality, flag, jurisdiction or address agree or differ.",
  gender: "Genders agree or differ.",
  identifier: "A number that names one thing in the world agrees or differs: IMO, passport, tax or registration number.",
  address: "Addresses agree.",
  schema: "The kinds agree or differ: a person, a company, a vessel.",
};

/** The algorithm of a name, or of `best`; undefined where there is none. Case and blanks around it do not matter. */
export function algorithmNamed(name: string): Algorithm | undefined {
  const wanted = name.trim().toLowerCase();
  const found = wanted === "best" ? bestAlgorithm : wanted;
  return algorithms.find((each) => each.name === found)?.algorithm;
}

/** The algorithms as yente tells of them. */
export function algorithmsShape(): Record<string, unknown> {
  const told = Object.fromEntries(
    Object.entries(features).map(([name, description]) => [name, { description, coefficient: 1, url: null }]),
  );
  return {
    algorithms: algorithms.map(({ name, description }) => ({
      name,
      description,
      features: told,
      docs: { name, description, config: {}, features: told },
    })),
    default: bestAlgorithm,
    best: bestAlgorithm,
  };
}
