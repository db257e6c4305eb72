import { answered, forms, type ListedHit, type ListQuery, openLists } from "#client";
import { PenholderError } from "#kernel";
import { type Connection, connect } from "./remote-connection.ts";
import type { ServerOptions } from "./remote-options.ts";
import { print, remotely } from "./remote-print.ts";
import { searchInstitution } from "./run-subjects.ts";
import type { ScoreOptions, SearchOptions } from "./screening-options.ts";

/** Searches where the server is: an institution's own texts, or the lists of a server of lists. */
export function searchRemote(name: string, query: ListQuery, options: SearchOptions & ServerOptions): Promise<void> {
  return remotely(options, async () => {
    if (name.trim() === "") throw new PenholderError("usage", "Say what is searched for.");
    const connection = connect(options);
    if (await isInstitution(connection))
      return searchInstitution(name, { ...options, limit: Math.min(options.limit, 200) });
    const { threshold, limit, algorithm } = options;
    const found = await lists(options).match(
      { asked: query },
      {
        ...{ dataset: datasetOf(options), threshold, limit },
        algorithm: algorithm === "penholder" ? "best" : algorithm,
      },
    );
    const hits = found.get("asked") ?? [];
    print(options, { name, hits }, () =>
      hits.length === 0
        ? [`${name}: nobody on these lists from a probability of ${threshold} on`]
        : hits.flatMap(hitLines),
    );
  });
}

export function scoreRemote(name1: string, name2: string, options: ScoreOptions & ServerOptions): Promise<void> {
  return remotely(options, async () => {
    const { schema, threshold } = options;
    const { score, reasons } = await lists(options).score({ schema, name1, name2 });
    print(options, { score, match: score >= threshold, reasons }, () => [
      `${score.toFixed(4)}  ${score >= threshold ? "match" : "no match"}`,
      ...reasons.slice(1).map((reason) => `  ${reason}`),
    ]);
  });
}

const lists = (options: ServerOptions) => {
  const { server, token, insecureHttp } = connect(options);
  return openLists({ server, token, insecureHttp });
};

const datasetOf = ({ lists: [only, ...others] = [] }: SearchOptions): string => {
  if (others.length > 0)
    throw new PenholderError("usage", "A server is asked about one list, or about all: name one with --lists.");
  return only ?? "default";
};

const hitLines = ({ score, caption, schema, datasets, id, reasons }: ListedHit): string[] => [
  `${score.toFixed(2)}  ${caption} (${schema}; ${datasets.join(", ")})  ${id}`,
  ...reasons.map((reason) => `    ${reason}`),
];

/** An institution says which record it keeps; a server of lists keeps none. */
async function isInstitution({ client }: Connection): Promise<boolean> {
  try {
    const { data } = await client.GET("/api/v1/health");
    answered(forms.health, data);
    return true;
  } catch (error) {
    const answeredOtherwise = ["request-invalid", "not-found", "server-answer-invalid"];
    if (error instanceof PenholderError && answeredOtherwise.includes(error.code) && !/redirect/u.test(error.message))
      return false;
    throw error;
  }
}
