import { afterEach, describe, expect, it } from "vitest";
import {
  denial,
  denialOfAll,
  lodgedUpTo,
  openHead,
  openSlip,
  openStatement,
  parseVerifierKey,
  type Signer,
  signLodging,
  toHex,
} from "#record";
import { nodeCrypto, nodeRandom } from "../node-crypto.ts";
import type { Witness, WitnessOptions } from "./options.ts";
import { runWitness } from "./run-witness.ts";
import { must, temporaryFolder, testSigner } from "./test-support.ts";

const key = testSigner("witness.example/1", "cosignature");
const keys = [must(parseVerifierKey(nodeCrypto, key.vkey))];
const member = testSigner("mission.example", "note");
const matter = nodeRandom(16);
const running: Witness[] = [];

afterEach(async () => {
  await Promise.all(running.splice(0).map((witness) => witness.close()));
});

async function start(more: Partial<WitnessOptions> = {}): Promise<Witness> {
  const options = { folder: temporaryFolder(), key, logs: [], submitters: [member.vkey], listen: { port: 0 }, ...more };
  const witness = await runWitness(options);
  running.push(witness);
  return witness;
}

function lodging(of: Uint8Array = matter, by: Signer = member): string {
  return must(signLodging(nodeCrypto, { matter: of, commitment: nodeRandom(32) }, by));
}

async function lodge(witness: Witness, body: string) {
  const response = await fetch(`${witness.url}/lodge`, { method: "POST", body });
  return { status: response.status, body: await response.text() };
}

async function get(witness: Witness, path: string): Promise<string> {
  return (await fetch(`${witness.url}/${path}`)).text();
}

const statement = async (witness: Witness, of: Uint8Array = matter) =>
  openStatement(nodeCrypto, await get(witness, `lodgings/${toHex(of)}`), keys, of);

describe("lodging with a witness", () => {
  it("gives a slip that verifies alone, and later statements that list it", async () => {
    const witness = await start();
    expect(must(await statement(witness)).lodged).toEqual([]);
    const notes = [lodging(), lodging(nodeRandom(16)), lodging(), lodging()];
    const slips = [];
    for (const note of notes) slips.push(must(openSlip(nodeCrypto, (await lodge(witness, note)).body, keys)));
    expect(slips.map(({ inMatter, inAll }) => [inMatter.index, inAll.index])).toEqual([
      [0n, 0n],
      [0n, 1n],
      [1n, 2n],
      [2n, 3n],
    ]);
    const says = must(await statement(witness));
    expect(says.lodged).toHaveLength(3);
    const all = must(openHead(nodeCrypto, await get(witness, "lodgings"), keys));
    expect(all.size).toBe(4n);
    for (const slip of slips) {
      expect(denial(nodeCrypto, slip, says)).toBeUndefined();
      expect(denialOfAll(slip, all)).toBeUndefined();
    }
    expect((await get(witness, "lodgings/list/1")).split("\n")).toHaveLength(4);
  });

  it("gives the same slip for the same lodging, after a restart too", async () => {
    const folder = temporaryFolder();
    const first = await start({ folder });
    const note = lodging();
    const slip = await lodge(first, note);
    await lodge(first, lodging());
    await first.close();
    const second = await start({ folder });
    expect(await lodge(second, note)).toEqual(slip);
    const another = must(openSlip(nodeCrypto, (await lodge(second, lodging())).body, keys));
    expect([another.inMatter.index, another.inAll.index]).toEqual([2n, 2n]);
    expect(must(await statement(second)).lodged).toHaveLength(3);
  });

  it("numbers lodgings that come at once, each with a slip of its own", async () => {
    const witness = await start();
    const answers = await Promise.all(Array.from({ length: 40 }, () => lodge(witness, lodging())));
    const places = answers.map(({ body }) => must(openSlip(nodeCrypto, body, keys)).inAll.index);
    expect(new Set(places).size).toBe(40);
  });

  it.each([
    ["no note", () => "x", 400],
    ["a stranger's key", () => lodging(matter, testSigner("stranger.example", "note")), 403],
    ["another key under an enrolled name", () => lodging(matter, testSigner("mission.example", "note")), 403],
    ["another commitment than was signed", () => lodging().replace(/commitment .{6}/, "commitment AAAAAA"), 403],
    ["two signatures", () => `${lodging()}${lodging().split("\n\n")[1]}`, 400],
    ["a matter in capitals", () => lodging(new Uint8Array(16).fill(0xab)).replace("abab", "ABab"), 400],
    ["more lines", () => lodging().replace("\n\n", "\nmore\n\n"), 400],
  ])("refuses %s", async (_, body, status) => {
    const witness = await start();
    expect((await lodge(witness, body())).status).toBe(status);
    expect(must(openHead(nodeCrypto, await get(witness, "lodgings"), keys)).size).toBe(0n);
  });

  it("bounds how often and how much one may lodge", async () => {
    const other = testSigner("other.example", "note");
    const submitters = [member.vkey, other.vkey];
    const witness = await start({ submitters, limits: { lodgingsPerMinute: 5, lodgingsPerMatter: 3 } });
    const statuses = [];
    for (let i = 0; i < 4; i++) statuses.push((await lodge(witness, lodging())).status);
    expect(statuses).toEqual([200, 200, 200, 429]);
    expect((await lodge(witness, lodging(nodeRandom(16)))).status).toBe(200);
    expect((await lodge(witness, lodging(nodeRandom(16)))).status).toBe(429);
    expect((await lodge(witness, lodging(matter, other))).status).toBe(200);
  });
});

