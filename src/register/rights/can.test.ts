import { describe, expect, it } from "vitest";
import { actBodies, labels } from "#acts";
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
import { visible } from "./can.ts";
import type { Right } from "./words.ts";

const intro = `# Who may do what

Printed from the table in \`src/register/rights/rights.data.ts\`, which is what runs (\`can(actor, action, subject)\`); a test
keeps this page equal to it. Somebody acts in one of the roles to which an act on the record appointed him.

An action is allowed where all of this holds: its row names the role; what it is about has no higher label than the
actor's clearance and than the role's most; the actor holds every compartment of it; and the relation is as the row says.
What may not be seen is refused in the same words as what does not exist. Acts that begin something look at nothing
first, and still make nothing that their actor could not see by its label and compartments. Lists and searches show what
label and compartments allow; above unclassified, roles that see only their own find it by its case, not in lists.
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
  const holds = { any: true, team, own, concerned, "another's": team && !own };
  const reads = actor.role !== "reader" && actor.role !== "administrator";
  const outside = ["state", "petitioner", "applicant", "party", "authority", "contributor"].includes(actor.role);
  const most = outside || actor.role === "focal point" ? 1 : reads ? 2 : 0;
  const found = action !== "list" && action !== "search" && concerned;
  return [
    ...(level(subject.label) > Math.min(level(actor.label), most) ? ["hidden: label"] : []),
    ...(subject.compartments.some((one) => !actor.compartments.includes(one)) ? ["hidden: compartment"] : []),
    ...(outside && !right?.blind && level(subject.label) > 0 && !found ? ["hidden: not his own"] : []),
    ...(relation === undefined ? ["role"] : holds[relation] ? [] : ["relation"]),
  ];
}

describe("the table, exhaustively", () => {
  it("decides as its page says; what is hidden is refused in one and the same sentence", () => {
    let [count, allowed] = [0, 0];
    for (const one of everything()) {
      const verdict = can(one.actor, one.action, one.subject);
      const reasons = against(one);
      const hidden = reasons.some((reason) => reason.startsWith("hidden"));
      if (verdict.allowed !== (reasons.length === 0) || (!verdict.allowed && verdict.hidden !== hidden))
        expect({ ...one, verdict }).toEqual(reasons);
      if (!verdict.allowed && verdict.hidden && verdict.reason !== noSuchThing)
        expect(verdict.reason).toBe(noSuchThing);
      if (!verdict.allowed && !/^[A-Z"].*\.$/u.test(verdict.reason)) expect(verdict.reason).toBe("a sentence");
      count++;
      if (verdict.allowed) allowed++;
    }
    expect(count).toBe(roles.length * 3 * 4 * rights.size * 3 * 4 * related.length);
    expect(allowed).toBeGreaterThan(10_000);
  });

  it("never lists what may not be read, and lists all that may be listed", () => {
    for (const { actor, action, subject } of everything()) {
      if (action !== "list") continue;
      const { label, compartments } = visible(actor);
      const row = labels.indexOf(subject.label) <= labels.indexOf(label);
      const shown = row && subject.compartments.every((one) => compartments.includes(one));
      if (shown !== can(actor, "list", subject).allowed) expect({ actor, subject, shown }).toBe("as can says");
      if (shown && !can(actor, "read", subject).allowed) expect({ actor, subject }).toBe("readable");
    }
  });

  it("gives the administrator and the reader nothing confidential, and the auditor no act but on his own key", () => {
    for (const { actor, action, subject } of everything()) {
      const { allowed } = can(actor, action, subject);
      if (!allowed) continue;
      const low = actor.role === "administrator" || actor.role === "reader";
      if (low && subject.label !== "unclassified") expect({ actor, action, subject }).toBe("refused");
      const idle = low || actor.role === "auditor";
      if (idle && Object.hasOwn(actRights, action)) expect(["key/rotate", "key/revoke"]).toContain(action);
    }
  });

  it("refuses more to whoever holds less, never the other way round", () => {
    for (const { actor, action, subject } of everything()) {
      if (!can(actor, action, subject).allowed) continue;
      const higher = { ...actor, label: "strictly confidential", compartments: ["A", "B"] } as const;
      if (!can(higher, action, subject).allowed) expect({ actor, action, subject }).toBe("allowed");
    }
  });
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
