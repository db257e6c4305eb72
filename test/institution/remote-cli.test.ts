import { readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { writeSealedFile } from "#document";
import { randomId } from "./cast.ts";
import { Terminal } from "./cli-child.ts";
import { sealed } from "./sealed.ts";
import { Served } from "./served.ts";

const password = "nine purple lanterns";
type Somebody = Awaited<ReturnType<Served["somebody"]>>;

let served: Served;
let url: string;
let coordinator: Somebody;
let expert: Somebody;
const file = randomId();
const report = randomId();
const terminals: Terminal[] = [];

beforeAll(async () => {
  served = await Served.open(new Date().toISOString());
  url = served.serving.url;
  const secretary = await served.somebody("secretary", "secretary");
  coordinator = await served.somebody("coordinator", "coordinator");
  expert = await served.somebody("expert", "expert");
  const opened = { title: "The midterm report", teams: ["committee"], delegations: [] };
  await served.hands(secretary, { kind: "case/open", case: file, body: opened });
  const on = { case: file, subject: report };
  const begun = { title: "Midterm report", experts: ["expert", "coordinator"], mandateEnds: "2030-04-24T21:00:00Z" };
  await served.hands(coordinator, { ...on, kind: "report/begin", body: begun });
  const first = await sealed(served.cast, coordinator);
  const filed = await coordinator.visitor.ask("POST", "/documents", writeSealedFile(first.report));
  const body = { document: first.document, file: String(filed.body.name), changes: [] };
  await served.hands(coordinator, { ...on, kind: "report/seal", body });
}, 60_000);
afterAll(async () => {
  for (const terminal of terminals) terminal.close();
  await served.close();
});

/** Somebody at a terminal of his own, with his key in a file. */
function at(somebody: Somebody, name: string): Terminal & { key: string } {
  const terminal = new Terminal();
  terminals.push(terminal);
  const key = join(terminal.folder, `${name}.key`);
  writeFileSync(key, `${somebody.secret}\n`, { mode: 0o600 });
  return Object.assign(terminal, { key });
}

const signIn = (terminal: Terminal, somebody: Somebody, name: string, more: string[] = []) =>
  terminal.run(["login", "--server", url, "--login", `${name}@example.org`, ...more], {
    input: `${password}\n${somebody.code()}\n`,
  });

describe("an institution from the terminal", () => {
  it("is signed in to once; the token is kept for its owner alone, and shown to nobody", async () => {
    const terminal = at(expert, "expert");
    const refused = await terminal.run(["login", "--server", url, "--login", "expert@example.org"], {
      input: "wrong\n000000\n",
    });
    expect(refused).toMatchObject({ code: 2, out: "" });
    expect(refused.err).toMatch(/^penholder: .+\. \(sign-in-refused\)\n$/u);
    const { code, out, err } = await signIn(terminal, expert, "expert");
    expect({ code, err }).toEqual({ code: 0, err: "" });
    const path = join(terminal.folder, "config", "logins.json");
    expect(statSync(path).mode & 0o777).toBe(0o600);
    const { token } =
      (JSON.parse(readFileSync(path, "utf8")) as { servers: Record<string, { token: string }> }).servers[url] ?? {};
    expect(token).toMatch(/^ph_/u);
    expect(out).not.toContain(token);
    expect(out).not.toContain(password);
    expect(await terminal.json(["whoami"])).toMatchObject({ person: "expert", via: "token" });
    expect(
      (
        await terminal.json(["tokens", "list", "--login", "expert@example.org"], {
          input: `${password}\n${expert.code()}\n`,
        })
      ).tokens,
    ).toHaveLength(1);
    await terminal.does(["logout"]);
    const after = await terminal.run(["whoami"], { env: { PENHOLDER_SERVER: url, PENHOLDER_TOKEN: token ?? "" } });
    expect(after).toMatchObject({ code: 2 });
    expect(after.err).not.toContain(token);
  }, 60_000);
});
