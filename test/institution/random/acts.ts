import fc from "fast-check";
import { z } from "zod";
import { type ActKind, actBodies } from "#acts";
import type { Exemption, Proposal, Report } from "#committee";
import type { Json } from "#kernel";
import { beginsSubject, type Proceeding } from "#proceedings";
import { fromSchema, type Schema } from "../../attack-api/from-schema.ts";
import { delegations } from "./people.ts";

/** What acts may be about, as far as they have been accepted. */
export interface Scene {
  subjects: Proceeding[];
  /** Ids of acts on the record. */
  acts: string[];
  /** Sealed versions that are filed: any of them may be the first of a report. */
  versions: { document: string; file: string }[];
}

/** Draws below a bound, the same in each run of the same seed. */
export type Draw = (bound: number) => number;
export interface Suggested {
  kind: string;
  body: Json;
}

export const pick = <T>(draw: Draw, list: readonly T[]): T => list[draw(list.length)] as T;
export const idBy = (draw: Draw): string => Array.from({ length: 32 }, () => draw(16).toString(16)).join("");

const reason = "A reason in words.";
const documents = ["d", "e", "f"].map((letter) => letter.repeat(44));
const schemas = Object.fromEntries(
  Object.entries(actBodies).map(([kind, body]) => [kind, fromSchema(z.toJSONSchema(body) as Schema)]),
);

/** An act that could be next on a subject, or in a case; seldom one that could not. */
export function suggest(draw: Draw, scene: Scene, about: Proceeding): Suggested {
  const kinds = Object.keys(bodies).filter((kind) => isFor(kind, about));
  const rare = draw(15) === 0 || kinds.length === 0;
  const kind = pick(draw, (rare ? Object.keys(actBodies) : kinds) as ActKind[]);
  const body = draw(12) === 0 ? undefined : bodies[kind]?.(draw, scene, about);
  return {
    kind,
    body: body ?? (fc.sample(schemas[kind] ?? fc.constant({}), { numRuns: 1, seed: draw(2 ** 30) })[0] as Json),
  };
}

/** A case is seldom closed, and its label seldom changed: little can follow. */
const isFor = (kind: string, { kind: own }: Proceeding): boolean =>
  own === "case" ? beginsSubject(kind) || kind === "act/disclose" : kind.startsWith(`${own}/`) && !beginsSubject(kind);

type Make = (draw: Draw, scene: Scene, about: Proceeding) => Json;

const idOf = (draw: Draw, { subjects }: Scene, kind: string): string => {
  const found = subjects.filter((one) => one.kind === kind);
  return found.length === 0 ? idBy(draw) : pick(draw, found).id;
};
const documentOf: Make = (draw, { versions }) =>
  pick(draw, [...documents, ...versions.map(({ document }) => document)]);
const circulated: Make = (draw, _, { life }) => {
  const { circulation } = life as unknown as Proposal;
  return { matter: circulation?.matter ?? idBy(draw), document: circulation?.document ?? pick(draw, documents) };
};
const stand: Make = (...of) => ({ ...(circulated(...of) as object), reason });
const latest: Make = (draw, _, { life }) => ({
  document: (life as unknown as Report).versions?.at(-1)?.document ?? pick(draw, documents),
});
const adopted: Make = (draw, { subjects }) => {
  const decided = subjects.filter(
    ({ kind, life }) => kind === "matter" && (life as { phase: string }).phase === "adopted",
  );
  return decided.length === 0 ? idBy(draw) : pick(draw, decided).id;
};
/** The document on which a decision was taken, where the act must name it again. */
const onDecision: Make = (...of) => {
  const [, { subjects }] = of;
  const proposal = adopted(...of) as string;
  const decided = subjects.find(({ id }) => id === proposal)?.life as unknown as Proposal | undefined;
  return { proposal, document: decided?.decision?.document ?? "d".repeat(44) };
};
const items: Json = [{ id: "1", name: "Tents", quantity: 100, unit: "pieces" }];
const delegation = (draw: Draw): string => pick(draw, ["FR", "US", "SE", "JP", ...Object.values(delegations)]);
const day = (draw: Draw): string => `2018-${pick(draw, ["09", "10", "12"])}-${pick(draw, ["03", "14", "28"])}`;

