import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { countersignAct, openAct, signAct } from "#acts";
import { canonicalJson } from "#kernel";
import { newKey, nodeCrypto, nodeSigner } from "#log";
import { fingerprint, parseVerifierKey, type Signer, signatureType, utf8 } from "#record";
import { registerCase } from "#register";
import { exportCase, exportDisclosed } from "#service";
import { fileNames, verifyCase } from "#verify/case";
import { readFolder } from "../../src/cli/case-folder.ts";
import { type Player, randomId, record, type Said } from "../institution/cast.ts";
import { Terminal } from "../institution/cli-child.ts";
import { Forged } from "./tamperings.ts";
import { type Somebody, Witnessed } from "./witnessed.ts";

const register = registerCase(nodeCrypto, record);
const document = "d".repeat(44);
const minute = 60_000;

/** A key, with what its owner reads out. */
function another(person: string, number: number) {
  const signer = nodeSigner(newKey(`${record}/${person}/${number}`, signatureType.ed25519).secret, person);
  const key = parseVerifierKey(nodeCrypto, signer.vkey);
  if (!key.ok) throw new Error(key.problem);
  return { signer, vkey: signer.vkey, fingerprint: fingerprint(nodeCrypto, key.value) };
}
type Key = ReturnType<typeof another>;

let world: Witnessed;
let [secretary, chair, france, sweden] = [] as unknown as [Somebody, Somebody, Somebody, Somebody];
const file = randomId();
const [stolen, honest, replacement, waiting] = [
  another("m-fr", 1),
  another("m-fr", 2),
  another("m-se", 1),
  another("m-se", 2),
];

beforeAll(async () => {
  world = await Witnessed.open("2018-07-02T13:00:00Z");
  const { served, cast } = world;
  secretary = await served.somebody("secretary", "secretary");
  chair = await served.somebody("chair", "chair");
  france = await served.somebody("m-fr", "member", "FR");
  sweden = await served.somebody("m-se", "member", "SE");
  // A chair of less than thirty days confirms nothing.
  cast.time.now = Date.parse("2018-08-13T13:00:00Z");
  await world.publish();
  await world.does(secretary, {
    kind: "case/open",
    case: file,
    body: { title: "A case", teams: ["committee"], delegations: [] },
  });
});
afterAll(() => world.close());

/** Signs and hands in by the API; the status, the code where it is refused, and the sentence. */
async function hands(by: Somebody, said: Said, ...more: Signer[]) {
  world.cast.time.now += minute;
  await world.signIn(by);
  const envelope = more.reduce(countersignAct, signAct(world.cast.act(by, said), by.signer));
  const { status, body } = await by.visitor.ask("POST", "/acts", { envelope });
  return { status, code: body.code as string | undefined, says: String(body.detail ?? "") };
}
const done = { status: 201, code: undefined };
const refused = { status: 409, code: "not-in-force-yet" };
const ofRegister = (kind: string, body: Said["body"]): Said => ({ kind, case: register, body: body as never });

/** A lost key as an officer replaces it. */
async function replaces(player: Player, from: Signer | null, to: Key): Promise<void> {
  const person = player.actor.id;
  if (from) {
    const revoking = ofRegister("key/revoke", { vkey: from.vkey, reason: "Said to be lost.", since: null });
    expect(await hands(secretary, revoking)).toMatchObject(done);
  }
  const { vkey, fingerprint: read } = to;
  const body = { person, vkey, fingerprint: read, holder: "person", until: null };
  expect(await hands(secretary, ofRegister("key/enrol", body), to.signer)).toMatchObject(done);
  await world.publish();
}
const confirming = (person: string, { vkey, fingerprint: read }: Key) =>
  ofRegister("key/confirm", { person, vkey, fingerprint: read });

