import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { type ActKind, actBodies, countersignAct, signAct } from "#acts";
import { canonicalJson } from "#kernel";
import { newKey, nodeCrypto, nodeSigner } from "#log";
import { actRights, type Right, type Role, roles } from "#people";
import { beginsSubject } from "#proceedings";
import { fingerprint, parseVerifierKey, signatureType, utf8 } from "#record";
import { registerCase } from "#register";
import { fromSchema, type Schema } from "../attack-api/from-schema.ts";
import { Cast, type Player, randomId, record, type Said } from "./cast.ts";

const elsewhere = "another committee";
const [own, theirs] = [new Map<Role, Player>(), new Map<Role, Player>()];
/** Subjects of the other committee's case, open to everybody, by kind. */
const subjects = new Map<string, string>();
const file = randomId();
let cast: Cast;

const delegations: Partial<Record<Role, [string, string]>> = {
  ...{ member: ["FR", "SE"], state: ["FR", "SE"], authority: ["FR", "SE"] },
  ...{ applicant: ["One", "Another"], party: ["One", "Another"], petitioner: ["One", "Another"] },
};
const ofTeam: readonly Role[] = ["expert", "coordinator", "chair", "member", "focal point", "secretary"];

beforeAll(async () => {
  cast = await Cast.open("2018-08-06T13:00:00Z");
  own.set("secretary", cast.secretary);
  const add = async (to: Map<Role, Player>, role: Role, at: 0 | 1): Promise<void> => {
    const team = ofTeam.includes(role) ? ["committee", elsewhere][at] : null;
    const person = `${role.replace(" ", "-")}-${at}`;
    to.set(role, await cast.player(person, role, delegations[role]?.[at] ?? null, team ?? null));
  };
  for (const role of roles) if (role !== "secretary") await add(own, role, 0);
  // The other committee's secretary comes last: from then on its people are his to appoint.
  for (const role of roles) if (role !== "secretary" && role !== "chair") await add(theirs, role, 1);
  await add(theirs, "secretary", 1);
  // Who is appointed to speak for a state for which somebody speaks already waits for a second look.
  cast.time.now += 7 * 86_400_000;
  await theirCase();
});
afterAll(() => cast.close());

async function theirCase(): Promise<void> {
  const body = { title: "Theirs", teams: [elsewhere], delegations: ["SE", "Another"] };
  await by("secretary", { kind: "case/open", case: file, body });
  subjects.set("case", file);
  const document = "d".repeat(43);
  const begun: [Role, string, object][] = [
    ["coordinator", "report/begin", { title: "Report", experts: ["expert-1"], mandateEnds: "2019-04-24T00:00:00Z" }],
    ["member", "matter/propose", { matterKind: "other", title: "Matter" }],
    ["member", "listing/propose", { party: "Brenholt (invented)", basis: "x", document }],
    ["authority", "national-listing/list", { party: "Brenholt (invented)", authority: "SE", basis: "x" }],
    ["applicant", "exemption/begin", { applicant: "Another", title: "Tents" }],
    ["expert", "request/begin", { to: "Another", title: "Port calls" }],
    ["member", "meeting/ask", { body: "The committee", askedBy: "SE", reason: "Talk." }],
  ];
  for (const [role, kind, of] of begun) {
    const subject = randomId();
    await by(role, { kind, case: file, subject, body: of as Said["body"] as never });
    subjects.set(kind.slice(0, kind.indexOf("/")), subject);
  }
}

const player = (of: Map<Role, Player>, role: Role): Player => {
  const found = of.get(role);
  if (!found) throw new Error(`nobody is ${role}`);
  return found;
};
const by = (role: Role, said: Said) => cast.does(player(theirs, role), said);
const outcome = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => "done",
    (error: { code?: string }) => String(error.code),
  );

/** A body in form; the same in each run. */
const bodyOf = (kind: ActKind) =>
  fc.sample(
    fromSchema(z.toJSONSchema(actBodies[kind]) as Schema).filter((body) => actBodies[kind].safeParse(body).success),
    { numRuns: 1, seed: 7 },
  )[0] as Said["body"];

/** An act of a kind in the other committee's case, about what such acts are about there. */
function inFile(kind: ActKind) {
  const about = kind.slice(0, kind.indexOf("/"));
  const subject = beginsSubject(kind) ? randomId() : (subjects.get(about) ?? file);
  return { kind, case: file, subject, body: bodyOf(kind) as never, expects: 4242 };
}

