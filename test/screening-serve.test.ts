import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";

// The command from the outside: lists imported, served, loaded anew on a signal, asked what changed, stopped.

const main = join(import.meta.dirname, "..", "src", "cli", "main.ts");
const folder = mkdtempSync(join(tmpdir(), "penholder-serve-"));
const store = join(folder, "lists");
let server: ChildProcess;
let url = "";
let log = "";

function importEdition(day: string, people: readonly (readonly [number, string, string])[]): void {
  const entries = people.map(
    ([id, first, second]) =>
      `<INDIVIDUAL><DATAID>${id}</DATAID><FIRST_NAME>${first}</FIRST_NAME><SECOND_NAME>${second}</SECOND_NAME><REFERENCE_NUMBER>KPi.${id}</REFERENCE_NUMBER><UN_LIST_TYPE>DPRK</UN_LIST_TYPE></INDIVIDUAL>`,
  );
  const file = join(folder, "un.xml");
  writeFileSync(
    file,
    `<CONSOLIDATED_LIST dateGenerated="${day}T00:00:00Z"><INDIVIDUALS>${entries.join("")}</INDIVIDUALS></CONSOLIDATED_LIST>`,
  );
  execFileSync(process.execPath, [main, "lists", "import", file, "--store", store], { stdio: "ignore" });
}

const first = [[901, "Talbek", "Oren"]] as const;

beforeAll(async () => {
  importEdition("2026-01-02", first);
  server = spawn(process.execPath, [main, "serve", "--store", store, "--port", "0", "--threads", "1"]);
  server.stderr?.on("data", (data) => {
    log += String(data);
  });
  url = await new Promise<string>((resolve, reject) => {
    server.stdout?.once("data", (data) =>
      resolve(
        String(data)
          .trim()
          .replace(/\/docs$/u, ""),
      ),
    );
    server.once("exit", () => reject(new Error(log)));
  });
});
afterAll(() => server.kill("SIGKILL"));

async function post(path: string, body: unknown) {
  const answer = await fetch(url + path, { method: "POST", body: JSON.stringify(body) });
  return { status: answer.status, body: (await answer.json()) as unknown };
}

const neuling = { schema: "Person", properties: { name: ["Ottokar Neuling"] } };

it("serves, loads a newer edition on SIGHUP, says who must be looked at again, and stops on SIGTERM", async () => {
  const found = async () => {
    const { body } = await post("/match/un", { queries: { q: neuling } });
    return (body as { responses: { q: { results: { id: string }[] } } }).responses.q.results.map(({ id }) => id);
  };
  expect(await found()).toEqual([]);
  importEdition("2026-02-02", [...first, [902, "Ottokar", "Neuling"]]);
  server.kill("SIGHUP");
  while ((await found()).length === 0) await new Promise((resolve) => setTimeout(resolve, 50));
  expect(await found()).toEqual(["un-902"]);
  const again = await post("/rescreen", {
    customers: { c1: neuling, c2: { schema: "Person", properties: { name: ["Talbek Oren"] } } },
    from: "2026-01-31",
    to: "2026-02-28",
  });
  expect(again).toMatchObject({
    status: 200,
    body: {
      editions: [{ list: "un", from: "2026-01-02", to: "2026-02-02" }],
      changed: 1,
      customers: [{ customer: "c1", review: true, reasons: [{ kind: "new hit", entry: { id: "un-902" } }] }],
    },
  });
  expect((await post("/rescreen", { customers: {}, from: "then", to: "now" })).status).toBe(400);
  expect((await post("/rescreen", { customers: {}, from: "uk@2026-01-01", to: "uk@2026-02-01" })).status).toBe(404);
  expect(log).not.toMatch(/Neuling|Oren/u);
  const ended = new Promise((resolve) => server.once("exit", resolve));
  server.kill("SIGTERM");
  expect(await ended).toBe(0);
});

it("says in one sentence what is wrong with a call", () => {
  const failure = (...args: string[]): string => {
    try {
      execFileSync(process.execPath, [main, "serve", ...args], { stdio: "pipe" });
      return "";
    } catch (error) {
      return String((error as { stderr: Buffer }).stderr);
    }
  };
  expect(failure("--store", join(folder, "none"))).toMatch(/holds no list: import some with penholder lists import/u);
  expect(failure("--store", store, "--host", "0.0.0.0")).toMatch(/name a file of keys with --keys/u);
  expect(failure("--store", store, "--keys", join(folder, "none"))).toMatch(/--add-key NAME/u);
});
