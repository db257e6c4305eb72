import { rowsOf } from "../machine/table.ts";
import type { Machine } from "../machine/types.ts";
import { blank } from "../machine/words.ts";
import type { Instant } from "../time/day.ts";
import { closeOfBusiness } from "../time/deadline.ts";
import {
  badApproach,
  badDecision,
  badRequest,
  cannotClear,
  cannotPublish,
  latest,
  notCleared,
  notLatest,
  undecided,
  wronglyBound,
} from "./checks.ts";
import type { Report, ReportAct, ReportDue, ReportPhase, Version } from "./types.ts";

const row = rowsOf<Report, ReportAct, null>();
const beforeSubmission: readonly ReportPhase[] = ["drafting", "clearance"];
const beforeCommittee: readonly ReportPhase[] = ["submitted", "discussion"];
const publishing: readonly ReportPhase[] = ["publication proposed", "publication held", "publication objected"];
const open: readonly ReportPhase[] = [...beforeSubmission, ...beforeCommittee, "transmitted", ...publishing];
const always: readonly ReportPhase[] = [...open, "published", "unpublished"];

const withLatest = (state: Report, change: (version: Version) => Version): Report => ({
  ...state,
  versions: state.versions.map((one, index) => (index === state.versions.length - 1 ? change(one) : one)),
});
const noSuchParty = (state: Report, act: { party: string }): string | undefined =>
  state.named.some(({ party }) => party === act.party) ? undefined : `No finding names ${act.party}; name it first.`;
const otherMatter = (state: Report, act: { matter: string; reason: string }): string | undefined =>
  state.publication?.matter === act.matter
    ? blank("reason", act.reason)
    : "This is another matter than the publication that was proposed; name that one.";
const withReason = (state: Report, act: { reason: string }): Report => ({
  ...state,
  ...(state.publication && { publication: { ...state.publication, reason: act.reason } }),
});

