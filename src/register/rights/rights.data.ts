import type { Role } from "../actor.ts";
import type { Relation, Right, RoleRight } from "./words.ts";

/** What each role is, and the most that it sees. */
export const roleRights: Readonly<Record<Role, RoleRight>> = {
  expert: { means: "one of a panel's experts", ceiling: "strictly confidential", sees: "cleared" },
  coordinator: { means: "the expert who speaks for the panel", ceiling: "strictly confidential", sees: "cleared" },
  secretary: { means: "secretary of the committee", ceiling: "strictly confidential", sees: "cleared" },
  chair: { means: "chair of the committee", ceiling: "strictly confidential", sees: "cleared" },
  member: { means: "a delegate of a committee member", ceiling: "strictly confidential", sees: "cleared" },
  state: { means: "the mission of a state", ceiling: "confidential", sees: "concerned" },
  "focal point": { means: "focal point for delisting", ceiling: "confidential", sees: "cleared" },
  petitioner: { means: "a listed party, or who speaks for it", ceiling: "confidential", sees: "concerned" },
  applicant: { means: "who asks for an exemption", ceiling: "confidential", sees: "concerned" },
  party: { means: "whom a request for information asks", ceiling: "confidential", sees: "concerned" },
  authority: { means: "an authority that lists nationally", ceiling: "confidential", sees: "concerned" },
  contributor: { means: "hands in evidence from outside", ceiling: "confidential", sees: "concerned" },
  reader: { means: "anybody, signed in or not", ceiling: "unclassified", sees: "cleared" },
  auditor: { means: "checks what was done, changes nothing", ceiling: "strictly confidential", sees: "cleared" },
  administrator: { means: "administers accounts and the machine", ceiling: "unclassified", sees: "cleared" },
};

const everybody: Right["by"] = each("any", Object.keys(roleRights) as Role[]);
const panel: Right["by"] = each("team", ["expert", "coordinator"]);
const coordinator: Right["by"] = { coordinator: "team" };
const office: Right["by"] = each("team", ["chair", "secretary"]);
const secretary: Right["by"] = { secretary: "team" };
const chair: Right["by"] = { chair: "team" };
const member: Right["by"] = { member: "team" };
const state: Right["by"] = { state: "concerned" };
const applicant: Right["by"] = { applicant: "concerned" };
const authority: Right["by"] = { authority: "concerned" };

/** Who looks after another officer: never at what is about himself. */
const secondOfficer: Right["by"] = each("another's", ["secretary", "chair"]);

/** Those who make no statement of their own. */
const watching: readonly string[] = ["reader", "auditor", "administrator"];

/** Reading, and what is done without an act. */
export const readingRights = {
  read: { by: everybody, means: "one object, its versions and its history" },
  list: { by: everybody, means: "lists, counts and pages of them" },
  search: { by: everybody, means: "full-text search" },
  compare: { by: everybody, means: "two versions, both of which he may read" },
  export: { by: everybody, means: "one object as a file" },
  verify: { by: everybody, means: "receipts, proofs, the public log" },
  subscribe: { by: everybody, means: "notifications, events and calendars of what he may read" },
  "file document": {
    by: each("any", Object.keys(roleRights).filter((role) => !watching.includes(role)) as Role[]),
    means: "upload a document, which an act then names",
    blind: true,
  },
  "export case": {
    by: { ...panel, ...office, ...member, auditor: "any" },
    means: "a case as a folder that verifies by itself",
  },
  "import case": {
    by: { secretary: "any", chair: "any" },
    means: "a verified case into an institution that is empty yet",
  },
  "read approach": { by: { expert: "own", coordinator: "own" }, means: "an approach before it is disclosed" },
  "read source": { by: { expert: "own", coordinator: "own" }, means: "who a protected source is" },
  "protect source": { by: panel, means: "enter a protected source", blind: true },
  "read directory": { by: everybody, means: "who acts in which role, and their public keys" },
  "read access log": { by: { auditor: "any" }, means: "who read what is confidential" },
  "own account": {
    by: each("own", Object.keys(roleRights) as Role[]),
    means: "own password, passkeys, tokens, sessions",
  },
  "administer accounts": { by: { administrator: "any" }, means: "invite, suspend, take away a lost factor" },
  "confirm accounts": {
    by: each("another's", ["secretary", "chair"]),
    means: "that an account is held by whom it names; never by who invited",
    blind: true,
  },
  "administer machine": { by: { administrator: "any" }, means: "metrics, backups, checks" },
} as const satisfies Record<string, Right>;