/** A matter, circulated now: what is objected to. */
async function circulated(by: Somebody) {
  const [subject, matter] = [randomId(), randomId()];
  const on = { case: file, subject };
  const proposing = { ...on, kind: "matter/propose", body: { matterKind: "other", title: "A matter" } };
  expect(await hands(by, proposing)).toMatchObject(done);
  expect(await hands(secretary, { ...on, kind: "matter/circulate", body: { matter, document } })).toMatchObject(done);
  await world.publish();
  return { ...on, kind: "matter/object", body: { matter, document, reason: "The figures are wrong." }, matter };
}
const pendingOf = async (person: string) => {
  const { body } = await world.served.visitor().get("/register");
  const found = (body.people as { person: string; pending: object[]; keys: object[] }[]).find(
    (one) => one.person === person,
  );
  return { pending: found?.pending, keys: found?.keys };
};
/** What the terminal shows of the register, to anybody. */
async function members() {
  const terminal = new Terminal();
  try {
    const call = ["members", "--server", world.served.serving.url];
    return { plain: await terminal.does(call), keys: await terminal.does([...call, "--keys"]) };
  } finally {
    terminal.close();
  }
}
const as = (player: Somebody, { signer }: { signer: Signer }): Somebody => ({ ...player, signer });

function verified(folder: string) {
  const none = { threshold: 0, keys: [] };
  const policy = { authors: none, publishers: none, log: world.policy, timestampers: [] };
  return { policy, crypto: nodeCrypto, founding: world.cast.institution.founding, files: readFolder(folder) };
}
const exported = async (name: string) => {
  await world.publish();
  const folder = join(world.folder, name);
  await exportCase(world.source, file, world.cast.secretary.actor, folder);
  const { files, ...options } = verified(folder);
  return { files, verify: (of = files) => verifyCase(of, options) };
};

describe("an officer who gives himself a key in a delegate's name", () => {
  it("signs nothing with it while the time for protest runs, and everybody sees it wait", async () => {
    await replaces(france, france.signer, stolen);
    const objecting = await circulated(sweden);
    const tried = await hands(as(france, stolen), objecting);
    expect(tried).toMatchObject(refused);
    expect(tried.says).toContain("waits until a second officer confirms it, or until 2018-08-16T21:00:01Z");
    const { pending, keys } = await pendingOf("m-fr");
    expect(keys).toEqual([]);
    expect(pending).toMatchObject([
      { what: "key", state: "awaiting", names: stolen.vkey, by: "secretary", from: "2018-08-16T21:00:01.000Z" },
    ]);
    expect(await hands(secretary, confirming("m-fr", stolen))).toMatchObject({ status: 409, code: "act-refused" });
    const shown = await members();
    expect(shown.plain).toContain(
      `m-fr  key ${stolen.fingerprint}  by secretary  awaiting until 2018-08-16T21:00:01Z, or a confirmation`,
    );
    expect(shown.keys).toContain(stolen.vkey);
  });

  it("is stopped by the delegate, with the key that was revoked and without signing in", async () => {
    const body = { vkey: stolen.vkey, reason: "I have not lost my key." };
    const act = world.cast.act(france, ofRegister("key/protest", body));
    const envelope = signAct(act, france.signer);
    const { status } = await world.served.visitor().ask("POST", "/acts", { envelope });
    expect(status).toBe(201);
    expect(await pendingOf("m-fr")).toMatchObject({ pending: [{ state: "void", protest: { by: "m-fr" } }] });
    expect((await members()).keys).toMatch(/^m-fr {2}key .* {2}void: m-fr protested {2}/mu);
    world.cast.time.now = Date.parse("2018-08-20T13:00:00Z");
    const objecting = await circulated(sweden);
    expect(await hands(as(france, stolen), objecting)).toMatchObject({ status: 422, code: "act-invalid" });
  });

  it("does not come further with another: after a protest no time passes without a second officer", async () => {
    await replaces(france, null, honest);
    world.cast.time.now = Date.parse("2018-08-28T13:00:00Z");
    const objecting = await circulated(sweden);
    const tried = await hands(as(france, honest), objecting);
    expect(tried).toMatchObject(refused);
    expect(tried.says).toContain("there was a protest");
    expect(await hands(chair, confirming("m-fr", honest))).toMatchObject(done);
    expect(await hands(as(france, honest), objecting)).toMatchObject(done);
    expect(await pendingOf("m-fr")).toMatchObject({ keys: [{ vkey: honest.vkey, secondLook: "confirmed" }] });
  });
});

