import type { Act } from "#acts";
import {
  type DecisionRef,
  decisionOf,
  type InformationRequest,
  type Lodged,
  type Proposal,
  type SilenceVerdict,
  wasSent,
} from "#committee";
import {
  bad,
  type Crypto,
  commitment,
  equalBytes,
  fromBase64,
  lodgedUpTo,
  lodgingHash,
  ok,
  openSlip,
  parseMatter,
  parseSlip,
  quorumMet,
  type Result,
  toBase64,
  toHex,
} from "#record";
import type { Bench, PlacedAct, Proceeding } from "./types.ts";

const witnessesOf = ({ policy }: Bench) => policy.witnesses.map(({ key }) => key);
/** A member of a body that was not held against its form yet. */
const member = (body: unknown, name: string): unknown =>
  typeof body === "object" && body !== null ? (body as Readonly<Record<string, unknown>>)[name] : undefined;
const field = (body: unknown, name: string): string => {
  const value = member(body, name);
  return typeof value === "string" ? value : "";
};

/** Other subjects that an act leans on, by their ids: what `Bench.known` must be able to give. */
export function leansOn(act: Act): string[] {
  return [
    act.case,
    field(act.body, "proposal"),
    field(member(act.body, "heard"), "request"),
    act.kind === "listing/link" ? field(act.body, "listing") : "",
  ].filter((id) => id !== "");
}

/** The committee's decision that the act names by its proposal: adopted, and still standing. */
export function decision(bench: Bench, act: Act): Result<DecisionRef> {
  const proposal = knownAs(bench, field(act.body, "proposal"), "matter");
  const decided = proposal && decisionOf(proposal.life as unknown as Proposal);
  if (!decided)
    return bad("The committee has not decided this matter, or its decision does not stand; have it decided.");
  return ok(decided);
}

/** A party was heard: the request for information that is named was sent. */
export function heard(bench: Bench, act: Act): Result<null> {
  const id = (act.body as { heard: { request?: string } }).heard.request;
  if (id === undefined) return ok(null);
  const request = knownAs(bench, id, "request");
  if (request && wasSent(request.life as unknown as InformationRequest)) return ok(null);
  return bad("The request for information that is named was not sent; send it first, or record a waiver.");
}

function knownAs(bench: Bench, id: string, kind: Proceeding["kind"]): Proceeding | undefined {
  const found = bench.known(id);
  return found?.kind === kind ? found : undefined;
}

/** When a witness took in an act that was lodged before it was delivered: the slip is true, and opens to this very act. */
export function lodgedBefore(bench: Bench, placed: PlacedAct): Result<Lodged> {
  const { lodging } = placed;
  if (!lodging) return bad("nothing was lodged");
  const { crypto } = bench;
  const slip = openSlip(crypto, lodging.slip, witnessesOf(bench));
  if (!slip.ok) return bad(`The witness's slip does not hold: ${slip.problem}.`);
  const salt = fromBase64(lodging.salt);
  if (!salt.ok || salt.value.length !== 32) return bad("The salt of the lodging is not 32 bytes in base64.");
  if (!equalBytes(commitment(crypto, salt.value, placed.bytes), slip.value.lodging.commitment))
    return bad("The lodging is of something else than this act; bring the slip of this act.");
  const { lodged, by } = slip.value;
  return ok({
    matter: toHex(lodged.matter),
    hash: hashOf(crypto, lodging.slip),
    at: Number(lodged.time),
    witness: by.name,
  });
}

/** How the tables name a lodging: its hash in base64. */
function hashOf(crypto: Crypto, slip: string): string {
  const parsed = parseSlip(slip);
  return parsed.ok ? toBase64(lodgingHash(crypto, parsed.value.lodging)) : "";
}

/** What the witnesses' statements in the act say of the matter up to the deadline of its circulation. */
export function silence(bench: Bench, act: Act, proposal: Proposal): Result<SilenceVerdict> {
  const { circulation } = proposal;
  if (!circulation) return bad("Nothing is in circulation; circulate a text first.");
  const { statements } = act.body as { statements: readonly string[] };
  const matter = parseMatter(circulation.matter);
  if (!matter.ok) return matter;
  const upTo = circulation.deadline.instant;
  const found = lodgedUpTo(bench.crypto, statements, witnessesOf(bench), matter.value, BigInt(upTo));
  // A witness that lists something known (delivered, or accounted for) says as well that there is nothing else.
  const lodged = found.lodged.map(({ hash, time, by }) => ({
    matter: circulation.matter,
    hash: toBase64(hash),
    at: Number(time),
    witness: by.name,
  }));
  const unknown = new Set(
    lodged.filter(({ hash }) => !proposal.knownLodgings.includes(hash)).map(({ witness }) => witness),
  );
  const spoke = [...found.nothing.map(({ name }) => name), ...lodged.map(({ witness }) => witness)];
  const names = new Map(bench.policy.witnesses.map(({ name, key }) => [key.name, name]));
  const agreeing = spoke.filter((name) => !unknown.has(name)).map((name) => names.get(name) ?? name);
  return ok({ matter: circulation.matter, upTo, quorum: quorumMet(bench.policy, new Set(agreeing)), lodged });
}
