import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { profileOfProperties, screen } from "#screening";
import { openScreening } from "./open.ts";
import { addEdition, person, storeOf } from "./test-store.ts";
import type { OpenScreening, Screening } from "./types.ts";

const first = [person(901, "Oren", "Talbek"), person(902, "Quast", "Helma")];
const second = [...first, person(903, "Neuling", "Ottokar")];
const who = (screening: Screening, name: string): string[] =>
  screen(screening.index, profileOfProperties("Person", { name: [name] }), { threshold: 0.5, limit: 5 }).map(
    ({ id }) => id,
  );

/** Opens, looks, and closes. */
async function opened<T>(options: OpenScreening, look: (screening: Screening) => T): Promise<T> {
  const screening = await openScreening(options);
  try {
    return look(screening);
  } finally {
    screening.close();
  }
}

describe("openScreening of a store", () => {
  it("finds who is listed, and gives the entry, its FollowTheMoney form and what refers to it", async () => {
    const store = await storeOf({ "2026-01-02": first });
    await opened({ store }, (screening) => {
      const [id = ""] = who(screening, "Talbek Oren");
      expect(id).toBe("un-901");
      expect(screening.entity(id)?.listings[0]?.reference).toBe("KPi.901");
      expect(screening.ftm(id)).toMatchObject({
        schema: "Person",
        datasets: ["un"],
        target: true,
        properties: { topics: ["sanction"] },
        first_seen: "2016-11-30T00:00:00",
        last_seen: "2026-01-02T00:00:00",
      });
      const [sanction] = screening.referring(id);
      expect(sanction?.property).toBe("entity");
      expect(screening.ftm(sanction?.id ?? "")).toMatchObject({ schema: "Sanction" });
      expect(screening.entity("nobody")).toBeUndefined();
      expect(screening.numberOf("nobody")).toBe(-1);
      expect([...screening.all()]).toHaveLength(screening.records);
      for (let number = 0; number < screening.records; number++)
        expect(screening.numberOf(screening.record(number).id)).toBe(number);
      expect([...(screening.scope("default") ?? [])]).toContain("un");
      expect(screening.scope("nowhere")).toBeUndefined();
    });
  });

  it("answers for the day asked for, and tells editions apart by their key", async () => {
    const store = await storeOf({ "2026-01-02": first, "2026-02-02": second });
    const now = await opened({ store }, (screening) => ({
      key: screening.key,
      found: who(screening, "Ottokar Neuling"),
    }));
    const then = await opened({ store, asOf: "2026-01-31" }, (screening) => ({
      key: screening.key,
      found: who(screening, "Ottokar Neuling"),
    }));
    expect(now.found).toEqual(["un-903"]);
    expect(then.found).toEqual([]);
    expect(now.key).not.toBe(then.key);
    expect(await opened({ store }, ({ key }) => key)).toBe(now.key);
    await expect(openScreening({ store, asOf: "2020-01-01" })).rejects.toMatchObject({ code: "list-not-found" });
    await expect(openScreening({ store, lists: ["uk"] })).rejects.toMatchObject({ code: "list-not-found" });
  });

  it("builds anew whatever was damaged in the saved form, and never answers from it", async () => {
    const store = await storeOf({ "2026-01-02": first });
    const steps: string[] = [];
    const options = { store, progress: (step: string) => void steps.push(step) };
    const whole = await opened(options, (screening) => [...screening.all()]);
    expect(steps).toContain("writing");
    const [key = ""] = readdirSync(join(store, ".screening"));
    for (const file of ["index.bin", "entities.ndjson"]) {
      const path = join(store, ".screening", key, file);
      const bytes = readFileSync(path);
      const damages = [bytes.subarray(0, -1), Buffer.alloc(0), Buffer.from(bytes).fill(120, 40, 41)];
      for (let at = 0; at < 12; at++) {
        const flipped = Buffer.from(bytes);
        const place = Math.floor((at * bytes.length) / 12);
        flipped[place] = (flipped[place] ?? 0) ^ 1;
        damages.push(flipped);
      }
      for (const damaged of damages) {
        writeFileSync(path, damaged);
        steps.length = 0;
        expect(await opened(options, (screening) => [...screening.all()])).toEqual(whole);
        expect(steps).toContain("writing");
        expect(readFileSync(path).equals(bytes)).toBe(true);
      }
    }
    steps.length = 0;
    await opened(options, () => {});
    expect(steps).not.toContain("writing");
  });

  it("notices entities that change under it", async () => {
    const store = await storeOf({ "2026-01-02": first });
    await opened({ store }, (screening) => {
      const [key = ""] = readdirSync(join(store, ".screening"));
      const path = join(store, ".screening", key, "entities.ndjson");
      writeFileSync(path, readFileSync(path, "utf8").replaceAll("KPi.901", "KPi.999"));
      expect(() => screening.entity("un-901")).toThrow(/changed while it was in use/u);
    });
  });

  it("takes what two lists of one publisher share for one entry with the facts of both", async () => {
    const store = await storeOf({ "2026-01-02": first });
    await addEdition(store, "2026-01-03", [person(901, "Oren", "Talbek", "<COMMENTS1>Other</COMMENTS1>")], "un-other");
    await opened({ store }, (screening) => {
      expect(who(screening, "Talbek Oren")).toEqual(["un-901"]);
      expect([...screening.datasetsOf("un-901")].sort()).toEqual(["un", "un-other"]);
      expect(screening.ftm("un-901")?.datasets.toSorted()).toEqual(["un", "un-other"]);
      expect(screening.entity("un-901")?.properties.notes?.map(({ value }) => value)).toEqual(["Other"]);
      expect(screening.datasets.find(({ name }) => name === "default")?.entries).toBe(2);
    });
  });
});