/** Official acts: each is signed with the actor's own key. Kinds "<machine>/<act>" are those of the committee's tables. */
export const actRights = {
  "case/open": { by: { coordinator: "team", secretary: "team" }, blind: true },
  "case/close": { by: { coordinator: "team", secretary: "team" } },
  "label/raise": { by: { ...panel, ...office }, means: "a higher label, or one compartment more" },
  "label/lower": { by: { coordinator: "team", chair: "team" }, means: "a lower label, or one compartment less" },
  "act/disclose": { by: { ...panel, ...office, ...member }, means: "acts with their receipts, after publication" },
  "evidence/contribute": { by: { ...panel, contributor: "any", ...state }, blind: true },
  "implementation/report": {
    by: { ...state, ...secretary },
    means: "what a state did under a resolution",
    blind: true,
  },
  "vote/record": { by: office },
  "position/record": { by: { ...office, ...panel, ...member } },
  "list/import": {
    by: { ...secretary, ...panel },
    means: "that an edition of a list was imported, and what it held",
  },

  "report/begin": { by: { coordinator: "team", secretary: "team" }, blind: true },
  "report/name-party": { by: panel },
  "report/hear-party": { by: panel },
  "report/seal": { by: coordinator },
  "report/clear": { by: panel },
  "report/redraft": { by: coordinator },
  "report/submit": { by: coordinator },
  "report/discuss": { by: office },
  "report/request-amendment": { by: { ...member, ...state, expert: "team" } },
  "report/decide": { by: coordinator },
  "report/transmit": { by: { ...chair, ...coordinator } },
  "report/propose-publication": { by: { ...chair, ...coordinator, ...secretary, ...member } },
  "report/publication-held": { by: secretary },
  "report/publication-objected": { by: secretary },
  "report/publish": { by: secretary },
  "report/issue-corrigendum": { by: secretary },
  "report/record-approach": { by: panel },
  "report/disclose-approach": { by: panel },
  "report/seen-outside": { by: { ...panel, ...office, ...member } },

  "matter/propose": { by: { ...state, ...member, ...coordinator, ...office }, blind: true },
  "matter/circulate": { by: secretary },
  "matter/object": { by: member },
  "matter/hold": { by: member },
  "matter/release": { by: member },
  "matter/convert": { by: member },
  "matter/withdraw-objection": { by: member },
  "matter/account": { by: office },
  "matter/adopt": { by: office },
  "matter/revise": { by: { ...state, member: "delegation's", ...coordinator, ...secretary } },
  "matter/refer": { by: chair },
  "matter/withdraw": { by: { ...state, member: "delegation's", ...coordinator, ...applicant } },

  "listing/propose": { by: { ...state, ...member, ...coordinator }, blind: true },
  "listing/list": { by: office },
  "listing/not-list": { by: office },
  "listing/notify": { by: secretary },
  "listing/amend": { by: office },
  "listing/link": { by: { ...secretary, ...panel } },
  "listing/petition": { by: { petitioner: "any", state: "any", "focal point": "team" } },
  "listing/consult": { by: { "focal point": "team", ...secretary } },
  "listing/gather": { by: { "focal point": "team" } },
  "listing/report": { by: { "focal point": "team", ...secretary } },
  "listing/delist": { by: office },
  "listing/retain": { by: office },

  "national-listing/list": { by: authority, blind: true },
  "national-listing/amend": { by: authority },
  "national-listing/link": { by: { ...authority, ...secretary, ...panel } },
  "national-listing/delist": { by: authority },

  "exemption/begin": { by: { ...applicant, ...state }, blind: true },
  "exemption/route": { by: { ...applicant, ...state } },
  "exemption/return": { by: secretary },
  "exemption/accept": { by: secretary },
  "exemption/approve": { by: office },
  "exemption/refuse": { by: office },
  "exemption/amend": { by: office },
  "exemption/extend": { by: office },
  "exemption/log-shipment": { by: { ...applicant, ...state, ...secretary } },
  "exemption/flag-diversion": { by: { expert: "team", state: "any", ...member, ...secretary } },
  "exemption/close": { by: secretary },

  "request/begin": { by: panel, blind: true },
  "request/clear": { by: coordinator },
  "request/send": { by: { ...coordinator, ...secretary } },
  "request/acknowledge": { by: { party: "concerned", ...state, ...secretary } },
  "request/extend": { by: { ...coordinator, ...secretary } },
  "request/reply": { by: { party: "concerned", ...state, ...secretary } },
  "request/assess": { by: panel },
  "request/cite": { by: coordinator },
  "request/reopen": { by: coordinator },

  "meeting/ask": { by: { ...office, ...member, ...state }, blind: true },
  "meeting/convene": { by: office },
  "meeting/invite": { by: office },
  "meeting/block-agenda": { by: member },
  "meeting/hold-meeting": { by: office },
  "meeting/cancel": { by: office },

  "role/appoint": {
    by: each("another's", ["secretary", "chair"]),
    means: "a role, delegation, clearance",
    blind: true,
  },
  "role/end": { by: office, means: "never one's own: the register refuses that", blind: true },
  "role/confirm": {
    by: { ...each("any", ["member", "state", "petitioner", "applicant", "party", "authority"]), ...secondOfficer },
    means: "a second look at an appointment that waits; the register says whose",
    blind: true,
  },
  "role/protest": {
    by: {
      ...each("own", ["coordinator", "member", "state", "petitioner", "applicant", "party", "authority"]),
      ...each("any", ["secretary", "chair"]),
    },
    means: "against an appointment that waits: by who speaks or spoke for the same, or an officer",
    blind: true,
  },
  "key/enrol": {
    by: each("another's", ["secretary", "chair"]),
    means: "a person's key, countersigned by it",
    blind: true,
  },
  "key/confirm": { by: secondOfficer, means: "a second look at a key that waits", blind: true },
  "key/protest": {
    by: { ...each("own", Object.keys(roleRights) as Role[]), ...each("any", ["secretary", "chair"]) },
    means: "against a key that waits: by an earlier key of its person, revoked or not, or an officer",
    blind: true,
  },
  "key/rotate": {
    by: each("own", Object.keys(roleRights) as Role[]),
    means: "by the old key and the new",
    blind: true,
  },
  "key/revoke": {
    by: { ...each("own", Object.keys(roleRights) as Role[]), secretary: "any", chair: "any" },
    blind: true,
  },
} as const satisfies Record<string, Right>;

function each(relation: Relation, of: readonly Role[]): Partial<Record<Role, Relation>> {
  return Object.fromEntries(of.map((role) => [role, relation]));
}