/** From the first draft to the published text, or to the end of the mandate without one. */
export const reportLife: Machine<Report, ReportAct, null> = {
  name: "report",
  phases: {
    drafting: "being written or rewritten",
    clearance: "a version is sealed; each expert signs, does not sign, or dissents",
    submitted: "a cleared version is with the committee",
    discussion: "the committee discusses it; requests to amend come in, and the panel decides on each",
    transmitted: "with the Council",
    "publication proposed": "the committee is asked to publish one sealed version",
    "publication held": "a hold stands against publication",
    "publication objected": "an objection stands against publication",
    published: "published under a symbol",
    unpublished: "the mandate ended without publication",
  },
  rows: [
    row("name party", {
      from: beforeSubmission,
      to: "same",
      by: ["expert", "coordinator"],
      unless: ["the finding is blank", (_, act) => blank("party", act.party) ?? blank("finding", act.finding)],
      effect: (state, { party, finding }) => ({ ...state, named: [...state.named, { party, finding }] }),
    }),
    row("hear party", {
      from: [...beforeSubmission, ...beforeCommittee],
      to: "same",
      by: ["expert", "coordinator"],
      unless: [
        "no finding names the party, or a waiver has no reason",
        (state, act) =>
          noSuchParty(state, act) ?? ("waiver" in act.heard ? blank("waiver", act.heard.waiver) : undefined),
      ],
      effect: (state, { party, heard }) => ({
        ...state,
        named: state.named.map((one) => (one.party === party ? { ...one, heard } : one)),
      }),
    }),
    row("seal", {
      from: ["drafting", "discussion"],
      to: "clearance",
      by: ["coordinator"],
      unless: [
        "a request is undecided, or a change is bound to a request that was not granted",
        (state, act) =>
          undecided(state) ??
          wronglyBound(state, act) ??
          (state.versions.some(({ document }) => document === act.document)
            ? "This text is a sealed version already; a new version has a new text."
            : undefined),
      ],
      effect: (state, { document, changes, at }) => ({
        ...state,
        versions: [
          ...state.versions,
          { number: (latest(state)?.number ?? 0) + 1, document, changes, sealedAt: at, clearances: [] },
        ],
      }),
    }),
    row("clear", {
      from: ["clearance"],
      to: "same",
      by: ["expert", "coordinator"],
      unless: ["not on the panel, spoken already, another text, or no reason for not signing", cannotClear],
      effect: (state, { by, verdict, reason, at }) =>
        withLatest(state, (version) => ({
          ...version,
          clearances: [...version.clearances, { expert: by.id, verdict, reason, at }],
        })),
    }),
    row("redraft", {
      from: ["clearance", "discussion"],
      to: "drafting",
      by: ["coordinator"],
      unless: ["no reason, or a request is undecided", (state, act) => blank("reason", act.reason) ?? undecided(state)],
    }),
    row("submit", {
      from: ["clearance"],
      to: "submitted",
      by: ["coordinator"],
      unless: ["an expert has not spoken, a named party was neither asked nor waived, or another text", notCleared],
      effect: (state, act) => withLatest(state, (version) => ({ ...version, submittedAt: act.at })),
    }),
    row("discuss", { from: ["submitted"], to: "discussion", by: ["chair", "secretary"] }),
    row("request amendment", {
      from: ["discussion"],
      to: "same",
      by: ["member", "state", "expert"],
      unless: ["another version, no passage, or no ground", badRequest],
      effect: (state, { id, version, passage, quote, action, proposed, ground, evidence, at, by }) => {
        const where = { version, passage, ...(quote !== undefined && { quote }), ...(action && { action }) };
        const asked = { id, from: by.delegation ?? by.id, ...where, proposed, ground, evidence, at };
        return { ...state, requests: [...state.requests, asked] };
      },
    }),
    row("decide", {
      from: ["discussion"],
      to: "same",
      by: ["coordinator"],
      unless: ["no such request, decided already, or no reason", badDecision],
      effect: (state, { request, outcome, reason, at }) => ({
        ...state,
        requests: state.requests.map((one) =>
          one.id === request ? { ...one, decision: { outcome, reason, at } } : one,
        ),
      }),
    }),
    row("transmit", {
      from: beforeCommittee,
      to: "transmitted",
      by: ["chair", "coordinator"],
      unless: [
        "another text, or a request is undecided",
        (state, act) => notLatest(state, act.document) ?? undecided(state),
      ],
      effect: (state, act) => ({ ...state, transmitted: { version: latest(state)?.number ?? 0, at: act.at } }),
    }),
    row("propose publication", {
      from: [...beforeCommittee, "transmitted", "publication held", "publication objected"],
      to: "publication proposed",
      by: ["chair", "coordinator", "secretary", "member"],
      unless: [
        "the hash is not that of exactly one submitted version, or the matter was used before",
        (state, act) =>
          (state.publication?.matter === act.matter || state.earlierMatters?.includes(act.matter)
            ? "This matter was proposed before; a new proposal is a new matter."
            : undefined) ??
          (submitted(state, act.document)
            ? undefined
            : "No version with this hash was submitted; propose exactly one sealed and submitted version."),
      ],
      effect: (state, { document, matter }) => ({
        ...state,
        ...(state.publication?.matter !== undefined && {
          earlierMatters: [...(state.earlierMatters ?? []), state.publication.matter],
        }),
        publication: { version: submitted(state, document)?.number ?? 0, document, matter },
      }),
    }),
    row("publication held", {
      from: ["publication proposed"],
      to: "publication held",
      by: ["secretary"],
      unless: ["another matter, or no reason", otherMatter],
      effect: withReason,
    }),
    row("publication objected", {
      from: ["publication proposed", "publication held"],
      to: "publication objected",
      by: ["secretary"],
      unless: ["another matter, or no reason", otherMatter],
      effect: withReason,
    }),
    row("publish", {
      from: publishing,
      to: "published",
      by: ["secretary"],
      unless: ["the committee has not decided on this matter and this document, or no symbol", cannotPublish],
      effect: (state, act) => ({
        ...state,
        ...(state.publication && { publication: { ...state.publication, symbol: act.symbol } }),
      }),
    }),
    row("issue corrigendum", {
      from: ["published"],
      to: "same",
      by: ["secretary"],
      unless: ["no symbol or no reason", (_, act) => blank("symbol", act.symbol) ?? blank("reason", act.reason)],
      effect: (state, { symbol, document, reason, at }) => ({
        ...state,
        corrigenda: [...state.corrigenda, { symbol, document, reason, at }],
      }),
    }),
    row("record approach", {
      from: always,
      to: "same",
      by: ["expert", "coordinator"],
      unless: ["not on the panel, or by whom, how or in what words is blank", badApproach],
      apart: true,
      effect: (state, { id, by, approachedBy, when, passage, channel, words, at }) => ({
        ...state,
        approaches: [...state.approaches, { id, expert: by.id, by: approachedBy, when, passage, channel, words, at }],
      }),
    }),
    row("disclose approach", {
      from: ["published", "unpublished"],
      to: "same",
      by: ["expert", "coordinator"],
      unless: [
        "there is none of that name by this expert, or it is disclosed",
        (state, act) =>
          state.approaches.some(
            (one) => one.id === act.approach && one.expert === act.by.id && one.disclosedAt === undefined,
          )
            ? undefined
            : `No undisclosed approach ${act.approach} was recorded by ${act.by.id}; whoever recorded it discloses it.`,
      ],
      effect: (state, act) => ({
        ...state,
        approaches: state.approaches.map((one) => (one.id === act.approach ? { ...one, disclosedAt: act.at } : one)),
      }),
    }),
    row("seen outside", {
      from: always,
      to: "same",
      by: ["expert", "coordinator", "secretary", "chair", "member"],
      unless: [
        "where is blank, or there is no such version",
        (state, act) =>
          act.version === undefined || act.version <= state.versions.length
            ? blank("place", act.where)
            : `The report has no version ${act.version}; name one that was sealed, or none.`,
      ],
      effect: (state, { where, when, version, at }) => ({
        ...state,
        seenOutside: [...state.seenOutside, { where, when, at, ...(version !== undefined && { version }) }],
      }),
    }),
  ],
  timers: [
    {
      name: "mandate ends",
      from: open,
      to: "unpublished",
      when: "the panel's mandate",
      at: (state) => state.mandateEnds,
      effect: (state) => state,
    },
  ],
};

const submitted = (state: Report, document: string): Version | undefined =>
  state.versions.find((version) => version.document === document && version.submittedAt !== undefined);

/** A report of a panel of experts (their ids) whose mandate ends at an instant. */
export const beginReport = (
  experts: readonly string[],
  mandateEnds: Instant,
  at: Instant,
  sequence: number,
): Report => ({
  phase: "drafting",
  at,
  sequence,
  experts,
  mandateEnds,
  versions: [],
  requests: [],
  approaches: [],
  named: [],
  corrigenda: [],
  seenOutside: [],
});

/** What a report has missed by an instant: its days of submission and of transmission, each at its close of business. */
export function overdue(state: Report, due: ReportDue, now: Instant): ("submission" | "transmission")[] {
  const firstSubmitted = state.versions.find(({ submittedAt }) => submittedAt !== undefined)?.submittedAt ?? now;
  const transmitted = state.transmitted?.at ?? now;
  return [
    ...(firstSubmitted > closeOfBusiness(due.toCommittee) ? (["submission"] as const) : []),
    ...(transmitted > closeOfBusiness(due.toCouncil) ? (["transmission"] as const) : []),
  ];
}
