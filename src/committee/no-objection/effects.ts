import { inForce } from "../dated.ts";
import type { ActHead } from "../machine/types.ts";
import { addMonths, type Instant } from "../time/day.ts";
import { closeOfBusiness, dayInNewYork, inNewYork, workingDeadline } from "../time/deadline.ts";
import type { Hold, Lodged, NoObjectionAct, NoObjectionRules, Proposal, Stand } from "./types.ts";

type Of<K extends NoObjectionAct["kind"]> = Extract<NoObjectionAct, { kind: K }>;
type Said = Of<"object"> | Of<"hold">;

/** The earliest instant at which it is proved to have been said: when it was received, or when a witness took it in. */
export const saidAt = (act: Said): Instant => Math.min(act.at, act.lodged?.at ?? act.at);

export const deadlineOf = (state: Proposal): Instant => state.circulation?.deadline.instant ?? -1;
export const inTime = (state: Proposal, act: Said): boolean => saidAt(act) <= deadlineOf(state);
const memberOf = (act: ActHead): string => act.by.delegation ?? act.by.id;
export const standing = (list: readonly Stand[], act: ActHead): boolean =>
  list.some(({ member }) => member === memberOf(act));
export const others = <T extends Stand>(list: readonly T[], act: ActHead): T[] =>
  list.filter(({ member }) => member !== memberOf(act));

/** The circulation that an act names must be the one that runs, to the matter and the hash. */
export function wrongText(state: Proposal, act: { matter: string; document: string }): string | undefined {
  const { circulation } = state;
  if (circulation?.matter === act.matter && circulation.document === act.document) return;
  return "The act names another text than the one in circulation, and a decision covers one text only; read the circulated one and act on its hash.";
}

/** Whose word it is: a member of the committee on the day on which it was said, wherever and whenever it was delivered. */
export function notMember(act: Said, rules: NoObjectionRules): string | undefined {
  const day = dayInNewYork(saidAt(act));
  const members = rules.members(day);
  if (members === undefined) return `No table says who sat on the committee on ${day}; add the year with its source.`;
  if (act.by.delegation !== undefined && members.includes(act.by.delegation)) return;
  return `${memberOf(act)} was not a member of the committee on ${day}; only its fifteen members hold or object.`;
}

/** What stands against an objection or a hold. */
export function unfit(state: Proposal, act: Said, rules: NoObjectionRules): string | undefined {
  const list = act.kind === "object" ? state.objections : state.holds;
  if (act.reason.trim() === "") return `The act "${act.kind}" gives no reason; state one.`;
  if (act.lodged && act.lodged.matter !== act.matter)
    return "The witness's statement is on another matter; bring the one on this matter.";
  if (standing(list, act)) return `${memberOf(act)} has already done so; it stands until it is taken back.`;
  return wrongText(state, act) ?? notMember(act, rules);
}

const stand = (act: Said): Stand => ({
  member: memberOf(act),
  reason: act.reason,
  at: saidAt(act),
  sequence: act.sequence,
  ...(act.lodged && { lodged: act.lodged }),
});

function delivered(state: Proposal, act: Said): Pick<Proposal, "knownLodgings" | "undelivered"> {
  if (!act.lodged) return { knownLodgings: state.knownLodgings, undelivered: state.undelivered };
  return accounted(state, act.lodged.hash);
}

export const accounted = (state: Proposal, hash: string): Pick<Proposal, "knownLodgings" | "undelivered"> => ({
  knownLodgings: [...state.knownLodgings, hash],
  undelivered: state.undelivered.filter((lodged) => lodged.hash !== hash),
});

/** A decision that a lodging proves wrong does not stand; it stays in view, with what overturned it. */
function overturned(state: Proposal, act: Said): Proposal {
  if (state.phase !== "adopted") return state;
  const { decision: _, ...rest } = state;
  const because = `${memberOf(act)} had lodged ${act.kind === "object" ? "an objection" : "a hold"} with ${act.lodged?.witness ?? "a witness"} by ${inNewYork(saidAt(act))}`;
  return { ...rest, setAside: { at: act.at, because } };
}

export const addObjection = (state: Proposal, act: Of<"object">): Proposal => ({
  ...overturned(state, act),
  ...delivered(state, act),
  objections: [...state.objections, stand(act)],
});