describe("officers, delegates and experts", () => {
  it("do nothing in another committee's case, and for no other delegation, whatever the act and the role", async () => {
    let tried = 0;
    for (const kind of Object.keys(actBodies) as ActKind[]) {
      if (kind === "case/open") continue;
      const right: Right = actRights[kind];
      const said = inFile(kind);
      for (const role of roles) {
        const got = await outcome(cast.does(player(own, role), said));
        // What is open to any of a role is not refused by the table; all else is, in the same words for every role.
        const may = right.by[role] === "any";
        expect([kind, role, got]).toEqual([
          kind,
          role,
          may ? expect.stringMatching(/^(?:act-refused|version-conflict)$/u) : "not-allowed",
        ]);
        tried++;
      }
    }
    expect(tried).toBeGreaterThan(1000);
  });

  it("may do there what is theirs: the same acts by those whose case it is are looked at by the tables", async () => {
    let looked = 0;
    for (const kind of Object.keys(actBodies) as ActKind[]) {
      if (kind === "case/open") continue;
      const right: Right = actRights[kind];
      const said = inFile(kind);
      for (const [role, relation] of Object.entries(right.by) as [Role, string][]) {
        if (role === "chair" || (relation === "concerned" && role === "contributor")) continue;
        const got = await outcome(cast.does(player(theirs, role), said));
        if (got !== "not-allowed") looked++;
      }
    }
    expect(looked).toBeGreaterThan(100);
  });
});

describe("an expert", () => {
  it("records and discloses approaches to himself alone, on a report of his own panel", async () => {
    const on = { case: file, subject: subjects.get("report") ?? "" };
    const approach = {
      id: randomId(),
      approachedBy: "SE",
      when: "2018-08",
      passage: "12",
      channel: "telephone",
      words: "x",
    };
    const recording = { ...on, kind: "report/record-approach", body: approach };
    expect(await outcome(cast.does(player(own, "expert"), recording))).toBe("not-allowed");
    expect(await outcome(by("coordinator", recording))).toBe("act-refused");
    await by("expert", recording);
    cast.time.now = Date.parse("2019-05-02T12:00:00Z");
    const disclosing = { ...on, kind: "report/disclose-approach", body: { approach: approach.id } };
    expect(await outcome(by("coordinator", disclosing))).toBe("act-refused");
    await by("expert", disclosing);
  });
});

describe("officers of the register", () => {
  const register = registerCase(nodeCrypto, record);
  const appointing = (team: string | null, person = "newcomer"): Said["body"] => ({
    ...{ person, name: person, role: "reader", delegation: null, team, label: "unclassified", compartments: [] },
    ...{ from: null, until: null },
  });
  const does = (who: Player, kind: string, body: Said["body"]) =>
    outcome(cast.does(who, { kind, case: register, body: body as never }));

  it("appoint to, and end in, their own team, that of nobody, and one that has no officer yet", async () => {
    const [ours, other] = [cast.secretary, player(theirs, "secretary")];
    expect(await does(ours, "role/appoint", appointing(elsewhere))).toBe("act-refused");
    expect(await does(other, "role/appoint", appointing("committee"))).toBe("act-refused");
    for (const team of ["committee", "a new panel", null])
      expect(await does(ours, "role/appoint", appointing(team))).toBe("done");
    expect(await does(other, "role/appoint", appointing(elsewhere))).toBe("done");
    const { appointments } = await cast.registers.current();
    const of = (person: string) => ({ appointment: appointments.get(person)?.[0]?.id ?? "", reason: "So." });
    expect(await does(ours, "role/end", of("expert-1"))).toBe("act-refused");
    expect(await does(other, "role/end", of("expert-0"))).toBe("act-refused");
    expect(await does(other, "role/end", of("expert-1"))).toBe("done");
    // The only officer of a team is another's to replace, or nobody could.
    expect(await does(ours, "role/end", of("secretary-1"))).toBe("done");
  });

  it("revoke and enrol keys of their own people", async () => {
    await cast.does(cast.secretary, {
      kind: "role/appoint",
      case: register,
      body: { ...(appointing(elsewhere, "secretary-2") as object), role: "secretary" } as never,
    });
    const revoke = (of: Player) => ({ vkey: of.signer.vkey, reason: "Lost.", since: null });
    expect(await does(cast.secretary, "key/revoke", revoke(player(theirs, "member")))).toBe("act-refused");
    expect(await does(cast.secretary, "key/revoke", revoke(player(own, "member")))).toBe("done");
    expect(await does(cast.secretary, "key/revoke", revoke(player(theirs, "state")))).toBe("done");
    const signer = nodeSigner(newKey(`${record}/newcomer`, signatureType.ed25519).secret, "newcomer");
    const key = parseVerifierKey(nodeCrypto, signer.vkey);
    if (!key.ok) throw new Error(key.problem);
    await cast.does(cast.secretary, {
      kind: "role/end",
      case: register,
      body: { appointment: await first("newcomer", "committee"), reason: "So." },
    });
    await cast.does(cast.secretary, {
      kind: "role/end",
      case: register,
      body: { appointment: await first("newcomer", "a new panel"), reason: "So." },
    });
    const body = {
      person: "newcomer",
      vkey: signer.vkey,
      fingerprint: fingerprint(nodeCrypto, key.value),
      holder: "person",
      until: null,
    };
    const act = signAct(cast.act(cast.secretary, { kind: "key/enrol", case: register, body }), cast.secretary.signer);
    const envelope = utf8(canonicalJson(countersignAct(act, signer)));
    expect(await outcome(cast.submit(envelope, cast.secretary.actor))).toBe("act-refused");
  });

  const first = async (person: string, team: string): Promise<string> => {
    const { appointments } = await cast.registers.current();
    return appointments.get(person)?.find((one) => one.team === team)?.id ?? "";
  };
});
