import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { unzipSync } from "fflate";
import { afterAll, expect, it } from "vitest";
import {
  examineInstitution,
  hasDemo,
  type Login,
  makeDemo,
  openAccounts,
  openDemo,
  rebuildInstitution,
  removeDemo,
} from "#app";
import type { Report } from "#committee";
import { nodeCrypto } from "#log";
import { actorOf, appointmentsOf, codeAt } from "#people";
import { everything, exportCase, proceedingOf } from "#service";
import { verifyCase } from "#verify/case";

const work = mkdtempSync(join(tmpdir(), "demo-"));
afterAll(() => rmSync(work, { recursive: true, force: true }));

it("the demonstration holds the worked example, signed and witnessed, and everybody can sign in", async () => {
  const folder = join(work, "institution");
  await makeDemo(folder, () => {});
  expect(hasDemo(folder)).toBe(true);
  const demo = await openDemo(folder);
  let logins: Login[] = [];
  try {
    logins = (await openAccounts(folder, demo, () => {})) ?? [];
    expect(new Set(logins.map(({ role }) => role)).size).toBe(15);
    expect(await openAccounts(folder, demo, () => {})).toBe(null);
    const { institution, people, log } = demo.app;
    const reports = await institution.store.read((reader) =>
      reader.list({ kind: "report", visible: everything, limit: 9 }),
    );
    const [report] = reports.rows.map((row) => proceedingOf(row).life as unknown as Report);
    expect(report).toMatchObject({ phase: "publication objected", requests: { length: 9 }, versions: { length: 2 } });
    const passages = (kind: string) =>
      report?.versions[1]?.changes.filter(({ binding }) => binding.kind === kind).map(({ passage }) => passage);
    // As many as the ledger counts and the README says; what was rejected and made all the same stands apart.
    expect([passages("silent"), passages("rejected request")]).toEqual([["17", "28"], ["8"]]);
    const matters = await institution.store.read((reader) =>
      reader.list({ kind: "matter", visible: everything, limit: 9 }),
    );
    expect(matters.rows.map(({ state }) => (state as { life: { phase: string } }).life.phase)).toEqual([
      "blocked",
      "blocked",
    ]);
    expect(log.size()).toBe(await institution.store.feed.count());
    expect(log.checkpoint().match(/^— /gmu)?.length).toBeGreaterThanOrEqual(3);
    const [{ person = "", password = "", totp = "" } = {}] = logins;
    // The code of the account's own opening was used; the next one is not.
    const code = codeAt(totp, Date.now() + 30_000);
    const opened = await people.signIn({ login: person, password, code, address: "test" });
    expect((await people.session(opened.secret)).person).toBe(person);
    const [file] = reports.rows.map((row) => row.case);
    const register = await demo.app.registers.current();
    const [coordinator] = appointmentsOf(register, "coordinator", { at: Date.now() });
    if (file === undefined || !coordinator) throw new Error("there is no case, or nobody to take it out");
    const { archive } = await exportCase(demo.app, file, actorOf(coordinator), null);
    const none = { threshold: 0, keys: [] };
    const trusted = { authors: none, publishers: none, log: institution.policy, timestampers: [] };
    const files = new Map(Object.entries(unzipSync(archive ?? new Uint8Array())));
    const verified = verifyCase(files, { policy: trusted, crypto: nodeCrypto, founding: institution.founding });
    // What the expert keeps to himself is closed to the coordinator: said, and no failure.
    expect(verified.checks.filter(({ outcome }) => outcome === "failed")).toEqual([]);
    expect(verified.says).toMatch(/^(AUTHENTIC|SELF|.*closed)/u);
  } finally {
    await demo.close();
  }
  expect((await rebuildInstitution(folder, { env: {} })).differences).toEqual([]);
  expect((await examineInstitution(folder, { env: {} })).filter(({ weight }) => weight === "wrong")).toEqual([]);
  expect(statSync(join(folder, "keys", "secretary.key")).mode & 0o777).toBe(0o600);
  for (const { password } of logins)
    expect(readFileSync(join(folder, "penholder.json"), "utf8")).not.toContain(password);
  await servesOnce(folder);
  removeDemo(folder);
  expect(existsSync(folder)).toBe(false);
});

/** The command on a demonstration whose people have their accounts: served, refused a second time, ended in good order. */
async function servesOnce(folder: string): Promise<void> {
  const command = join(import.meta.dirname, "..", "..", "bin", "penholder.js");
  const run = () => spawn(process.execPath, [command, "demo", "--folder", folder, "--port", "0"], { env: process.env });
  const first = run();
  const said = await new Promise<string>((resolve, reject) => {
    let heard = "";
    first.stdout.on("data", (part: Buffer) => {
      heard += part.toString("utf8");
      if (heard.includes("penholder backup")) resolve(heard);
    });
    first.once("close", (code) => reject(new Error(`it ended with ${code}`)));
  });
  expect(said).toContain("passwords, which are shown once and kept nowhere");
  const [, url = ""] = /(http:\/\/127\.0\.0\.1:\d+)\/ledger/u.exec(said) ?? [];
  expect(await (await fetch(`${url}/ledger`)).text()).toContain("Pavel Obrazin");
  expect(await (await fetch(`${url}/`)).text()).toContain("expert-arms");
  const second = run();
  const complaint = await text(second.stderr);
  expect(complaint).toContain(`served already, at ${url}/`);
  // A terminal and npm both send it: the second is the first one over again.
  first.kill("SIGINT");
  first.kill("SIGINT");
  expect(await new Promise((resolve) => first.once("close", resolve))).toBe(0);
  expect(existsSync(join(folder, "served-at"))).toBe(false);
}

it("the demonstration removes nothing but itself", () => {
  writeFileSync(join(work, "mine"), "mine");
  expect(() => removeDemo(work)).toThrow("was not made by penholder demo");
});
