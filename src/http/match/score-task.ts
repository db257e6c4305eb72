import { explain, prepare, profileOfProperties, type Score, scoreNames, scoreProfiles } from "#screening";
import { explanationsOf, type Screening, schemaOf } from "#service/screening";
import { type Answer, json, YenteError } from "../server/answer.ts";
import { readBody } from "./body.ts";
import { named, queryOf } from "./match-task.ts";
import { scoreBody } from "./schemas.ts";

export interface ScoreInput {
  body: Uint8Array | undefined;
}

/** From this probability on two are called a match. */
const matchFrom = 0.7;

/** POST /score: whether two names, or two entities, are one party. Rarity is that of the lists loaded. */
export function scoreTask(screening: Screening, { body }: ScoreInput): Answer {
  const asked = readBody(scoreBody, body);
  const { rarity } = screening.index;
  if ("name1" in asked) {
    if (!schemaOf(asked.schema)) throw new YenteError(400, `There is no schema ${asked.schema}`);
    return answer(scoreNames(asked.schema, asked.name1, asked.name2, rarity).details);
  }
  const [query, candidate] = [asked.query, asked.candidate]
    .map(queryOf)
    .map(({ schema, properties }) => prepare(profileOfProperties(schema, properties)));
  if (!query || !candidate) throw new YenteError(422, "A query and a candidate are compared.");
  return answer(scoreProfiles(query, candidate, rarity, named(asked.algorithm ?? "best").answers));
}

function answer(score: Score): Answer {
  return json({
    score: score.probability,
    match: score.probability >= matchFrom,
    explanations: explanationsOf(score),
    coverage: score.coverage,
    reasons: explain(score),
  });
}
