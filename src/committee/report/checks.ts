import type { ActHead } from "../machine/types.ts";
import { blank, otherDecision, otherDocument } from "../machine/words.ts";
import { passageKey } from "./passage.ts";
import type { Approach, Change, Report, ReportAct, Version } from "./types.ts";

type Of<K extends ReportAct["kind"]> = Extract<ReportAct, { kind: K }>;

export const latest = (state: Report): Version | undefined => state.versions.at(-1);

/** The act must name the latest sealed version by its hash. */
export const notLatest = (state: Report, document: string): string | undefined =>
  latest(state)?.document === document
    ? undefined
    : "The act names another text than the latest sealed version; name that one by its hash.";

export const notOnPanel = (state: Report, act: ActHead): string | undefined =>
  state.experts.includes(act.by.id)
    ? undefined
    : `${act.by.id} is not an expert of this panel; only its experts may do this.`;

export const cannotClear = (state: Report, act: Of<"clear">): string | undefined => {
  if (latest(state)?.clearances.some(({ expert }) => expert === act.by.id))
    return `${act.by.id} has already spoken on this version; wait for the next one.`;
  if (act.verdict !== "signed" && act.reason.trim() === "")
    return "An expert who does not sign, or dissents, says why; state the reason.";
  return notOnPanel(state, act) ?? notLatest(state, act.document);
};

/** Every change is bound to a request that the panel decided, as it decided, or declared its own with a reason, or shown as silent. */
export function wronglyBound(state: Report, { changes }: Of<"seal">): string | undefined {
  if (state.versions.length === 0 && changes.length > 0)
    return "The first version has nothing to be compared with; seal it without changes.";
  if (new Set(changes.map(({ id }) => id)).size < changes.length)
    return "Two changes have the same id; give each its own.";
  for (const { id, binding } of changes) {
    if (binding.kind === "panel's own" && binding.reason.trim() === "")
      return `Change ${id} is declared the panel's own without a reason; give one, or leave it silent.`;
    if (binding.kind !== "request" && binding.kind !== "rejected request") continue;
    const outcome = state.requests.find((one) => one.id === binding.request)?.decision?.outcome;
    if (binding.kind === "rejected request" && outcome !== "rejected")
      return `Change ${id} is said to carry out the request ${binding.request} although it was rejected, which the panel has not done; bind it as it was decided, or leave it silent.`;
    if (binding.kind === "request" && (outcome === undefined || outcome === "rejected"))
      return `Change ${id} is bound to the request ${binding.request}, which the panel has not granted; bind it to one that it has, or leave it silent.`;
  }
  return;
}

export const undecided = (state: Report): string | undefined => {
  const open = state.requests.filter(({ decision }) => !decision);
  return open.length === 0
    ? undefined
    : `The panel has not decided on ${open.map(({ id }) => id).join(", ")}; decide on every request first.`;
};

/** Whoever a finding names was sent a request for information, or a recorded waiver says why not. */
export const unheard = (state: Report): string | undefined => {
  const parties = state.named.filter(({ heard }) => !heard).map(({ party }) => party);
  return parties.length === 0
    ? undefined
    : `A finding names ${parties.join(", ")}, who was not asked; send a request for information or record why none was sent.`;
};

export const notCleared = (state: Report, act: Of<"submit">): string | undefined => {
  const spoken = new Set(latest(state)?.clearances.map(({ expert }) => expert));
  const silent = state.experts.filter((expert) => !spoken.has(expert));
  if (silent.length > 0)
    return `${silent.join(", ")} has not yet signed, refused or dissented; let every expert speak first.`;
  return unheard(state) ?? notLatest(state, act.document);
};

export const badRequest = (state: Report, act: Of<"request amendment">): string | undefined => {
  if (state.requests.some(({ id }) => id === act.id)) return `A request ${act.id} exists already; give it another id.`;
  if (act.version !== latest(state)?.number)
    return "The request is on another version than the one submitted; make it on that one.";
  return blank("passage", act.passage) ?? blank("ground", act.ground);
};

export const badDecision = (state: Report, act: Of<"decide">): string | undefined => {
  const request = state.requests.find(({ id }) => id === act.request);
  if (!request) return `There is no request ${act.request}; see the list of requests.`;
  if (request.decision) return `The request ${act.request} is decided already; a decision stands.`;
  return blank("reason", act.reason);
};

export const badApproach = (state: Report, act: Of<"record approach">): string | undefined => {
  if (state.approaches.some(({ id }) => id === act.id))
    return `An approach ${act.id} exists already; give it another id.`;
  return (
    notOnPanel(state, act) ??
    blank("author", act.approachedBy) ??
    blank("channel", act.channel) ??
    blank("wording", act.words)
  );
};

export const cannotPublish = (state: Report, act: Of<"publish">): string | undefined => {
  const { publication } = state;
  if (publication?.matter !== act.decision.matter)
    return "The decision is on another matter than the publication that was proposed; bring the decision on that one.";
  return (
    otherDocument(act.decision, publication.document) ??
    otherDecision(act.decision, "publication") ??
    blank("symbol", act.symbol)
  );
};

/** A change that was not agreed, with the approaches on its passage that came before it was sealed. */
export interface UnagreedChange {
  version: number;
  change: Change;
  approaches: Approach[];
}

/**
 * The changes of all versions that are bound to neither a decided request nor a correction that the panel declared; an
 * approach beside one explains nothing and binds nothing.
 */
export const silentChanges = (state: Report): UnagreedChange[] => changesBound(state, "silent");

/** The changes of all versions that carry out a request although the panel rejected it: not silent, and not agreed. */
export const rejectedYetCarriedOut = (state: Report): UnagreedChange[] => changesBound(state, "rejected request");

const changesBound = (state: Report, kind: Change["binding"]["kind"]): UnagreedChange[] =>
  state.versions.flatMap(({ number, sealedAt, changes }) =>
    changes
      .filter(({ binding }) => binding.kind === kind)
      .map((change) => ({
        version: number,
        change,
        approaches: state.approaches.filter(
          ({ passage, at }) => passageKey(passage) === passageKey(change.passage) && at <= sealedAt,
        ),
      })),
  );
