import { afterEach, describe, expect, it } from "vitest";
import { countersignAct, signAct } from "#acts";
import { canonicalJson, type Json } from "#kernel";
import { newKey, nodeCrypto, nodeSigner } from "#log";
import { fingerprint, fromUtf8, parseVerifierKey, signatureType, toHex, utf8 } from "#record";
import { registerCase } from "#register";
import { everything, perform, proceedingOf } from "#service";
import { Cast, type Player, randomId, record, type Said } from "../institution/cast.ts";

let cast: Cast;
afterEach(() => cast.close());
const document = "d".repeat(44);
const bytesOf = (value: unknown): Uint8Array => utf8(canonicalJson(value as Json));
const code = async (attempt: Promise<unknown>): Promise<string> =>
  attempt.then(
    () => "done",
    (error: { code?: string }) => error.code ?? String(error),
  );

/** A case with a matter in circulation, and two members. */
async function circulated(now = "2018-08-21T14:00:00Z") {
  cast = await Cast.open(now);
  const [france, sweden] = [await cast.player("m-fr", "member", "FR"), await cast.player("m-se", "member", "SE")];
  const file = randomId();
  await cast.does(cast.secretary, {
    kind: "case/open",
    case: file,
    body: { title: "A case", teams: ["committee"], delegations: [] },
  });
  const circulate = async () => {
    const [subject, matter] = [randomId(), randomId()];
    await cast.does(france, {
      kind: "matter/propose",
      case: file,
      subject,
      body: { matterKind: "other", title: "A matter" },
    });
    await cast.does(cast.secretary, { kind: "matter/circulate", case: file, subject, body: { matter, document } });
    return { subject, matter, on: { case: file, subject }, text: { matter, document } };
  };
  return { france, sweden, file, circulate, ...(await circulate()) };
}

const lifeOf = async (id: string) => {
  const subject = await cast.institution.store.read((reader) => reader.get(id, everything));
  return subject && (proceedingOf(subject).life as unknown as Record<string, never> & { phase: string });
};
const objectionOf = ({ on, text }: { on: Pick<Said, "case" | "subject">; text: object }): Said =>
  ({ ...on, kind: "matter/object", body: { ...text, reason: "No." } }) as Said;