describe("openScreening of a manifest", () => {
  const line = (id: string, name: string, more: object = {}) =>
    JSON.stringify({ id, schema: "Person", properties: { name: [name] }, ...more });
  const manifestOf = (manifest: string, files: Record<string, string>): string => {
    const folder = mkdtempSync(join(tmpdir(), "penholder-manifest-"));
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    const path = join(folder, "manifest.yml");
    writeFileSync(path, manifest);
    return path;
  };

  it("reads yente's form: files, collections, entities that several files hold", async () => {
    const manifest = manifestOf(
      `# our lists
datasets:
  - name: one
    title: "List: one"
    path: one.json   # beside
    version: 20260101
  - name: two
    entities_url: two.json
  - name: both
    title: Both
    datasets: [one, two]
`,
      {
        "one.json": `${line("a", "Talbek Oren", { referents: ["old-a"] })}\n${line("b", "Helma Quast")}\n`,
        "two.json": `${line("a", "Тальбек Орен", { first_seen: "2020-01-01T00:00:00" })}\n\n${line("c", "Ottokar Neuling")}`,
      },
    );
    await opened({ manifest }, (screening) => {
      expect(who(screening, "Talbek Oren")).toEqual(["a"]);
      expect(screening.ftm("old-a")).toMatchObject({
        id: "a",
        properties: { name: ["Talbek Oren", "Тальбек Орен"] },
        first_seen: "2020-01-01T00:00:00",
      });
      expect(screening.ftm("b")?.caption).toBe("Helma Quast");
      expect([...screening.datasetsOf("a")].sort()).toEqual(["one", "two"]);
      expect(
        screening.datasets.map(({ name, version, entries }) => [name, version.slice(0, 8), entries]),
      ).toContainEqual(["one", "20260101", 2]);
      expect([...(screening.scope("both") ?? [])].sort()).toEqual(["both", "one", "two"]);
      expect(screening.entity("c")?.names[0]?.full).toBe("Ottokar Neuling");
    });
  });

  it.each([
    ["no dataset at all", "datasets: 5", "screening-manifest-invalid"],
    ["one name twice", "datasets:\n- name: a\n  path: a\n- name: a\n  path: a", "screening-manifest-invalid"],
    ["what is on the web", "datasets:\n- name: a\n  entities_url: https://x.example/a", "screening-manifest-invalid"],
    ["a catalogue", "datasets: []\ncatalogs:\n- url: https://x.example", "screening-manifest-invalid"],
    ["nothing to load", "datasets:\n- name: a", "screening-manifest-invalid"],
    ["a collection of nothing known", "datasets:\n- name: a\n  children: [b]", "screening-manifest-invalid"],
    ["a missing file", "datasets:\n- name: a\n  path: nowhere.json", "file-not-found"],
    ["a file without entities", "datasets:\n- name: a\n  path: empty.json", "list-invalid"],
    ["a file that is no JSON", "datasets:\n- name: a\n  path: bad.json", "list-invalid"],
    ["an unknown schema", "datasets:\n- name: a\n  path: banana.json", "list-invalid"],
  ])("refuses %s", async (_what, text, code) => {
    const manifest = manifestOf(text, {
      "empty.json": "\n",
      "bad.json": "{",
      "banana.json": '{"id":"x","schema":"Banana"}',
    });
    await expect(openScreening({ manifest })).rejects.toMatchObject({ code });
  });
});
