import { describe, expect, it } from "vitest";
import { countersignAct, openAct, signAct } from "#acts";
import { canonicalJson } from "#kernel";
import { newKey, nodeCrypto, nodeSigner } from "#log";
import { appointmentsOf } from "#people";
import { fingerprint, parseVerifierKey, signatureType, utf8 } from "#record";
import { registerCase } from "#register";
import { everything, proceedingOf } from "#service";
import { Witnessed } from "../journeys/witnessed.ts";
import { Cast, type Player, randomId, record } from "./cast.ts";

const file = registerCase(nodeCrypto, record);

/** Gives somebody a new key in place of the one that he has; the old one signs, and the new one with it. */
async function rotated(cast: Cast, player: Player): Promise<Player> {
  const signer = nodeSigner(newKey(`${record}/${player.actor.id}/2`, signatureType.ed25519).secret, "second key");
  const key = parseVerifierKey(nodeCrypto, signer.vkey);
  if (!key.ok) throw new Error(key.problem);
  const body = {
    ...{ replaces: player.signer.vkey, vkey: signer.vkey },
    ...{ fingerprint: fingerprint(nodeCrypto, key.value), until: null },
  };
  const envelope = signAct(cast.act(player, { kind: "key/rotate", case: file, body }), player.signer);
  await cast.submit(utf8(canonicalJson(countersignAct(envelope, signer))), player.actor);
  return { ...player, signer };
}

describe("an objection that a witness took in", () => {
  it("is judged by the key of that moment, and by nothing that came later", async () => {
    const witnessed = await Witnessed.open("2018-09-10T12:00:00Z");
    const { cast } = witnessed;
    const france = await cast.player("m-fr", "member", "FR");
    const [inCase, subject, matter] = [randomId(), randomId(), randomId()];
    const opening = { title: "A case", teams: ["committee"], delegations: [] };
    await cast.does(cast.secretary, { kind: "case/open", case: inCase, body: opening });
    const on = { case: inCase, subject };
    await cast.does(france, { ...on, kind: "matter/propose", body: { matterKind: "other", title: "A matter" } });
    const document = "d".repeat(44);
    await cast.does(cast.secretary, { ...on, kind: "matter/circulate", body: { matter, document } });
    const objecting = { ...on, kind: "matter/object", body: { matter, document, reason: "The figures are wrong." } };
    const objection = cast.signed(france, objecting);
    const proof = await witnessed.lodge(matter, objection);
    cast.time.now += 60_000;
    const renewed = await rotated(cast, france);
    cast.time.now += 60_000;
    const early = cast.signed(renewed, objecting);
    await expect(cast.submit(objection, null)).rejects.toMatchObject({ code: "act-invalid" });
    await expect(cast.submit(early, null, proof)).rejects.toMatchObject({ code: "act-refused" });
    await cast.submit(objection, null, proof);
    const state = await cast.institution.store.read((reader) => reader.get(subject, everything));
    expect(state && proceedingOf(state).life).toMatchObject({ phase: "blocked", objections: [{ member: "FR" }] });
    // A lodging lends its time to objections and holds alone.
    const withdrawal = { ...on, kind: "matter/withdraw-objection", body: { matter, document } };
    const stale = cast.signed(france, withdrawal);
    const lent = await witnessed.lodge(matter, stale);
    await expect(cast.submit(stale, null, lent)).rejects.toMatchObject({ code: "act-invalid" });
    await cast.does(renewed, withdrawal);
    await witnessed.close();
  });
});

describe("the register", () => {
  it("keeps nothing of a transaction that is undone", async () => {
    const cast = await Cast.open("2018-08-01T12:00:00Z");
    const { store } = cast.institution;
    const before = await cast.registers.current();
    const body = {
      ...{ person: "guest", name: "A guest", role: "reader", delegation: null, team: null },
      ...{ label: "unclassified", compartments: [], from: null, until: null },
    };
    const opened = openAct(cast.signed(cast.secretary, { kind: "role/appoint", case: file, body }));
    if (!opened.ok) throw new Error(opened.problem);
    const undone = store.transact(async (transactor) => {
      await transactor.append({ act: opened.value, received: cast.time.now });
      const seen = await cast.registers.upToDate(transactor);
      expect(seen.appointments.has("guest")).toBe(true);
      throw new Error("undone");
    });
    await expect(undone).rejects.toThrow("undone");
    const [read, now] = [await store.read((reader) => cast.registers.upToDate(reader)), await cast.registers.current()];
    expect([read.appointments.has("guest"), now.appointments.has("guest"), now.sequence]).toEqual([
      false,
      false,
      before.sequence,
    ]);
    await cast.player("guest", "reader", null, null);
    const after = await cast.registers.current();
    const place = { at: cast.time.now, sequence: after.sequence + 1n };
    expect(appointmentsOf(after, "guest", place)).toHaveLength(1);
    await cast.close();
  });
});
