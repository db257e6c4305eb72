import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { PenholderError } from "#kernel";
import type { ListAddress } from "./addresses.data.ts";
import { type FetchedDataset, fetchDataset } from "./fetch-dataset.ts";
import { patchLines } from "./patch-lines.ts";
import { bytesSource } from "./source.ts";

let folder: string;
let server: Server;
let base: string;
let seen: string[] = [];
/** What the publisher has, by path; a function stalls or answers otherwise. */
let files: Record<string, string> = {};
let stalled: string | undefined;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "penholder-dataset-"));
  [seen, files, stalled] = [[], {}, undefined];
  server = createServer((request, response) => {
    const path = request.url ?? "";
    const body = files[path];
    const etag = body === undefined ? "" : `"${body.length}-${path}"`;
    const same = request.headers["if-none-match"] === etag;
    seen.push(same ? `${path} same` : path);
    if (path === stalled) response.writeHead(200, { "content-length": 1000 }).write("{");
    else if (body === undefined) response.writeHead(404).end();
    else if (same) response.writeHead(304).end();
    else response.writeHead(200, { "content-type": "application/json", etag }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

const entity = (id: string, name = id) => ({ id, schema: "Company", properties: { name: [name] } });
const lines = (...all: object[]): string => all.map((each) => `${JSON.stringify(each)}\n`).join("");
const change = (op: string, id: string, name?: string) => ({ op, entity: op === "DEL" ? { id } : entity(id, name) });
const row = (): ListAddress => ({
  list: "velmar",
  title: "Velmar",
  page: base,
  since: "2020-01-01",
  checked: "2026-11-22",
  files: [{ name: "entities.ftm.json", urls: [`${base}/entities`] }],
});
const days = ["20260101000000-aaa", "20260102000000-bbb", "20260103000000-ccc"] as const;
const take = (version: string, limits: { maximum?: number } = {}) =>
  fetchDataset(row(), { version, deltaUrl: `${base}/index` }, { clock: () => 0, folder, ...limits });
const here = () => readFileSync(join(folder, "velmar", "entities.ftm.json"), "utf8");
const indexOf = (...versions: string[]) =>
  JSON.stringify({ versions: Object.fromEntries(versions.map((version) => [version, `${base}/delta-${version}`])) });

/** The first version is here; the publisher goes on. */
async function begun() {
  rmSync(join(folder, "velmar"), { recursive: true, force: true });
  files = { "/entities": lines(entity("a"), entity("b"), entity("c")), "/index": indexOf(days[0]) };
  expect(await take(days[0])).toMatchObject({ changed: true, version: days[0], deltas: [] });
  files[`/delta-${days[1]}`] = lines(change("MOD", "b", "B"), change("DEL", "c"), change("ADD", "d"));
  files[`/delta-${days[2]}`] = lines(change("ADD", "c", "back"), change("DEL", "d"), change("ADD", "e"));
  files["/index"] = indexOf(...days);
  files["/entities"] = lines(entity("a"), entity("b", "B"), entity("c", "back"), entity("e"));
  seen = [];
}

describe("a dataset of a catalogue", () => {
  it("is brought up to date by its deltas, in order, to what the whole file holds", async () => {
    await begun();
    const got = await take(days[2]);
    expect(got).toMatchObject({ changed: true, version: days[2], deltas: days.slice(1), deleted: ["d"], failures: [] });
    expect(here().split("\n").sort()).toEqual(files["/entities"]?.split("\n").sort());
    expect(seen).toEqual(["/index", `/delta-${days[1]}`, `/delta-${days[2]}`]);
    expect(readdirSync(join(folder, "velmar")).sort()).toEqual([
      ...["dataset.json", "delta-index.json", "entities.ftm.json", "fetched.json"],
    ]);
    seen = [];
    expect(await take(days[2])).toMatchObject({ changed: false, version: days[2] });
    expect(seen).toEqual([]);
  });

  it("takes no delta after the version of the catalogue, and asks for the index by its ETag", async () => {
    await begun();
    expect(await take(days[1])).toMatchObject({ version: days[1], deltas: [days[1]], deleted: ["c"] });
    expect(here()).toBe(lines(entity("a"), entity("b", "B"), entity("d")));
    seen = [];
    expect(await take(days[2])).toMatchObject({ version: days[2], deltas: [days[2]] });
    expect(seen).toEqual(["/index same", `/delta-${days[2]}`]);
  });

  const expectWhole = (got: FetchedDataset, problem: RegExp | undefined) => {
    expect(got).toMatchObject({ changed: true, version: days[2], deltas: [], deleted: [] });
    expect(here()).toBe(files["/entities"]);
    if (problem) expect(got.failures.join()).toMatch(problem);
    else expect(got.failures).toEqual([]);
  };
  const whole = async (problem: RegExp | undefined, limits = {}) => expectWhole(await take(days[2], limits), problem);

  it("is taken whole where the index does not reach back, or there is none", async () => {
    await begun();
    files["/index"] = indexOf(days[1], days[2]);
    await whole(undefined);
    await begun();
    delete files["/index"];
    await whole(/No address of .*answered 404/u);
    await begun();
    files["/index"] = "[]";
    await whole(/not a JSON object/u);
  });

  it("is taken whole where a delta is missing, damaged, of another base, too long or too slow; it changes nothing", async () => {
    const broken: [string, string | undefined, RegExp][] = [
      ["missing", undefined, /answered 404/u],
      ["broken off", files[`/delta-${days[1]}`]?.slice(0, -9) ?? '{"op":"MOD","ent', /damaged or breaks off/u],
      ["no change", lines({ op: "MOVE", entity: entity("a") }), /is no change/u],
      ["no id", lines({ op: "ADD", entity: {} }), /is no change/u],
      ["adds twice", lines(change("ADD", "a")), /adds a, which is there already/u],
      [
        "deletes what is not there",
        lines(change("DEL", "c"), change("ADD", "d"), change("DEL", "zz")),
        /deletes zz, which is not there/u,
      ],
      ["says one thing twice", lines(change("DEL", "a"), change("DEL", "a")), /does not leave so/u],
      ["a web page", "<html></html>", /web page/u],
      ["too long", "x".repeat(5000), /is longer than|bytes long/u],
    ];
    for (const [, text, problem] of broken) {
      await begun();
      if (text === undefined) delete files[`/delta-${days[1]}`];
      else files[`/delta-${days[1]}`] = text;
      await whole(problem, { maximum: 4000 });
    }
    await begun();
    stalled = `/delta-${days[2]}`;
    // The index and the first delta have time, the second, which is stalled, has not, and the whole file has again.
    const times = [60_000, 60_000, 50, 60_000];
    const options = {
      ...{ clock: () => 0, folder },
      get timeout() {
        return times.shift() ?? 0;
      },
    };
    expectWhole(await fetchDataset(row(), { version: days[2], deltaUrl: `${base}/index` }, options), /took too long/u);
    expect(times).toEqual([]);
  });

  it("names no address but of the web", async () => {
    await begun();
    files["/index"] = JSON.stringify({ versions: { [days[0]]: "x", [days[2]]: "file:///etc/passwd" } });
    await whole(/no web address/u);
  });

  it("changes nothing where the whole file fails as well", async () => {
    await begun();
    const before = here();
    delete files[`/delta-${days[2]}`];
    delete files["/entities"];
    await expect(take(days[2])).rejects.toThrow(PenholderError);
    expect(here()).toBe(before);
  });

  it("is taken whole, and not by its ETag, where the file here was altered", async () => {
    await begun();
    writeFileSync(join(folder, "velmar", "entities.ftm.json"), lines(entity("a"), entity("forged"), entity("c")));
    await whole(undefined);
    expect(seen).toEqual(["/entities"]);
  });
});

describe("patchLines", () => {
  const bytes = (text: string) => new TextEncoder().encode(text);
  const names = fc.uniqueArray(fc.integer({ min: 0, max: 30 }), { maxLength: 20 });
  /** The delta from one state of a list to the next. */
  const deltaOf = (one: Map<number, number>, two: Map<number, number>) =>
    lines(
      ...[...two].flatMap(([id, value]) => {
        if (!one.has(id)) return [change("ADD", `${id}`, `${value}`)];
        return one.get(id) === value ? [] : [change("MOD", `${id}`, `${value}`)];
      }),
      ...[...one.keys()].filter((id) => !two.has(id)).map((id) => change("DEL", `${id}`)),
    );
  const stateOf = (ids: number[], seed: number) => new Map(ids.map((id) => [id, (id * seed) % 3]));
  const textOf = (state: Map<number, number>) => lines(...[...state].map(([id, value]) => entity(`${id}`, `${value}`)));

  it("comes by any chain of deltas to what the last version holds", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(names, { minLength: 2, maxLength: 5 }), async (all) => {
        const states = all.map((ids, at) => stateOf(ids, at + 1));
        const deltas = states.slice(1).map((state, at) => deltaOf(states[at] ?? new Map(), state));
        const path = join(folder, "patched");
        const sources = deltas.map((text, at) => bytesSource(`delta-${at}`, bytes(text)));
        await patchLines(bytesSource("base", bytes(textOf(states[0] ?? new Map()))), sources, path);
        const [got, wanted] = [readFileSync(path, "utf8"), textOf(states.at(-1) ?? new Map())];
        expect(got.split("\n").sort()).toEqual(wanted.split("\n").sort());
      }),
    );
  });

  it("refuses damaged deltas in one sentence, whatever the damage", async () => {
    const text = lines(change("MOD", "1", "x"), change("ADD", "9"), change("DEL", "2"));
    const own = bytes(textOf(stateOf([1, 2, 3], 1)));
    await fc.assert(
      fc.asyncProperty(fc.nat(text.length - 1), fc.string({ maxLength: 6 }), async (at, noise) => {
        const delta = bytesSource("delta", bytes(text.slice(0, at) + noise + text.slice(at + noise.length)));
        const path = join(folder, "damaged");
        await patchLines(bytesSource("base", own), [delta], path).catch((error: unknown) => {
          expect(error).toBeInstanceOf(PenholderError);
        });
      }),
    );
  });
});
