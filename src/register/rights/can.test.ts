import { describe, expect, it } from "vitest";
import { actBodies, type Label, labels } from "#acts";
import { registerBodies } from "../bodies.ts";
import {
  type Actor,
  actRights,
  can,
  noSuchThing,
  printRights,
  readingRights,
  roleRights,
  roles,
  type Subject,
} from "../index.ts";
import { concernsOf, visible } from "./can.ts";
import type { Right } from "./words.ts";

const intro = `# Who may do what

Printed from the table in \`src/register/rights/rights.data.ts\`, which is what runs (\`can(actor, action, subject)\`); a test
keeps this page equal to it. Somebody acts in one of the roles to which an act on the record appointed him.

An action is allowed where all of this holds: its row names the role; what it is about has no higher label than the
actor's clearance and than the role's most; the actor holds every compartment of it; and the relation is as the row says.
What may not be seen is refused in the same words as what does not exist. Acts that begin something look at nothing
first, and still make nothing that their actor could not see by its label and compartments. Lists and searches show what
may be read.
`;

it("docs/rights.md is what the table says", async () => {
  await expect(`${intro}\n${printRights()}`).toMatchFileSnapshot("../../../docs/rights.md");
});

it("every kind of act has a row, and there is no other row", () => {
  expect(Object.keys(actRights).sort()).toEqual([...Object.keys(actBodies), ...Object.keys(registerBodies)].sort());
});

const rights = new Map<string, Right>(Object.entries({ ...readingRights, ...actRights }));
const sets: readonly string[][] = [[], ["A"], ["B"], ["A", "B"]];
const me: Actor = {
  id: "me",
  role: "reader",
  delegation: "FR",
  team: "panel",
  label: "unclassified",
  compartments: [],
};
const related: readonly Partial<Subject>[] = [
  {},
  { teams: ["panel", "committee"] },
  { delegations: ["FR", "GB"] },
  { owners: ["me"] },
  { teams: ["panel"], owners: ["me"] },
  { teams: ["other"], delegations: ["GB"], owners: ["you"] },
];

/** Everything: each role, clearance, compartments held, action, label, compartments and relation of the subject. */
function* everything() {
  for (const role of roles)
    for (const label of labels)
      for (const compartments of sets)
        for (const action of rights.keys())
          for (const subjectLabel of labels)
            for (const subjectCompartments of sets)
              for (const relation of related)
                yield {
                  actor: { ...me, role, label, compartments },
                  action,
                  subject: { label: subjectLabel, compartments: subjectCompartments, ...relation },
                };
}

/** The rules of the page, written once more and in another way: as a list of all that stands against it. */
function against({ actor, action, subject }: { actor: Actor; action: string; subject: Subject }): string[] {
  const right = rights.get(action);
  const level = (label: string): number => ["unclassified", "confidential", "strictly confidential"].indexOf(label);
  const team = subject.teams?.includes(actor.team ?? "") ?? false;
  const own = subject.owners?.includes(actor.id) ?? false;
  const concerned = own || (subject.delegations?.includes(actor.delegation ?? "") ?? false);
  const relation = right?.by[actor.role];
  const holds = { any: true, team, own, concerned, "delegation's": team && concerned, "another's": team && !own };
  const reads = actor.role !== "reader" && actor.role !== "administrator";
  const outside = ["state", "petitioner", "applicant", "party", "authority", "contributor"].includes(actor.role);
  const most = outside || actor.role === "focal point" ? 1 : reads ? 2 : 0;
  return [
    ...(level(subject.label) > Math.min(level(actor.label), most) ? ["hidden: label"] : []),
    ...(subject.compartments.some((one) => !actor.compartments.includes(one)) ? ["hidden: compartment"] : []),
    ...(outside && !right?.blind && level(subject.label) > 0 && !concerned ? ["hidden: not his own"] : []),
    ...(relation === undefined ? ["role"] : holds[relation] ? [] : ["relation"]),
  ];
}

interface Found {
  wrong: object[];
  words: string[];
  lists: object[];
  low: object[];
  idle: string[];
  less: object[];
  count: number;
  allowed: number;
}