describe("what witnesses' statements settle", () => {
  it("nothing up to a deadline, or what came before it", async () => {
    let now = 1_000_000_000_000;
    const witness = await start({ clock: () => now });
    const ask = async () => get(witness, `lodgings/${toHex(matter)}`);
    const weigh = (texts: string[], deadline: bigint) => lodgedUpTo(nodeCrypto, texts, keys, matter, deadline);
    const atDeadline = await ask();
    expect(weigh([atDeadline], 1_000_000_000n).nothing).toEqual([]);
    expect(weigh([atDeadline], 999_999_999n).nothing).toHaveLength(1);
    await lodge(witness, lodging());
    now += 1000;
    const after = await ask();
    expect(weigh([after], 1_000_000_000n)).toMatchObject({ nothing: [], lodged: [{ time: 1_000_000_000n }] });
    expect(weigh([after], 999_999_999n)).toMatchObject({ nothing: keys, lodged: [] });
    // A witness that says both is no witness that there was nothing.
    expect(weigh([atDeadline, after], 1_000_000_000n).nothing).toEqual([]);
    expect(weigh([after.replace(/\n1000000000 /, "\n1000000001 ")], 1_000_000_000n).refused).toHaveLength(1);
    expect(lodgedUpTo(nodeCrypto, [after], keys, nodeRandom(16), 0n).refused).toHaveLength(1);
  });

  it("a slip and a later statement that lacks it prove the denial", async () => {
    let now = 1_000_000_000_000;
    const clock = () => now;
    const honest = await start({ clock });
    const slip = must(openSlip(nodeCrypto, (await lodge(honest, lodging())).body, keys));
    now += 1000;
    // The same key on another folder: a witness that forgets.
    const forgetful = await start({ clock });
    expect(denial(nodeCrypto, slip, must(await statement(forgetful)))).toContain("ends before it");
    expect(denialOfAll(slip, must(openHead(nodeCrypto, await get(forgetful, "lodgings"), keys)))).toContain(
      "ends before it",
    );
    await lodge(forgetful, lodging());
    expect(denial(nodeCrypto, slip, must(await statement(forgetful)))).toContain("another lodging");
    expect(denialOfAll(slip, must(openHead(nodeCrypto, await get(forgetful, "lodgings"), keys)))).toContain(
      "two trees",
    );
  });
});
