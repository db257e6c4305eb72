import { rmSync, statSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, expect, it } from "vitest";
import { commitment, equalBytes, leafHash, noPrevious, parseEntry, toHex } from "#record";
import { workFolder } from "../../test/crash/fixture.ts";
import type { StoredAct } from "./act-reader.ts";
import { ActStore } from "./act-store.ts";
import { nodeCrypto, nodeRandom } from "./node-crypto.ts";

const work = workFolder("acts");
afterAll(() => rmSync(work, { recursive: true, force: true }));
let stores = 0;

const groups = fc.array(
  fc.record({ streams: fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 6 }), heartbeats: fc.nat(6) }),
  { maxLength: 8 },
);

/** Throws unless every entry continues its stream and commits to its act. */
function expectChains(acts: readonly StoredAct[]): void {
  const heads = new Map<string, { next: bigint; hash: Uint8Array }>();
  for (const [i, act] of acts.entries()) {
    const entry = parseEntry(act.entry);
    if (!entry.ok) throw new Error(entry.problem);
    const head = heads.get(toHex(act.stream)) ?? { next: 0n, hash: noPrevious };
    expect(act.index).toBe(BigInt(i));
    expect(entry.value.number).toBe(head.next);
    expect(equalBytes(entry.value.previous, head.hash)).toBe(true);
    expect(equalBytes(entry.value.commitment, commitment(nodeCrypto, act.salt, act.act))).toBe(true);
    heads.set(toHex(act.stream), { next: head.next + 1n, hash: leafHash(nodeCrypto, act.entry) });
  }
}

it("keeps order and chains, across heartbeats and being opened again", () => {
  fc.assert(
    fc.property(groups, (made) => {
      const path = join(work, `${stores++}.sqlite`);
      let store = new ActStore(path, nodeCrypto, nodeRandom);
      const given: string[] = [];
      let heartbeats = 0;
      for (const group of made) {
        const acts = group.streams.map((id, i) => ({
          stream: new Uint8Array(16).fill(id),
          act: new Uint8Array([id, i]),
        }));
        store.append(acts, group.heartbeats);
        given.push(...acts.map(({ act }) => toHex(act)));
        heartbeats += group.heartbeats;
        if (group.heartbeats % 2 === 1) {
          store.close();
          store = new ActStore(path, nodeCrypto, nodeRandom);
        }
      }
      const all = store.acts(0n, 1000);
      expectChains(all);
      expect(BigInt(all.length)).toBe(store.count);
      const empty = all.filter(({ act }) => act.length === 0);
      expect(empty.length).toBe(heartbeats);
      expect(all.filter(({ act }) => act.length > 0).map(({ act }) => toHex(act))).toEqual(given);
      const ofActs = new Set(all.filter(({ act }) => act.length > 0).map(({ stream }) => toHex(stream)));
      expect(empty.some(({ stream }) => ofActs.has(toHex(stream)))).toBe(false);
      store.close();
    }),
    { numRuns: 30 },
  );
});

it("mixes heartbeats among the acts, in streams that go on as the acts' do", () => {
  const store = new ActStore(join(work, "mixed.sqlite"), nodeCrypto, nodeRandom);
  const acts = Array.from({ length: 20 }, (_, i) => ({
    stream: new Uint8Array(16).fill(i % 5),
    act: new Uint8Array([1]),
  }));
  const firsts = new Set<boolean>();
  for (let round = 0; round < 40; round++) firsts.add(store.append(acts, 20)[0]?.act.length === 0);
  expect(firsts.size).toBe(2);
  const empty = store.acts(0n, 2000).filter(({ act }) => act.length === 0);
  expect(empty.filter(({ number }) => number > 0n).length).toBeGreaterThan(empty.length / 2);
  store.close();
});

it("keeps acts and salts from everybody but the owner, and finds an act again", () => {
  const path = join(work, "private.sqlite");
  const store = new ActStore(path, nodeCrypto, nodeRandom);
  const [stream, other] = [nodeRandom(16), nodeRandom(16)];
  const act = nodeRandom(40);
  store.append(
    [
      { stream, act: nodeRandom(40) },
      { stream, act },
      { stream, act },
    ],
    3,
  );
  const place = store.find(stream, act);
  expect(place === null ? null : store.read(place)?.act).toEqual(new Uint8Array(act));
  expect(store.find(stream, nodeRandom(40))).toBeNull();
  expect(store.find(other, act)).toBeNull();
  for (const file of [path, `${path}-wal`, `${path}-shm`]) expect(statSync(file).mode & 0o777).toBe(0o600);
  store.close();
});
