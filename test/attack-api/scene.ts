import { type Label, labels, signAct } from "#acts";
import { canonicalJson, type Json } from "#kernel";
import { membersOn } from "#measures";
import { type Actor, type Role, roles } from "#people";
import { utf8 } from "#record";
import { compartment, type Player, randomId, type Said } from "../institution/cast.ts";
import { sealed } from "../institution/sealed.ts";
import { type Reply, Served, type Visitor } from "../institution/served.ts";

export interface Person extends Player {
  /** With a session. */
  visitor: Visitor;
  /** With a token of every scope, which never grows stale. */
  bearer: Visitor;
}
export interface Marking {
  label: Label;
  compartments: readonly string[];
}
/** A subject of the scene, as rights look at it. */
export interface Thing extends Marking {
  id: string;
  kind: string;
  case: string;
  teams: string[];
  delegations: string[];
  owners: string[];
  /** The act that began it. */
  act: string;
}

/** Where each role of the scene acts for. */
const delegations: Partial<Record<Role, string>> = {
  ...{ member: "FR", state: "SE", applicant: "an organisation", party: "JP", authority: "an authority" },
};
const teams: Partial<Record<Role, string>> = {
  ...{ expert: "committee", coordinator: "committee", secretary: "committee", chair: "committee", member: "committee" },
  ...{ "focal point": "committee" },
};
export const open: Marking = { label: "unclassified", compartments: [] };
export const markings: readonly Marking[] = [
  ...labels.map((label) => ({ label, compartments: [] })),
  { label: "confidential", compartments: [compartment] },
];

/** The envelope of an act under a marking, as it is sent. */
export function envelopeOf(served: Served, by: Player, said: Said, { label, compartments }: Marking = open) {
  const act = { ...served.cast.act(by, said), label, compartments: [...compartments] };
  return signAct(act, by.signer);
}

/** Signs under a marking and performs without the network. */
export function performed(served: Served, by: Player, said: Said, marking: Marking = open) {
  const bytes = utf8(canonicalJson(envelopeOf(served, by, said, marking) as unknown as Json));
  return served.cast.submit(bytes, by.actor);
}

/** Somebody with a token, made by a session whose second factor is fresh. */
export async function bearerOf(
  served: Served,
  visitor: Visitor,
  scopes: string[],
  ceiling: Label = "strictly confidential",
) {
  const expires = new Date(served.cast.time.now + 30 * 86_400_000).toISOString();
  const made = await visitor.ask("POST", "/account/tokens", { name: "a test's", scopes, ceiling, expires });
  if (made.status !== 201) throw new Error(`a token was answered ${made.status} ${made.text}`);
  const bearer = served.visitor();
  bearer.token = made.body.secret;
  return bearer;
}

/** Everybody: one person for each role, signed in, and somebody who is not. */
export async function peopleOf(served: Served): Promise<Map<Role | "nobody", Person>> {
  const people = new Map<Role | "nobody", Person>();
  for (const role of roles) {
    const person = role.replace(" ", "-");
    const one = await served.somebody(person, role, delegations[role] ?? null, teams[role] ?? null);
    people.set(role, { ...one, bearer: await bearerOf(served, one.visitor, ["read", "export", "act", "administer"]) });
  }
  const { signer } = served.cast.secretary;
  const actor: Actor = { id: "anybody", role: "reader", delegation: null, team: null, ...open };
  people.set("nobody", { actor, signer, visitor: served.visitor(), bearer: served.visitor() });
  return people;
}

