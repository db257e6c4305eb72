import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Proposal } from "#committee";
import { stateAt } from "#proceedings";
import { everything, perform, proceedingOf } from "#service";
import { type Cluster, postgresFolder, startPostgres } from "../postgres.ts";
import { Cast, type Player, randomId, type Said } from "./cast.ts";

const members = ["FR", "US", "SE", "RU", "CN", "GB"];

/** The tests, on institutions whose store is at a place; a file of its own where there is none. */
function lastMinutes(database: () => Promise<string | undefined>): void {
  let cast: Cast;
  afterEach(() => cast.close());

  async function circulated() {
    cast = await Cast.open("2018-08-06T13:00:00Z", undefined, undefined, await database());
    const delegates: Player[] = [];
    for (const member of members) delegates.push(await cast.player(`m-${member}`, "member", member));
    const on = { case: randomId(), subject: randomId() };
    const body = { title: "A case", teams: ["committee"], delegations: [] };
    await cast.does(cast.secretary, { kind: "case/open", case: on.case, body });
    await cast.does(cast.secretary, {
      ...on,
      kind: "matter/propose",
      body: { matterKind: "other", title: "A matter" },
    });
    const text = { matter: randomId(), document: "d".repeat(43) };
    await cast.does(cast.secretary, { ...on, kind: "matter/circulate", body: text });
    const { circulation } = await life(on.subject);
    const objection: Said = { ...on, kind: "matter/object", body: { ...text, reason: "Not this text." } };
    const adoption: Said = { ...on, kind: "matter/adopt", body: { ...text, statements: [] } };
    const hold: Said = { ...on, kind: "matter/hold", body: { ...text, reason: "Capitals are asked." } };
    const deadline = (circulation?.deadline.instant ?? 0) * 1000;
    return { ...on, delegates, deadline, objection, adoption, hold };
  }

  async function life(id: string): Promise<Proposal> {
    const row = await cast.institution.store.read((reader) => reader.get(id, everything));
    if (!row) throw new Error("no such matter");
    return stateAt("matter", proceedingOf(row).life, Math.floor(cast.time.now / 1000)) as unknown as Proposal;
  }

  /** Handed in at this very instant; what became of it. */
  const handed = (envelope: Uint8Array, player: Player) =>
    perform(cast.institution, cast.registers, { envelope }, player.actor).then(
      ({ repeated }) => (repeated ? "repeated" : "done"),
      (error: { code?: string }) => String(error.code),
    );

  it("holds what six members and the secretary do at one instant, each act once, in one order", async () => {
    const { subject, delegates, deadline, objection, adoption } = await circulated();
    cast.time.now = deadline;
    const envelopes = delegates.map((one) => ({ one, envelope: cast.signed(one, { ...objection, id: randomId() }) }));
    const adopting = cast.signed(cast.secretary, adoption);
    const outcomes = await Promise.all([
      ...envelopes.map(({ one, envelope }) => handed(envelope, one)),
      handed(adopting, cast.secretary),
      ...envelopes.map(({ one, envelope }) => handed(envelope, one)),
    ]);
    expect(outcomes).toEqual([...members.map(() => "done"), "act-refused", ...members.map(() => "repeated")]);
    const { phase, objections, late } = await life(subject);
    expect([phase, objections.map(({ member }) => member).sort(), late]).toEqual(["blocked", members.toSorted(), []]);
    const sequences = objections.map(({ sequence }) => sequence);
    expect(sequences).toEqual(sequences.toSorted((a, b) => a - b));
  });

  it("lets one of two go where both act on the same version at the same instant", async () => {
    const { subject, delegates, deadline, objection } = await circulated();
    cast.time.now = deadline - 1000;
    const row = await cast.institution.store.read((reader) => reader.get(subject, everything));
    const envelopes = delegates.map((one) =>
      cast.signed(one, { ...objection, expects: row?.version ?? 0, id: randomId() }),
    );
    const outcomes = await Promise.all(
      envelopes.map((envelope, at) => handed(envelope, delegates[at] ?? cast.secretary)),
    );
    expect(outcomes.toSorted()).toEqual(["done", ...members.slice(1).map(() => "version-conflict")]);
    expect((await life(subject)).objections).toHaveLength(1);
  });

  it("goes on over a restart: what time alone has made is there, at its own instant, and nothing was done twice", async () => {
    const { subject, delegates, deadline, hold, adoption } = await circulated();
    const [fr, us] = delegates;
    if (!fr || !us) throw new Error("the cast lacks members");
    cast.time.now = deadline - 5000;
    await cast.does(fr, hold);
    const late = cast.signed(us, { ...hold, id: randomId() });
    const held = await life(subject);
    expect([held.phase, held.holds.map(({ member }) => member)]).toEqual(["held", ["FR"]]);
    const before = await cast.institution.store.feed.count();
    const expires = (held.holds[0]?.expires ?? 0) * 1000;
    // Stopped from before the deadline to after the hold's end: months in which nobody looked.
    cast = await cast.restarted();
    cast.time.now = expires + 1000;
    expect(await cast.institution.store.feed.count()).toBe(before);
    expect(await life(subject)).toMatchObject({ phase: "circulated", holds: [], at: expires / 1000 });
    expect(await handed(late, us)).toBe("done");
    expect(await life(subject)).toMatchObject({ phase: "circulated", late: [{ member: "US" }] });
    await cast.does(cast.secretary, adoption);
    cast = await cast.restarted();
    expect(await life(subject)).toMatchObject({ phase: "adopted", decision: { deadline: deadline / 1000 } });
    expect(await cast.institution.store.feed.count()).toBe(before + 2n);
  });
}

describe("the last minute of a deadline", () => {
  lastMinutes(async () => undefined);
});

describe.skipIf(postgresFolder === null)("the last minute of a deadline, on PostgreSQL (needs the server)", () => {
  let cluster: Cluster | undefined;
  beforeAll(async () => {
    cluster = await startPostgres();
  });
  afterAll(() => cluster?.stop());
  lastMinutes(async () => cluster?.database());
});