describe("a signature", () => {
  it("counts for its own act only: no other case, subject, record, kind, role, delegation, body", async () => {
    const scene = await circulated();
    const other = await scene.circulate();
    const { france } = scene;
    const act = cast.act(france, objectionOf(scene));
    const { signatures } = signAct(act, france.signer);
    const changed: Partial<typeof act>[] = [
      ...[{ id: randomId() }, { case: randomId() }, { subject: other.subject }, { record: "elsewhere.example/record" }],
      ...[{ kind: "matter/hold" }, { role: "chair" }, { delegation: "SE" }, { actor: "m-se" }, { expects: 2 }],
      ...[
        { at: "2018-08-21T13:00:00Z" },
        { label: "confidential" as const },
        { body: { ...scene.text, reason: "Yes." } },
      ],
    ];
    const before = await cast.institution.store.feed.count();
    for (const change of changed) {
      const { payload, payloadType } = signAct({ ...act, ...change } as typeof act, france.signer);
      const replayed = bytesOf({ payload, payloadType, signatures });
      expect([change, await code(cast.submit(replayed, france.actor))]).toEqual([
        change,
        expect.stringMatching(/^act-/u),
      ]);
      expect([change, await code(cast.submit(replayed, null))]).toEqual([change, expect.stringMatching(/^act-/u)]);
    }
    expect(await cast.institution.store.feed.count()).toBe(before);
    for (const one of [scene, other])
      expect(await lifeOf(one.subject)).toMatchObject({ phase: "circulated", objections: [] });
  });

  it("is one person's: by another key, a stranger's, the secretary's, or two at once it is none", async () => {
    const scene = await circulated();
    const { france, sweden } = scene;
    const act = cast.act(france, objectionOf(scene));
    const stranger = nodeSigner(newKey(`${record}/m-fr`, signatureType.ed25519).secret, "stranger");
    for (const signer of [sweden.signer, stranger, cast.secretary.signer])
      expect(await code(cast.submit(bytesOf(signAct(act, signer)), france.actor))).toBe("act-invalid");
    const both = countersignAct(signAct(act, france.signer), sweden.signer);
    expect(await code(cast.submit(bytesOf(both), france.actor))).toBe("act-invalid");
    const named = {
      ...signAct(act, stranger),
      signatures: [
        { keyid: signAct(act, france.signer).signatures[0]?.keyid, sig: signAct(act, stranger).signatures[0]?.sig },
      ],
    };
    expect(await code(cast.submit(bytesOf(named), france.actor))).toBe("act-invalid");
    for (const actor of [
      sweden.actor,
      cast.secretary.actor,
      { ...france.actor, delegation: "SE" },
      { ...france.actor, role: "chair" as const },
    ])
      expect(await code(cast.submit(bytesOf(signAct(act, france.signer)), actor))).toBe("act-invalid");
    expect(await code(cast.submit(bytesOf(signAct(act, france.signer)), france.actor))).toBe("done");
  });

  it("ends with its key and with its appointment", async () => {
    const scene = await circulated();
    const { france, sweden } = scene;
    const file = registerCase(nodeCrypto, record);
    const late = cast.signed(sweden, objectionOf(scene));
    const before = cast.signed(france, objectionOf(scene));
    const fresh = nodeSigner(newKey(`${record}/m-fr`, signatureType.ed25519).secret, "fresh");
    const key = parseVerifierKey(nodeCrypto, fresh.vkey);
    if (!key.ok) throw new Error(key.problem);
    const body = {
      replaces: france.signer.vkey,
      vkey: fresh.vkey,
      fingerprint: fingerprint(nodeCrypto, key.value),
      until: null,
    };
    const rotation = cast.act(france, { kind: "key/rotate", case: file, body });
    await cast.submit(bytesOf(countersignAct(signAct(rotation, france.signer), fresh)), france.actor);
    expect(await code(cast.submit(before, france.actor))).toBe("act-invalid");
    expect(await code(cast.does({ ...france, signer: fresh }, objectionOf(scene)))).toBe("done");
    await cast.does(cast.secretary, {
      kind: "key/revoke",
      case: file,
      body: { vkey: sweden.signer.vkey, reason: "lost", since: null },
    });
    expect(await code(cast.submit(late, sweden.actor))).toBe("act-invalid");
    const chair = await cast.player("chair", "chair");
    const register = await cast.registers.current();
    const [appointment] = register.appointments.get("chair") ?? [];
    const convened = { ...scene.on, kind: "matter/refer", body: { reason: "Above us." } };
    await cast.does(cast.secretary, {
      kind: "role/end",
      case: file,
      body: { appointment: appointment?.id ?? "", reason: "recalled" },
    });
    expect(await code(cast.does(chair, convened))).toBe("act-invalid");
  });

  it("is on the record once: the same id with other bytes is refused, the same bytes change nothing", async () => {
    const scene = await circulated();
    const { france, sweden } = scene;
    const said = { ...objectionOf(scene), id: randomId() };
    const first = cast.signed(france, said);
    expect((await cast.submit(first, france.actor)).repeated).toBe(false);
    expect(await code(cast.does(france, { ...said, body: { ...scene.text, reason: "Other." } }))).toBe("act-id-reused");
    expect(await code(cast.does(sweden, said))).toBe("act-id-reused");
    expect((await cast.submit(first, france.actor)).repeated).toBe(true);
    expect(await lifeOf(scene.subject)).toMatchObject({ objections: [{ member: "FR" }] });
  });

  it("has one form: an envelope written otherwise is none", async () => {
    const scene = await circulated();
    const { france } = scene;
    const envelope = signAct(cast.act(france, objectionOf(scene)), france.signer);
    const [signature] = envelope.signatures;
    if (!signature) throw new Error("no signature");
    const text = fromUtf8(bytesOf(envelope));
    const written = text.ok ? text.value : "";
    // The group's order added to S: the same equation, other bytes (RFC 8032, 5.1.7 forbids it).
    const order = 2n ** 252n + 27742317777372353535851937790883648493n;
    const raw = Buffer.from(signature.sig, "base64");
    const end = raw.subarray(raw.length - 32);
    const s = BigInt(`0x${toHex(Uint8Array.from(end).reverse())}`) + order;
    const lifted = Buffer.concat([
      raw.subarray(0, raw.length - 32),
      Buffer.from(s.toString(16).padStart(64, "0"), "hex").reverse(),
    ]);
    const forms: Uint8Array[] = [
      bytesOf({ ...envelope, signatures: [{ ...signature, sig: lifted.toString("base64") }] }),
      bytesOf({ ...envelope, signatures: [signature, signature] }),
      bytesOf({ ...envelope, signatures: [{ ...signature, keyid: `${signature.keyid} ` }] }),
      bytesOf({ ...envelope, signatures: [{ ...signature, sig: `${signature.sig}=` }] }),
      bytesOf({ ...envelope, signatures: [{ ...signature, sig: signature.sig.replaceAll("=", "") }] }),
      bytesOf({ ...envelope, payload: `${envelope.payload}\n` }),
      bytesOf({ ...envelope, payload: Buffer.from(` ${Buffer.from(envelope.payload, "base64")}`).toString("base64") }),
      bytesOf({ ...envelope, payloadType: "application/json" }),
      bytesOf({ ...envelope, more: 1 }),
      utf8(`${written} `),
      utf8(`\uFEFF${written}`),
      utf8(written.replace("{", "{ ")),
      utf8(written.replace('"payload":', '"payload":"","payload":')),
    ];
    const before = await cast.institution.store.feed.count();
    for (const [index, form] of forms.entries())
      expect([index, await code(cast.submit(form, france.actor))]).toEqual([index, "act-invalid"]);
    expect(await cast.institution.store.feed.count()).toBe(before);
  });
});