const bodies: Partial<Record<ActKind, Make>> = {
  "case/close": () => ({ reason }),
  "label/raise": (draw) => ({ label: pick(draw, ["unclassified", "confidential"]), compartments: [], reason }),
  "label/lower": (draw) => ({ label: pick(draw, ["unclassified", "confidential"]), compartments: [], reason }),
  "act/disclose": (draw, { acts }) => ({ acts: [pick(draw, [...acts.slice(-20), idBy(draw)])], reason }),
  "report/begin": (draw) => ({
    ...{
      title: "A report",
      experts: pick(draw, [
        ["expert", "coordinator"],
        ["expert", "expert-2", "expert-3"],
      ]),
    },
    mandateEnds: pick(draw, ["2018-09-20T00:00:00Z", "2019-04-24T21:00:00Z", "2030-01-01T00:00:00Z"]),
  }),
  "matter/propose": (draw) => ({
    matterKind: pick(draw, ["designation", "delisting", "exemption", "publication", "amendment of a listing", "other"]),
    title: "A matter",
  }),
  "listing/propose": (draw) => ({ party: "Brenholt (invented)", basis: reason, document: pick(draw, documents) }),
  "national-listing/list": (draw) => ({ party: "Brenholt (invented)", authority: delegation(draw), basis: reason }),
  "exemption/begin": (draw) => ({ applicant: delegation(draw), title: "Tents" }),
  "request/begin": (draw) => ({ to: delegation(draw), title: "Port calls" }),
  "meeting/ask": (draw) => ({ body: "The committee", askedBy: delegation(draw), reason }),
  "evidence/contribute": (draw) => ({ title: "A ledger", document: pick(draw, documents), note: "" }),
  "implementation/report": (draw) => ({
    ...{ state: delegation(draw), resolution: "2397", document: pick(draw, documents), received: "2018-03-20" },
  }),
  "position/record": (draw) => ({ of: delegation(draw), on: "2018-08-01", words: reason, source: "a statement" }),
  "report/name-party": () => ({ party: "Brenholt (invented)", finding: "12" }),
  "report/hear-party": (draw, scene) => ({
    party: "Brenholt (invented)",
    heard: draw(2) === 0 ? { waiver: reason } : { request: idOf(draw, scene, "request") },
  }),
  "report/seal": (draw, { versions }) => ({ ...pick(draw, versions), changes: [] }),
  "report/clear": (...of) => ({
    ...(latest(...of) as object),
    verdict: pick(of[0], ["signed", "dissent", "not signed"]),
    reason: pick(of[0], [reason, reason, ""]),
  }),
  "report/redraft": () => ({ reason }),
  "report/submit": latest,
  "report/discuss": () => ({}),
  "report/request-amendment": (draw) => ({
    ...{ id: idBy(draw), version: 1, passage: "12", proposed: "", ground: reason, evidence: [] },
  }),
  "report/decide": (draw, _, { life }) => ({
    request: (life as unknown as Report).requests?.at(-1)?.id ?? idBy(draw),
    outcome: pick(draw, ["accepted", "rejected"]),
    reason,
  }),
  "report/transmit": latest,
  "report/propose-publication": (...of) => ({ ...(latest(...of) as object), matter: idBy(of[0]) }),
  "report/publication-held": (draw, _, { life }) => ({
    matter: (life as unknown as Report).publication?.matter ?? idBy(draw),
    reason,
  }),
  "report/publication-objected": (draw, _, { life }) => ({
    matter: (life as unknown as Report).publication?.matter ?? idBy(draw),
    reason,
  }),
  "report/publish": (...of) => ({ proposal: adopted(...of), symbol: "S/2018/999" }),
  "report/issue-corrigendum": (draw) => ({ symbol: "S/2018/999/Corr.1", document: pick(draw, documents), reason }),
  "report/record-approach": (draw) => ({
    ...{ id: idBy(draw), approachedBy: delegation(draw), when: "2018-08", passage: "12", channel: "telephone" },
    words: "Must this be in it?",
  }),
  "report/disclose-approach": (draw, _, { life }) => ({
    approach: (life as unknown as Report).approaches?.at(-1)?.id ?? idBy(draw),
  }),
  "report/seen-outside": () => ({ where: "A newspaper", when: "2018-08-04" }),
  "matter/circulate": (...of) => ({
    ...{ matter: idBy(of[0]), document: documentOf(...of) },
    ...(of[0](3) === 0 && { urgent: { days: 1 + of[0](3), reason } }),
  }),
  "matter/object": stand,
  "matter/hold": stand,
  "matter/release": circulated,
  "matter/convert": stand,
  "matter/withdraw-objection": circulated,
  "matter/account": (...of) => ({ ...(circulated(...of) as object), lodging: "a hash", finding: reason }),
  "matter/adopt": (...of) => ({ ...(circulated(...of) as object), statements: [] }),
  "matter/revise": () => ({ reason }),
  "matter/refer": () => ({ reason }),
  "matter/withdraw": () => ({ reason }),
  "listing/list": (...of) => ({ proposal: adopted(...of) }),
  "listing/not-list": () => ({ reasons: reason }),
  "listing/notify": () => ({ whom: "The mission" }),
  "listing/amend": onDecision,
  "listing/link": (draw, scene) => ({ listing: idOf(draw, scene, "national-listing"), relation: "mirrored by" }),
  "listing/petition": (draw) => ({ through: pick(draw, ["state", "focal point"]), petitioner: delegation(draw) }),
  "listing/consult": (draw) => ({ state: delegation(draw), view: reason }),
  "listing/gather": (draw) => ({ source: "A bank", document: pick(draw, documents) }),
  "listing/report": (draw) => ({ document: pick(draw, documents) }),
  "listing/delist": (...of) => ({ proposal: adopted(...of), reasons: reason }),
  "listing/retain": () => ({ reasons: reason }),
  "national-listing/amend": (draw) => ({ document: pick(draw, documents) }),
  "national-listing/link": (draw, scene) => ({ listing: idOf(draw, scene, "listing"), relation: "mirrors" }),
  "national-listing/delist": () => ({ reasons: reason }),
  "exemption/route": (draw) => ({
    ...{ route: "direct", ground: "UN agency", papers: { letterhead: draw(4) > 0, outline: true, items } },
  }),
  "exemption/return": () => ({ missing: ["a letter"] }),
  "exemption/accept": (draw) => ({ document: pick(draw, documents) }),
  "exemption/approve": (...of) => ({ proposal: adopted(...of), letter: pick(of[0], documents) }),
  "exemption/refuse": () => ({ reason }),
  "exemption/amend": (...of) => ({ ...(onDecision(...of) as object), items }),
  "exemption/extend": onDecision,
  "exemption/log-shipment": (draw, _, { life }) => ({
    item: (life as unknown as Exemption).papers?.items.at(0)?.id ?? "1",
    quantity: 1 + draw(60),
    reference: "B/L 1",
  }),
  "exemption/flag-diversion": () => ({ report: reason }),
  "exemption/close": () => ({ report: reason }),
  "request/clear": () => ({ document: documents[0] ?? "" }),
  "request/send": (draw) => ({ document: documents[0] ?? "", due: day(draw) }),
  "request/acknowledge": () => ({}),
  "request/extend": (draw) => ({ due: day(draw), reason }),
  "request/reply": (draw) => ({ answer: pick(draw, ["full", "partial", "refused"]), document: pick(draw, documents) }),
  "request/assess": () => ({ result: { kind: "rebuts" }, reason }),
  "request/cite": () => ({ passage: "12", annex: "3" }),
  "request/reopen": (draw) => ({ due: day(draw), reason }),
  "meeting/convene": (draw) => ({ starts: `${day(draw)}T14:00:00Z`, agenda: ["The report"] }),
  "meeting/invite": () => ({ name: "A briefer", office: "An office" }),
  "meeting/block-agenda": () => ({ reason }),
  "meeting/hold-meeting": () => ({ record: "S/PV.9999" }),
  "meeting/cancel": () => ({ reason }),
};
