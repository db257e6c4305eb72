import type { Customer } from "../customers/customer.ts";
import { kindOf } from "../profile-names.ts";
import { standing } from "../rescreen/rescreen.ts";
import type { Decisions } from "../rescreen/types.ts";
import { explain } from "../score/explain.ts";
import type { Hit, Prepared, Profile } from "../types.ts";
import { fingerprintOf } from "./fingerprint.ts";
import type { AnsweredHit, AnsweredRow, EntryFacts } from "./types.ts";

/** What telling a hit takes besides the hit. */
export interface Telling {
  facts(id: string): EntryFacts;
  /** The listed profile as it was scored. */
  listed(id: string): Prepared | undefined;
  decisions?: Decisions | undefined;
}

/** A hit in words, with what the list says of its listing and what was decided on it before. */
export function answeredHit(hit: Hit, asked: Profile, telling: Telling): AnsweredHit {
  const { score } = hit;
  const fingerprint = fingerprintOf(score);
  const { settled, reopened } = standing(telling.decisions, asked.id, hit.id, fingerprint);
  const [own, other] = score.names;
  return {
    id: hit.id,
    list: hit.dataset,
    schema: hit.schema,
    caption: hit.caption,
    askedName: nameAt(asked, own),
    listedName: telling.listed(hit.id)?.names[other]?.name.text ?? hit.caption,
    ...telling.facts(hit.id),
    probability: Math.round(score.probability * 1e4) / 1e4,
    coverage: score.coverage,
    explanation: explain(score),
    for: score.for,
    against: score.against,
    missing: score.missing,
    fingerprint,
    ...(settled && { decision: settled }),
    ...(reopened && { reopened }),
  };
}

/** The name that a place in the prepared names stands for: without a known kind every name was read in two ways. */
function nameAt(profile: Profile, place: number): string {
  const readings = kindOf(profile.schema) === undefined ? 2 : 1;
  return profile.names[Math.floor(place / readings)]?.text ?? profile.names[0]?.text ?? "";
}

/** One row of the customer file with its answer; `hits` are undefined for a row that could not be screened. */
export function answeredRow(
  { row, line, cells }: { row: number; line: number; cells: string[] },
  customer: Customer,
  hits: readonly AnsweredHit[] | undefined,
): AnsweredRow {
  const settled = hits?.every(({ decision }) => decision?.decision === "false positive");
  return {
    row,
    line,
    customer: customer.id,
    cells,
    status: hits === undefined ? "not screened" : hits.length === 0 ? "clear" : settled ? "settled" : "hits",
    ...(customer.remark !== undefined && { remark: customer.remark }),
    hits: [...(hits ?? [])],
  };
}
