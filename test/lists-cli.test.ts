import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));
const fixture = (name: string): string => join(root, "test", "lists-fixtures", name);
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "penholder-lists-cli-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function lists(...args: string[]): { code: number | null; out: string; err: string } {
  const run = spawnSync(process.execPath, [join(root, "src", "cli", "main.ts"), "lists", ...args], {
    cwd: folder,
    encoding: "utf8",
  });
  return { code: run.status, out: run.stdout, err: run.stderr };
}

describe("penholder lists", () => {
  it("imports, shows, diffs and exports", () => {
    const older = readFileSync(fixture("uk.csv"), "utf8");
    const lines = older
      .replace("13-Feb-2026", "14-Feb-2026")
      .replaceAll("Velmar Trading Ltd", "Velmar Trading LLC")
      .split("\n");
    writeFileSync(join(folder, "newer.csv"), lines.join("\n"));
    const first = lists("import", fixture("uk.csv"));
    expect(first.err).toBe("");
    expect(first.out).toMatch(
      /UK Sanctions List, CSV or ODS: edition of 2026-02-13, kept as "uk"\n {2}3 entries: 1 Person, 1 Vessel, 1 Company\n {2}content [0-9a-f]{16}\n/u,
    );
    expect(lists("import", fixture("uk.csv")).out).toContain("already there, nothing was written");
    expect(lists("import", "newer.csv").code).toBe(0);
    expect(lists("show").out.split("\n").filter(Boolean)).toHaveLength(2);
    expect(lists("show", "uk", "DPR0901", "--as-of", "2026-02-13").out).toContain("THE BROKER  (alias, weak)");
    const diff = lists("diff", "uk");
    expect(diff.out).toContain(
      "0 added, 0 removed, 1 amended, 2 unchanged\n~ VELMAR HOLDING LLC  (Company, RUS9902)\n",
    );
    expect(diff.out).toMatch(/company - Velmar Trading Ltd\n.*company \+ Velmar Trading LLC/u);
    expect(lists("diff", fixture("uk.csv"), "newer.csv").out).toContain(
      "uk.csv against newer.csv\n0 added, 0 removed, 1 amended",
    );
    expect(lists("export", "uk", "--out", "uk.ftm.json").code).toBe(0);
    expect(readFileSync(join(folder, "uk.ftm.json"), "utf8").split("\n")[0]).toContain('"schema":"Person"');
    expect(lists("export", "uk", "--format", "csv").out.split("\n")[0]).toMatch(/^id,schema,name,aliases/u);
  });

  it("reads a table by a mapping and tells of its oddities", () => {
    writeFileSync(
      join(folder, "watch.csv"),
      "Ref,Name,Other,Born,Country,Colour\n7,Tal Bek Oren,Bek;Orin,1961,Nowhere,blue\n",
    );
    writeFileSync(
      join(folder, "map.json"),
      JSON.stringify({
        list: "watch",
        schema: "Person",
        id: "Ref",
        columns: { Name: "name", Other: { property: "alias", split: ";" }, Born: "birthDate", Country: "nationality" },
      }),
    );
    const done = lists("import", "watch.csv", "--mapping", "map.json", "--date", "2026-01-01");
    expect(done.out).toContain("1 × country not recognised\n        watch-7: Nowhere");
    const shown = lists("show", "watch", "watch-7").out;
    for (const text of ["Bek  (alias, strong)", "birthDate: 1961", "· Colour: blue", "· Country: Nowhere"])
      expect(shown).toContain(text);
    writeFileSync(join(folder, "map.json"), '{"list":"watch","schema":"Person","columns":{"Name":7}}');
    expect(lists("import", "watch.csv", "--mapping", "map.json").err).toMatch(
      /^penholder: map\.json, columns\.Name: .*see docs\/lists\.md/u,
    );
  });

  it("takes the files of an OFAC set that lie beside the primary one", () => {
    const nulls = Array(7).fill("-0- ").join(",");
    writeFileSync(join(folder, "sdn_2026-01-01.csv"), `1,"VELMAR TRADING",-0- ,"DPRK",${nulls},-0- \n`);
    writeFileSync(join(folder, "alt_2026-01-01.csv"), '1,1,"aka","VTL",-0- \n');
    expect(lists("import", "sdn_2026-01-01.csv", "--date", "2026-01-01").code).toBe(0);
    expect(lists("show", "ofac-sdn", "VTL").out).toContain("VTL  (alias, strong)");
  });

  it("imports several lists, and one that is refused keeps back no other", () => {
    writeFileSync(join(folder, "broken.xml"), readFileSync(fixture("legacy.xml"), "utf8").slice(0, -30));
    const { code, out, err } = lists(
      "import",
      "broken.xml",
      fixture("seco.xml"),
      fixture("eu_1_1.xml"),
      "--store",
      "several",
    );
    expect(code).toBe(2);
    expect(out.match(/kept as "\w+"/gu)).toEqual(['kept as "ch"', 'kept as "eu"']);
    expect(err).toMatch(/^penholder: broken\.xml, line \d+, record 2, after 9001: the XML breaks off/u);
  });

  it.each([
    [["import", "absent.xml"], "penholder: absent.xml does not exist; check the path.\n"],
    [["show", "nothing"], /^penholder: penholder-lists holds no snapshot of "nothing"/u],
    [["diff", "watch"], /holds only one edition of "watch"/u],
    [["fetch", "nowhere"], /There is no address for the list "nowhere" today; known are un,/u],
  ] as [string[], string | RegExp][])("says what is wrong with %j", (args, message) => {
    const { code, err } = lists(...args);
    expect(code).toBe(2);
    if (typeof message === "string") expect(err).toBe(message);
    else expect(err).toMatch(message);
  });

  it("fetches from an address table, and one failure keeps back no other list", async () => {
    const server = createServer((request, response) => {
      if (request.url === "/ch.xml")
        response.writeHead(200, { "content-type": "text/xml" }).end(readFileSync(fixture("seco.xml")));
      else response.writeHead(500).end();
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const row = (list: string, path: string) => ({
      list,
      title: list,
      page: base,
      since: "2020-01-01",
      checked: "2026-01-01",
      files: [{ name: `${list}.xml`, urls: [base + path] }],
    });
    writeFileSync(join(folder, "table.json"), JSON.stringify([row("un", "/un.xml"), row("ch", "/ch.xml")]));
    const run = spawn(
      process.execPath,
      [join(root, "src", "cli", "main.ts"), "lists", "fetch", "--addresses", "table.json"],
      { cwd: folder },
    );
    const heard = { out: "", err: "" };
    run.stdout.on("data", (piece: Buffer) => (heard.out += piece.toString()));
    run.stderr.on("data", (piece: Buffer) => (heard.err += piece.toString()));
    const code = await new Promise((resolve) => run.on("close", resolve));
    server.close();
    expect(heard.err).toMatch(/^penholder: No address of un answered with the list: .*answered 500/u);
    expect(heard.out).toContain('Swiss sanctions (SECO), XML: edition of 2026-03-04, kept as "ch"');
    expect(code).toBe(2);
  });

  it("takes a dataset that a catalogue names, and then only what its deltas say", async () => {
    const versions = ["20260301000000-aaa", "20260302000000-bbb"];
    let version = versions[0];
    const asked: string[] = [];
    const server = createServer((request, response) => {
      const base = `http://${request.headers.host}`;
      const dataset = {
        ...{ name: "velmar_list", title: "Velmar", version, delta_url: `${base}/delta.json` },
        resources: [{ name: "entities.ftm.json", url: `${base}/entities.ftm.json` }],
      };
      const answers: Record<string, string> = {
        "/index.json": JSON.stringify({ datasets: [dataset] }),
        "/delta.json": JSON.stringify({
          versions: Object.fromEntries(versions.map((each) => [each, `/${each}.json`])),
        }),
        "/entities.ftm.json": readFileSync(fixture("entities.ftm.ndjson"), "utf8"),
        [`/${versions[1]}.json`]: readFileSync(fixture("entities.delta.ndjson"), "utf8"),
      };
      asked.push(request.url ?? "");
      response.writeHead(200, { "content-type": "application/json" }).end(answers[request.url ?? ""]);
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/index.json`;
    const fetched = async () => {
      const args = ["lists", "fetch", "velmar_list", "--catalogue", url];
      const run = spawn(process.execPath, [join(root, "src", "cli", "main.ts"), ...args], { cwd: folder });
      let out = "";
      run.stdout.on("data", (piece: Buffer) => (out += piece.toString()));
      expect(await new Promise((resolve) => run.on("close", resolve))).toBe(0);
      return out;
    };
    expect(await fetched()).toMatch(
      /edition of 2026-03-01, kept as "velmar-list"\n {2}3 entries: 1 Person, 1 Ownership, 1 Company/u,
    );
    version = versions[1];
    expect(await fetched()).toMatch(
      /velmar-list: brought to version 20260302000000-bbb by 1 delta, 1 deleted\n.*edition of 2026-03-02, kept as "velmar-list"\n {2}3 entries: 1 Person, 1 Company, 1 Vessel/u,
    );
    server.close();
    expect(asked.filter((path) => path === "/entities.ftm.json")).toHaveLength(1);
    expect(lists("diff", "velmar-list").out).toContain("1 added, 1 removed (0 without notice), 1 amended, 1 unchanged");
  });
});
