export { type Confidence, type Dated, inForce } from "./dated.ts";
export { exemptionRules } from "./exemption/rules.data.ts";
export { beginExemption, exemptionLife, missingPapers } from "./exemption/table.ts";
export type { Exemption, ExemptionAct, ExemptionRules, Item, Papers, Shipment } from "./exemption/types.ts";
export { listNationally, nationalListingLife } from "./listing/national.ts";
export { delistingProcedures } from "./listing/rules.data.ts";
export type {
  DelistingRules,
  ListingLink,
  NationalListing,
  NationalListingAct,
  Petition,
  UnListing,
  UnListingAct,
} from "./listing/types.ts";
export { proposeListing, unListingLife } from "./listing/un.ts";
export { printMachine, printRules } from "./machine/print.ts";
export { apply, elapse, nextInstant, type Rung, replay } from "./machine/run.ts";
export type { ActHead, Actor, Life, Machine, Outcome, Role, Row, Timer } from "./machine/types.ts";
export { type DecisionRef, decisionOf } from "./machine/words.ts";
export { askForMeeting, type Meeting, type MeetingAct, meetingLife } from "./meeting/table.ts";
export { noObjectionRules } from "./no-objection/rules.data.ts";
export { applyNoObjection, dueNoObjection, noObjection, propose } from "./no-objection/table.ts";
export type {
  Circulation,
  Hold,
  Late,
  Lodged,
  MatterKind,
  NoObjectionAct,
  NoObjectionRules,
  Proposal,
  SilenceVerdict,
  Stand,
} from "./no-objection/types.ts";
export { rejectedYetCarriedOut, silentChanges, type UnagreedChange, unheard } from "./report/checks.ts";
export { disclosureRules } from "./report/disclosure.data.ts";
export { reportDue } from "./report/due.data.ts";
export { beginReport, overdue, reportLife } from "./report/table.ts";
export type {
  AmendmentRequest,
  Approach,
  Binding,
  Change,
  Clearance,
  Named,
  Report,
  ReportAct,
  ReportDue,
  Version,
} from "./report/types.ts";
export { requestRules } from "./request/rules.data.ts";
export { beginRequest, requestLife, wasSent } from "./request/table.ts";
export type { Assessment, InformationRequest, Reply, RequestAct, RequestRules } from "./request/types.ts";
export { closed, isWorkingDay } from "./time/calendar.ts";
export { addDays, addMonths, type Day, type Instant, isDay } from "./time/day.ts";
export { businessDays } from "./time/deadline.data.ts";
export { closeOfBusiness, type Deadline, dayInNewYork, inNewYork, workingDeadline } from "./time/deadline.ts";
export { type Holiday, holidaysOf } from "./time/holidays.ts";
export { isBefore, possibleDays } from "./time/precision.ts";