describe("the last minute of a deadline", () => {
  const at = async (player: Player, said: Said, instant: number) => {
    cast.time.now = instant;
    return perform(cast.institution, cast.registers, { envelope: cast.signed(player, said) }, player.actor);
  };
  const deadlineOf = async (id: string): Promise<number> => {
    const { circulation } = (await lifeOf(id)) as unknown as { circulation: { deadline: { instant: number } } };
    return circulation.deadline.instant * 1000;
  };

  it("holds two objections of the same instant, each once, in one order", async () => {
    const scene = await circulated();
    const deadline = await deadlineOf(scene.subject);
    const [fr, se] = [
      at(scene.france, objectionOf(scene), deadline - 1),
      at(scene.sweden, objectionOf(scene), deadline - 1),
    ];
    const done = await Promise.all([fr, se]);
    expect(done[0]?.sequence).not.toBe(done[1]?.sequence);
    const life = await lifeOf(scene.subject);
    expect(life).toMatchObject({ phase: "blocked", late: [] });
    expect(
      (life as unknown as { objections: { member: string }[] }).objections.map(({ member }) => member).sort(),
    ).toEqual(["FR", "SE"]);
  });

  it("counts at its very second, and no longer a second later", async () => {
    const scene = await circulated();
    const deadline = await deadlineOf(scene.subject);
    await at(scene.france, objectionOf(scene), deadline + 999);
    expect(await lifeOf(scene.subject)).toMatchObject({ phase: "blocked", objections: [{ member: "FR" }], late: [] });
    const later = await scene.circulate();
    const end = await deadlineOf(later.subject);
    await at(scene.france, objectionOf(later), end + 1000);
    expect(await lifeOf(later.subject)).toMatchObject({
      phase: "circulated",
      objections: [],
      late: [{ member: "FR" }],
    });
  });

  it("stamps an act when it comes, whatever comes while it waits", async () => {
    const scene = await circulated();
    const deadline = await deadlineOf(scene.subject);
    await cast.player("another", "member", "GB");
    const acts = [
      at(scene.france, objectionOf(scene), deadline + 999),
      at(scene.sweden, objectionOf(scene), deadline + 1000),
    ];
    await Promise.all(acts);
    expect(await lifeOf(scene.subject)).toMatchObject({ objections: [{ member: "FR" }], late: [{ member: "SE" }] });
  });

  it("never adopts over an objection in time, whichever of many concurrent acts comes first", async () => {
    for (const order of ["object first", "adopt first"]) {
      const scene = await circulated();
      const deadline = await deadlineOf(scene.subject);
      const adopt: Said = { ...scene.on, kind: "matter/adopt", body: { ...scene.text, statements: [] } };
      const object = () => code(at(scene.sweden, objectionOf(scene), deadline));
      const adopting = () => code(at(cast.secretary, adopt, deadline));
      const both = order === "object first" ? [object(), adopting()] : [adopting(), object()];
      const outcomes = await Promise.all(both);
      expect([order, outcomes.toSorted()]).toEqual([order, ["act-refused", "done"]]);
      expect(await lifeOf(scene.subject)).toMatchObject({ phase: "blocked", objections: [{ member: "SE" }] });
      expect(await code(at(cast.secretary, { ...adopt, id: randomId() }, deadline + 5000))).toBe("act-refused");
      if (order === "object first") await cast.close();
    }
  });

  it("adopts after it, or is stopped before it, and never both", async () => {
    const scene = await circulated();
    const deadline = await deadlineOf(scene.subject);
    const adopt: Said = { ...scene.on, kind: "matter/adopt", body: { ...scene.text, statements: [] } };
    const inTime = [
      code(at(scene.sweden, objectionOf(scene), deadline + 999)),
      code(at(cast.secretary, adopt, deadline + 1000)),
    ];
    expect(await Promise.all(inTime)).toEqual(["done", "act-refused"]);
    const later = await scene.circulate();
    const end = await deadlineOf(later.subject);
    const adoptLater: Said = { ...later.on, kind: "matter/adopt", body: { ...later.text, statements: [] } };
    const tooLate = [
      code(at(cast.secretary, adoptLater, end + 1000)),
      code(at(scene.sweden, objectionOf(later), end + 1000)),
    ];
    expect((await Promise.all(tooLate))[0]).toBe("done");
    expect(await lifeOf(later.subject)).toMatchObject({ phase: "adopted", objections: [] });
  });
});