export const addHold = (state: Proposal, act: Of<"hold">, rules: NoObjectionRules): Proposal => ({
  ...overturned(state, act),
  ...delivered(state, act),
  holds: [...state.holds, { ...stand(act), expires: holdEnds(saidAt(act), rules) }],
});

export const addLate = (state: Proposal, act: Said): Proposal => ({
  ...state,
  ...delivered(state, act),
  late: [...state.late, { ...stand(act), kind: act.kind }],
});

/** A hold ends at the close of business of the day that many months after it was placed. */
function holdEnds(placed: Instant, rules: NoObjectionRules): Instant {
  const day = dayInNewYork(placed);
  const rule = inForce(rules.holds, day);
  return rule ? closeOfBusiness(addMonths(day, rule.value.months)) : Number.MAX_SAFE_INTEGER;
}

export const becomesObjection = (hold: Hold, rules: NoObjectionRules): boolean =>
  inForce(rules.holds, dayInNewYork(hold.at))?.value.ending === "becomes an objection";

/** The hold that ends first. */
export const firstHold = (state: Proposal): Hold | undefined =>
  state.holds.reduce<Hold | undefined>(
    (first, hold) => (first && first.expires <= hold.expires ? first : hold),
    undefined,
  );

export function convert(state: Proposal, act: Of<"convert">): Proposal {
  const hold = state.holds.find(({ member }) => member === memberOf(act));
  if (!hold) return state;
  const objection = { member: hold.member, reason: act.reason, at: act.at, sequence: act.sequence };
  return { ...state, holds: others(state.holds, act), objections: [...state.objections, objection] };
}

/** Days of the period: those of the kind of matter, or the urgent override; a sentence where neither can be. */
export function periodOf(state: Proposal, act: Of<"circulate">, rules: NoObjectionRules): number | string {
  const day = dayInNewYork(act.at);
  const usual = inForce(rules.periods[state.matterKind], day)?.value;
  if (usual === undefined)
    return `No rule says how long a ${state.matterKind} is circulated on ${day}; add one with its source.`;
  if (!act.urgent) return usual;
  const least = inForce(rules.urgent, day)?.value ?? usual;
  const { days, reason } = act.urgent;
  if (reason.trim() === "") return "An urgent circulation gives no reason; state one.";
  if (!Number.isSafeInteger(days) || days < least || days >= usual)
    return `An urgent period of ${days} working days is not between ${least} and the usual ${usual}; choose fewer than usual and no fewer than the least.`;
  return days;
}

export function circulate(state: Proposal, act: Of<"circulate">, rules: NoObjectionRules): Proposal {
  const days = periodOf(state, act, rules);
  if (typeof days === "string") return state;
  const { matter, document, at, urgent } = act;
  const deadline = workingDeadline(at, days);
  return { ...state, circulation: { matter, document, at, deadline, ...(urgent && { urgent: urgent.reason }) } };
}

/** A revised text is a new matter: nothing that was said of the old one holds or blocks it, and all of it stays in view. */
export function revise(state: Proposal): Proposal {
  const { circulation, ...rest } = state;
  return {
    ...rest,
    earlier: [...state.earlier, ...(circulation ? [circulation] : [])],
    objections: [],
    holds: [],
    undelivered: [],
  };
}

/** What was lodged in time and never delivered: one is enough that nobody may call it silence. */
export const unknownLodgings = (state: Proposal, act: Of<"adopt">): Lodged[] =>
  act.verdict.lodged.filter(({ hash, at }) => at <= deadlineOf(state) && !state.knownLodgings.includes(hash));

/** Why silence is not proved. */
export function noSilence(state: Proposal, act: Of<"adopt">): string | undefined {
  const wrong = wrongText(state, act);
  if (wrong) return wrong;
  const deadline = deadlineOf(state);
  if (act.at <= deadline)
    return `The period runs until ${inNewYork(deadline)}, New York time; wait until it has passed.`;
  const { verdict } = act;
  if (verdict.matter !== act.matter || verdict.upTo !== deadline)
    return "The witnesses' statements are on another matter or another deadline; ask them about this one.";
  if (unknownLodgings(state, act).length === 0 && !verdict.quorum)
    return "Too few witnesses have stated that nothing was lodged by the deadline, and silence must be proved; gather statements signed after it.";
  return;
}