/** One pass over everything, each rule's exceptions in a list of its own. */
function pass(): Found {
  const found: Found = { wrong: [], words: [], lists: [], low: [], idle: [], less: [], count: 0, allowed: 0 };
  for (const one of everything()) {
    const { actor, action, subject } = one;
    const verdict = can(actor, action, subject);
    const reasons = against(one);
    const hidden = reasons.some((reason) => reason.startsWith("hidden"));
    if (verdict.allowed !== (reasons.length === 0)) found.wrong.push({ ...one, reasons });
    if (!verdict.allowed && verdict.hidden !== hidden) found.wrong.push({ ...one, hidden });
    if (!verdict.allowed && (verdict.hidden ? verdict.reason !== noSuchThing : !/^[A-Z"].*\.$/u.test(verdict.reason)))
      found.words.push(verdict.reason);
    if (action === "list" && !listedRightly(actor, subject)) found.lists.push(one);
    found.count++;
    if (!verdict.allowed) continue;
    found.allowed++;
    const low = actor.role === "administrator" || actor.role === "reader";
    if (low && subject.label !== "unclassified") found.low.push(one);
    if ((low || actor.role === "auditor") && Object.hasOwn(actRights, action)) found.idle.push(action);
    const higher = { ...actor, label: "strictly confidential", compartments: ["A", "B"] } as const;
    if (!can(higher, action, subject).allowed) found.less.push(one);
  }
  return found;
}

/** What the store's condition shows is what may be listed, and all of it may be read. */
function listedRightly(actor: Actor, subject: Subject): boolean {
  const { label, compartments, concerned } = visible(actor);
  const isUpTo = (highest: Label): boolean => labels.indexOf(subject.label) <= labels.indexOf(highest);
  const isOwn = concerned !== undefined && concernsOf(subject).some((one) => concerned.by.includes(one));
  const held = subject.compartments.every((one) => compartments.includes(one));
  const shown = held && (isUpTo(label) || (isOwn && isUpTo(concerned.label)));
  return shown === can(actor, "list", subject).allowed && shown === can(actor, "read", subject).allowed;
}

describe("the table, exhaustively", () => {
  const found = pass();
  it("covers each role, clearance, action, label, compartment and relation", () => {
    expect(found.count).toBe(roles.length * 3 * 4 * rights.size * 3 * 4 * related.length);
    expect(found.allowed).toBeGreaterThan(10_000);
  });
  it("decides as its page says", () => expect(found.wrong.slice(0, 3)).toEqual([]));
  it("refuses what is hidden in one and the same sentence, and all else in a sentence", () =>
    expect(found.words).toEqual([]));
  it("never lists what may not be read, and lists all that may be listed", () =>
    expect(found.lists.slice(0, 3)).toEqual([]));
  it("gives the administrator and the reader nothing confidential", () => expect(found.low.slice(0, 3)).toEqual([]));
  it("gives them and the auditor no act but on their own keys", () =>
    expect(new Set(found.idle)).toEqual(new Set(["key/protest", "key/rotate", "key/revoke"])));
  it("refuses more to whoever holds less, never the other way round", () => expect(found.less.slice(0, 3)).toEqual([]));
});

it("counts what is no role, label, action or relation as nothing", () => {
  const subject: Subject = { label: "unclassified", compartments: [] };
  const forged = (change: object) => ({ ...me, ...change }) as Actor;
  expect(can(forged({ role: "admin" }), "read", subject)).toMatchObject({ allowed: false, hidden: true });
  expect(can(forged({ role: "constructor" }), "read", subject)).toMatchObject({ allowed: false });
  expect(can(forged({ label: "top secret" }), "read", subject)).toMatchObject({ allowed: false, hidden: true });
  expect(can(me, "read", { ...subject, label: "secret" as "unclassified" })).toMatchObject({ allowed: false });
  expect(can(me, "constructor", subject)).toMatchObject({ allowed: false });
  expect(can(me, "report/destroy", subject)).toMatchObject({ allowed: false });
  const lone = forged({ role: "coordinator", team: null, delegation: null });
  expect(can(lone, "report/submit", { ...subject, teams: [] })).toMatchObject({ allowed: false, hidden: false });
  expect(Object.keys(roleRights)).toEqual([...roles]);
});
