import type { Act, ActBody, ActKind } from "#acts";
import {
  askForMeeting,
  beginExemption,
  beginReport,
  beginRequest,
  listNationally,
  type Actor as MachineActor,
  propose,
  proposeListing,
} from "#committee";
import type { Json } from "#kernel";
import { reportOwed } from "./implementation.ts";
import { plain } from "./lives.ts";
import type { Concerns, SubjectKind } from "./types.ts";

/** What an act that begins a subject makes of nothing. */
export interface Begun {
  kind: SubjectKind;
  title: string;
  life: Json;
  concerns: Partial<Concerns>;
}

const beginning: readonly ActKind[] = [
  ...(["case/open", "report/begin", "matter/propose", "listing/propose", "national-listing/list"] as const),
  ...(["exemption/begin", "request/begin", "meeting/ask", "evidence/contribute"] as const),
  ...(["implementation/report", "vote/record", "position/record", "list/import"] as const),
];

/** Whether acts of a kind begin their subject. */
export const beginsSubject = (kind: string): boolean => beginning.some((one) => one === kind);

const seconds = (text: string): number => Date.parse(text) / 1000;
const recorded = (act: Act, at: number, sequence: number): Json =>
  plain({ phase: "recorded", at, sequence, by: act.actor, ...(act.body as object) });

/** The beginning of a subject by this act; undefined where acts of this kind begin nothing. */
export function begin(act: Act, by: MachineActor, at: number, sequence: number): Begun | undefined {
  // The caller has held the body against the form of its kind.
  const body = <K extends ActKind>(_kind: K): ActBody<K> => act.body as ActBody<K>;
  const whom = by.delegation ?? by.id;
  switch (act.kind) {
    case "case/open": {
      const { title, teams, delegations } = body("case/open");
      return { kind: "case", title, life: { phase: "open", at, sequence }, concerns: { teams, delegations } };
    }
    case "report/begin": {
      const { title, experts, mandateEnds } = body("report/begin");
      const life = plain(beginReport(experts, seconds(mandateEnds), at, sequence));
      return { kind: "report", title, life, concerns: {} };
    }
    case "matter/propose": {
      const { matterKind, title } = body("matter/propose");
      return { kind: "matter", title, life: plain(propose(matterKind, whom, at, sequence)), concerns: own(by) };
    }
    case "listing/propose": {
      const { party, basis, document } = body("listing/propose");
      const life = plain(proposeListing({ party, basis, document, proposedBy: whom }, at, sequence));
      return { kind: "listing", title: party, life, concerns: own(by) };
    }
    case "national-listing/list": {
      const { party, authority, basis } = body("national-listing/list");
      const state = by.delegation === undefined ? {} : { state: by.delegation };
      const life = plain(listNationally({ party, authority, ...state, basis }, at, sequence));
      return { kind: "national-listing", title: `${party} (${authority})`, life, concerns: own(by) };
    }
    case "exemption/begin": {
      const { applicant, title } = body("exemption/begin");
      return { kind: "exemption", title, life: plain(beginExemption(applicant, at, sequence)), concerns: own(by) };
    }
    case "request/begin": {
      const { to, title } = body("request/begin");
      return { kind: "request", title, life: plain(beginRequest(to, at, sequence)), concerns: { delegations: [to] } };
    }
    case "meeting/ask": {
      const asked = body("meeting/ask");
      return { kind: "meeting", title: asked.body, life: plain(askForMeeting(asked, at, sequence)), concerns: own(by) };
    }
    case "evidence/contribute":
      return {
        kind: "evidence",
        title: body("evidence/contribute").title,
        life: recorded(act, at, sequence),
        concerns: own(by),
      };
    case "implementation/report": {
      const { state, resolution } = body("implementation/report");
      const title = `${state} on ${resolution}`;
      return {
        kind: "implementation",
        title,
        life: { ...(recorded(act, at, sequence) as object), ...reportOwed(body("implementation/report")) } as Json,
        concerns: { delegations: [state], owners: [by.id] },
      };
    }
    case "vote/record":
      return {
        kind: "vote",
        title: body("vote/record").resolution,
        life: recorded(act, at, sequence),
        concerns: {},
      };
    case "position/record": {
      const { of, on } = body("position/record");
      return { kind: "position", title: `${of}, ${on}`, life: recorded(act, at, sequence), concerns: {} };
    }
    case "list/import": {
      const { list, edition } = body("list/import");
      return { kind: "edition", title: `${list}, ${edition}`, life: recorded(act, at, sequence), concerns: {} };
    }
    default:
      return undefined;
  }
}

const own = (by: MachineActor): Partial<Concerns> => ({
  owners: [by.id],
  delegations: by.delegation === undefined ? [] : [by.delegation],
});