describe("a delegate who lost his key, within a deadline", () => {
  it("lodges his objection with a witness while the new key waits; it counts once the key is in force", async () => {
    world.cast.time.now = Date.parse("2018-09-10T13:00:00Z");
    const objecting = await circulated(as(france, honest));
    await replaces(sweden, sweden.signer, replacement);
    const objection = world.cast.signed(as(sweden, replacement), objecting);
    const proof = await world.lodge(objecting.matter, objection);
    await expect(world.delivers(objection, proof)).rejects.toThrow("not-in-force-yet");
    world.cast.time.now = Date.parse("2018-09-13T21:00:01Z");
    await world.delivers(objection, proof);
    const { body } = await world.served.visitor().get("/register");
    expect(JSON.stringify(body)).toContain('"secondLook":"unconfirmed"');
  });
});

describe("the folder of the case", () => {
  it("is authentic, and says first who gave which key, who was second to look, and what was protested against", async () => {
    const { verify } = await exported("honest");
    const { verdict, says, facts } = verify();
    expect([verdict, says]).toEqual(["authentic", says]);
    const told = facts.slice(0, 3).map((one) => one.says);
    expect(facts.slice(0, 3).map(({ kind }) => kind)).toEqual(["key", "key", "key"]);
    expect(told[0]).toMatch(/revoked by secretary .* signed nothing here .* VOID since 2018-08-1\d.* protest of m-fr/u);
    expect(told[1]).toContain("chair confirmed it as a second person");
    expect(told[2]).toContain("nobody second confirmed it, and it came in force when the time for protest was over");
  });

  it("is refused where the confirmation or protest is left out, is for another key, or stands elsewhere", async () => {
    const { files, verify } = await exported("forged");
    const tampered = (tamper: (forged: Forged) => void) => {
      const forged = new Forged(files);
      tamper(forged);
      return verify(forged.finished());
    };
    for (const kind of ["key/confirm", "key/protest"]) {
      const without = tampered((forged) => forged.leaveOut(forged.find(kind)));
      expect([without.verdict, without.says]).toEqual(["dropped", expect.stringMatching(/an act was left out/u)]);
      const moved = tampered((forged) => {
        const [from, to] = [forged.find(kind), forged.find(kind) - 1];
        forged.swap(fileNames.act(from), fileNames.act(to));
        forged.swap(fileNames.receipt(from), fileNames.receipt(to));
      });
      expect(moved.says).toMatch(/its receipt is for entry \d+ of the log|is not listed|is missing/u);
    }
    const other = tampered((forged) =>
      forged.reword(forged.find("key/confirm"), JSON.stringify(honest.vkey), JSON.stringify(stolen.vkey)),
    );
    expect(other.says).toMatch(/the log's entry commits to something else/u);
    const unsaid = tampered((forged) => forged.replace(fileNames.table, "key/confirm", "key/revoke"));
    expect(unsaid.verdict).toBe("altered");
  });

  it("is refused where the operator himself put an act of the waiting time into the record", async () => {
    world.cast.time.now = Date.parse("2018-10-01T13:00:00Z");
    const objecting = await circulated(as(france, honest));
    await replaces(sweden, replacement.signer, waiting);
    const forged = openAct(
      utf8(canonicalJson(signAct(world.cast.act(as(sweden, waiting), objecting), waiting.signer))),
    );
    if (!forged.ok) throw new Error(forged.problem);
    const { store } = world.cast.institution;
    await store.transact((transactor) => transactor.append({ act: forged.value, received: world.cast.time.now }));
    await world.publish();
    const to = join(world.folder, "operator");
    await expect(exportCase(world.source, file, secretary.actor, to)).rejects.toMatchObject({ code: "record-damaged" });
    expect(await hands(secretary, { kind: "case/close", case: file, body: { reason: "Over." } })).toMatchObject(done);
    const disclosing = { kind: "act/disclose", case: file, body: { acts: [forged.value.act.id], reason: "Shown." } };
    expect(await hands(secretary, disclosing)).toMatchObject(done);
    await world.publish();
    await exportDisclosed(world.source, file, to);
    const { files, ...options } = verified(to);
    const { verdict, says } = verifyCase(files, options);
    expect(verdict).toBe("signatures-missing");
    expect(says).toContain("The key that signed for m-se is not in force yet: it waits until a second officer");
  });
});