/** A case under a marking, which concerns these delegations, with one subject of each kind that begins with one act. */
export async function caseOf(
  served: Served,
  by: Person,
  marking: Marking,
  concerned: string[],
  draw: () => string = randomId,
): Promise<Thing[]> {
  const file = draw();
  const team = ["committee"];
  const things: Thing[] = [];
  const begin = async (kind: string, said: Omit<Said, "case">, concerns: Partial<Thing> = {}) => {
    const id = draw();
    const begun = { ...said, id: draw(), case: file, subject: kind === "case" ? file : id };
    const { act } = await performed(served, by, begun, marking);
    const marks = { ...marking, teams: team, delegations: concerned, owners: [] as string[] };
    things.push({ id: begun.subject, kind, case: file, act, ...marks, ...concerns });
    return begun.subject;
  };
  const title = `${marking.label} ${marking.compartments.join()} ${concerned.join()}`.trim();
  await begin("case", { kind: "case/open", body: { title: `Case ${title}`, teams: team, delegations: concerned } });
  const owners = [by.actor.id];
  const matter = { matterKind: "other", title: `Matter ${title}` };
  await begin("matter", { kind: "matter/propose", body: matter }, { owners, delegations: [] });
  const report = { title: `Report ${title}`, experts: [by.actor.id], mandateEnds: "2019-04-24T00:00:00Z" };
  await begin("report", { kind: "report/begin", body: report });
  await begin(
    "meeting",
    { kind: "meeting/ask", body: { body: `Body ${title}`, askedBy: "FR", reason: "Talk." } },
    { owners, delegations: [] },
  );
  const state = `A state ${title}`;
  const filed = { state, resolution: "2397", document: "i".repeat(43), received: "2018-03-22" };
  await begin("implementation", { kind: "implementation/report", body: filed }, { owners, delegations: [state] });
  const on = "2017-12-22";
  const votes = Object.fromEntries((membersOn(on) ?? []).map((member) => [member, "for"]));
  await begin("vote", { kind: "vote/record", body: { resolution: `Draft ${title}`, on, votes } });
  const said = { of: "FR", on, words: "We agree.", source: "a statement", about: `Draft ${title}` };
  await begin("position", { kind: "position/record", body: said });
  return things;
}

/** Files a version of a report that nobody has sealed yet, under the case's marking. */
export async function sealedVersion(served: Served, by: Person, report: Thing): Promise<string> {
  const { document, file } = await sealed(served.cast, by);
  const said = {
    case: report.case,
    subject: report.id,
    kind: "report/seal",
    expects: 1,
    body: { document, file, changes: [] },
  };
  await performed(served, by, said, { label: report.label, compartments: report.compartments });
  return file;
}

/** What an answer shows: all of it but what says when it was given and to which question. */
export function shown({ status, headers, text }: Reply): string {
  const kept = [...headers].filter(([name]) => !["date", "connection", "keep-alive", "set-cookie"].includes(name));
  return JSON.stringify([status, kept.sort(), text]);
}

/**
 * What the stream of events says, of what was missed since `last` and of what comes while `work` is done, up to the event
 * of the act that `work` gives: events come in the order of the record, and nothing is waited for but that one.
 */
export async function toldUntil(
  served: Served,
  { token, last }: { token?: string | undefined; last?: string },
  work: () => Promise<bigint>,
): Promise<string> {
  const ending = new AbortController();
  const headers = {
    ...(token !== undefined && { authorization: `Bearer ${token}` }),
    ...(last !== undefined && { "last-event-id": last }),
  };
  const reply = await fetch(`${served.serving.url}/api/v1/events`, { headers, signal: ending.signal });
  const reader = reply.body?.getReader();
  const sequence = await work();
  const end = new RegExp(`^id: ${sequence}\\n(?:.+\\n)+\\n`, "mu");
  let text = "";
  for (let next = await reader?.read(); next && !next.done; next = await reader?.read()) {
    text += Buffer.from(next.value).toString("utf8");
    if (end.test(text)) break;
  }
  ending.abort();
  // How often a connection is kept open between two events is the machine's business.
  return text.replaceAll(": still here\n\n", "");
}

/** The ids that a test gives itself, alike in both of two worlds, repeat a digit or a pair eight times; what is drawn at random is not. */
const given = /([0-9a-f]{1,2})\1{7}/u;

/** A text without what each of two worlds draws at random: keys, signatures, and ids that no test gave. */
export function compared(text: string): string {
  return text
    .replaceAll(/\\?"(?:payload|sig|keyid|vkey|fingerprint)\\?":\\?"[^"]*"/gu, '"random"')
    .replaceAll(/\b[0-9a-f]{32}\b/gu, (id) => (given.test(id) ? id : "other-id"))
    .replaceAll(/127\.0\.0\.1:\d+/gu, "host");
}

export { Served };
