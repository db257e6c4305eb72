import { createHash } from "node:crypto";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe } from "vitest";
import { type Act, type OpenedAct, openAct, signAct } from "#acts";
import { canonicalJson } from "#kernel";
import { utf8 } from "#record";
import { openStore, type Store, type StoreOptions, type Visible } from "#store";
import { workFolder as makeWorkFolder } from "./crash/fixture.ts";
import { type Cluster, postgresFolder, startPostgres } from "./postgres.ts";
import { testCrypto, testSigner } from "./record-crypto.ts";

export const everything: Visible = { label: "strictly confidential", compartments: [], all: true };
export const keys = { blobs: new Uint8Array(32).fill(7), vault: new Uint8Array(32).fill(8) };

/** Where one engine's tests find an empty database each. */
export interface Bench {
  engine: "sqlite" | "postgres";
  options(): Promise<StoreOptions>;
  open(): Promise<Store>;
}

/** Runs the same tests against both engines. */
export function onBothEngines(name: string, tests: (bench: Bench) => void): void {
  describe(`${name}, on SQLite`, () => {
    const folder = workFolder();
    let count = 0;
    tests(benchOf("sqlite", folder, async () => join(folder, `${count++}.sqlite`)));
  });
  describe.skipIf(postgresFolder === null)(`${name}, on PostgreSQL (needs the server)`, () => {
    const folder = workFolder();
    let cluster: Cluster | null = null;
    beforeAll(async () => {
      cluster = await startPostgres();
    });
    afterAll(() => cluster?.stop());
    tests(
      benchOf("postgres", folder, async () => {
        if (!cluster) throw new Error("the cluster does not run");
        return cluster.database();
      }),
    );
  });
}

function benchOf(engine: Bench["engine"], folder: string, database: () => Promise<string>): Bench {
  let count = 0;
  const options = async () => ({
    ...storeOptions(join(folder, `files-${count++}`), String(count)),
    database: await database(),
  });
  const opened: Store[] = [];
  afterAll(() => Promise.all(opened.map((store) => store.close())));
  const open = async () => {
    const store = await openStore(await options());
    opened.push(store);
    return store;
  };
  return { engine, options, open };
}

/** Options with randomness that is the same each time. */
export function storeOptions(folder: string, seed: string): Omit<StoreOptions, "database"> {
  let count = 0;
  const random = (bytes: number) => {
    const out = new Uint8Array(bytes);
    for (let at = 0; at < bytes; at += 32)
      out.set(
        createHash("sha256")
          .update(`${seed} ${count++}`)
          .digest()
          .subarray(0, bytes - at),
        at,
      );
    return out;
  };
  return { folder, keys, random, clock: () => 1_535_000_000_000, crypto: testCrypto };
}

/**
 * A folder that goes when the file's tests are over: in memory where the system has such a place, because these tests
 * wait for the disk thousands of times and prove nothing about it.
 */
export function workFolder(): string {
  const folder = makeWorkFolder("store");
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** 16 bytes in hexadecimal from a word. */
export function id(word: string): string {
  return createHash("sha256").update(word).digest("hex").slice(0, 32);
}

const signer = testSigner("member.example/test");

/** A signed act; what is not given is the same each time. */
export function signedAct(given: Partial<Act> & { id: string }): OpenedAct {
  const act: Act = {
    ...{ type: "penholder/act/1", record: "log.example/test", case: id("case"), subject: id("subject") },
    ...{ kind: "report/submit", actor: "an expert", role: "expert", delegation: null, at: "2018-08-03T12:00:00Z" },
    ...{ expects: null, label: "unclassified", compartments: [], body: {} },
    ...given,
  };
  const opened = openAct(utf8(canonicalJson(signAct(act, signer))));
  if (!opened.ok) throw new Error(opened.problem);
  return opened.value;
}
