import { afterEach, describe, expect, it } from "vitest";
import type { Envelope } from "#document";
import type { Json } from "#kernel";
import type { FollowingLog } from "#log";
import { type Asking, everything, type Reading, submitAct } from "#service";
import type { Store, Transactor } from "#store";
import { Cast, type Player, randomId } from "./cast.ts";

let cast: Cast;
afterEach(() => cast.close());

async function opened() {
  cast = await Cast.open("2018-08-01T12:00:00Z");
  const france = await cast.player("m-fr", "member", "FR");
  const file = randomId();
  const body = { title: "A case", teams: ["committee"], delegations: [] };
  await cast.does(cast.secretary, { kind: "case/open", case: file, body });
  return { france, file };
}

const propose = (player: Player, file: string, title = "A matter") => {
  const said = { kind: "matter/propose", case: file, subject: randomId(), body: { matterKind: "other", title } };
  return JSON.parse(Buffer.from(cast.signed(player, said)).toString("utf8")) as Envelope & Json;
};

const reading = (store: Store = cast.institution.store): Reading => ({
  institution: { ...cast.institution, store },
  registers: cast.registers,
  log: {} as FollowingLog,
});

/** With a token that may hand in proposals. */
const askingAs = ({ actor }: Player): Asking => {
  const token = { scopes: ["act"] };
  const principal = { via: "token", person: actor.id, appointment: actor.id, token };
  return { principal: principal as unknown as Asking["principal"], actor, at: cast.time.now };
};

/** A store each of whose transactions is given to somebody else first. */
const storeWith = (change: (transactor: Transactor) => Transactor): Store => ({
  ...cast.institution.store,
  transact: (work) => cast.institution.store.transact((transactor) => work(change(transactor))),
});

const count = () => cast.institution.store.feed.count();

describe("the answer under an idempotency key", () => {
  it("is there if the act is, and not otherwise, whenever the process dies", async () => {
    const { france, file } = await opened();
    const envelope = propose(france, file);
    const before = await count();
    const dying = storeWith((transactor) => ({ ...transactor, answer: () => Promise.reject(new Error("died")) }));
    await expect(submitAct(reading(dying), askingAs(france), { envelope, key: "k" })).rejects.toThrow("died");
    expect(await count()).toBe(before);
    const done = await submitAct(reading(), askingAs(france), { envelope, key: "k" });
    expect([done.repeated, await count()]).toEqual([false, before + 1n]);
    const kept = await cast.institution.store.read((reader) => reader.answered("m-fr", "k"));
    expect(kept?.answer).toEqual(done);
  });

  it("is one for requests that come at the same time", async () => {
    const { france, file } = await opened();
    const envelope = propose(france, file);
    const asked = Array.from({ length: 6 }, () => submitAct(reading(), askingAs(france), { envelope, key: "k" }));
    const answers = await Promise.all(asked);
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]?.repeated).toBe(false);
  });

  it("keeps another act under the same key off the record, though it came at the same time", async () => {
    const { france, file } = await opened();
    const before = await count();
    const [one, other] = [propose(france, file, "One"), propose(france, file, "Other")];
    const results = await Promise.allSettled(
      [one, other].map((envelope) => submitAct(reading(), askingAs(france), { envelope, key: "k" })),
    );
    expect(results.map(({ status }) => status)).toEqual(["fulfilled", "rejected"]);
    expect(results[1]).toMatchObject({ reason: { code: "idempotency-mismatch" } });
    expect(await count()).toBe(before + 1n);
    const subjects = await cast.institution.store.read((reader) =>
      reader.count({ kind: "matter", visible: everything }),
    );
    expect(subjects).toBe(1);
  });
});
