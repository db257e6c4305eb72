import { readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Report } from "#committee";
import { type SealedReport, writeSealedFile } from "#document";
import { nodeCrypto, nodeSigner } from "#log";
import { changesOf, ledgerOf, readingOf } from "#proceedings";
import { fingerprint, parseVerifierKey } from "#record";
import { bearerOf } from "../attack-api/scene.ts";
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
let secretary: Somebody;
let first: SealedReport;
const file = randomId();
const report = randomId();
const terminals: Terminal[] = [];

beforeAll(async () => {
  served = await Served.open(new Date().toISOString());
  url = served.serving.url;
  secretary = await served.somebody("secretary", "secretary");
  coordinator = await served.somebody("coordinator", "coordinator");
  expert = await served.somebody("expert", "expert");
  const opened = { title: "The midterm report", teams: ["committee"], delegations: [] };
  await handIn(secretary, { kind: "case/open", case: file, body: opened });
  const on = { case: file, subject: report };
  const begun = { title: "Midterm report", experts: ["expert", "coordinator"], mandateEnds: "2030-04-24T21:00:00Z" };
  await handIn(coordinator, { ...on, kind: "report/begin", body: begun });
  const version = await sealed(served.cast, coordinator);
  first = version.report;
  const filed = await coordinator.visitor.ask("POST", "/documents", writeSealedFile(first));
  const body = { document: version.document, file: String(filed.body.name), changes: [] };
  await handIn(coordinator, { ...on, kind: "report/seal", expects: 1, body });
});
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

async function handIn(...given: Parameters<Served["hands"]>): Promise<void> {
  const reply = await served.hands(...given);
  if (reply.status !== 201) throw new Error(`the API answered ${reply.status}: ${reply.text}`);
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
  });
});

describe("the register, from the terminal", () => {
  it("takes an appointment and a key that countersigns its own enrolment", async () => {
    const terminal = at(secretary, "secretary");
    expect((await signIn(terminal, secretary, "secretary")).code).toBe(0);
    const own = ["--key", terminal.key];
    const appointed = ["person=jane", "name=Jane Example", "role=expert", "team=committee", "label=confidential"];
    await terminal.does(["acts", "submit", "role/appoint", ...own, ...appointed]);
    await terminal.does(["keygen", "panel.example/jane", "--out", "jane.key"]);
    const { vkey } = nodeSigner(readFileSync(join(terminal.folder, "jane.key"), "utf8"), "jane.key");
    const key = parseVerifierKey(nodeCrypto, vkey);
    if (!key.ok) throw new Error(key.problem);
    const enrols = [
      "person=jane",
      `vkey=${vkey}`,
      `fingerprint=${fingerprint(nodeCrypto, key.value)}`,
      "holder=person",
    ];
    await terminal.does(["acts", "submit", "key/enrol", ...own, "--key", "jane.key", ...enrols]);
    const { people } = await terminal.json(["members"]);
    expect(people).toContainEqual(
      expect.objectContaining({ person: "jane", keys: [expect.objectContaining({ vkey })] }),
    );
  });
});

describe("what is kept about people, from the terminal", () => {
  it("is shown to whose role it is: the access log to an auditor, accounts to an administrator", async () => {
    const bearers: string[] = [];
    for (const role of ["auditor", "administrator"] as const) {
      const { visitor } = await served.somebody(role, role, null, null);
      bearers.push((await bearerOf(served, visitor, ["read", "administer"])).token ?? "");
    }
    const [auditor = "", administrator = ""] = bearers;
    const terminal = new Terminal();
    terminals.push(terminal);
    const asked = (token: string, ...args: string[]) => [...args, "--server", url, "--token", token];
    const closed = randomId();
    const reading = { at: Date.now(), actor: "secretary", action: "read", object: closed } as const;
    await served.cast.institution.store.note([{ ...reading, label: "confidential", compartments: [] }]);
    const { accesses } = await terminal.json(asked(auditor, "access-log", "--object", closed, "--actor", "secretary"));
    expect(accesses).toMatchObject([{ actor: "secretary", action: "read", object: closed }]);
    expect(await terminal.does(asked(auditor, "access-log"))).toContain(closed);
    const people = (await terminal.json(asked(administrator, "accounts", "--all"))).accounts;
    expect(people.map(({ person }: { person: string }) => person)).toContain("secretary");
    expect(await terminal.does(asked(administrator, "accounts", "--limit", "1"))).toContain("There is more");
    const refused = await terminal.run(asked(auditor, "accounts"));
    expect([refused.code, refused.out]).toEqual([2, ""]);
  });
});

describe("a short story, through the command line alone", () => {
  it("requests, decides, compares, exports, verifies offline and brings in elsewhere", async () => {
    const chair = await served.somebody("chair", "chair");
    const [one, two] = [at(expert, "expert"), at(coordinator, "coordinator")];
    for (const [terminal, who, name] of [
      [one, expert, "expert"],
      [two, coordinator, "coordinator"],
    ] as const)
      expect((await signIn(terminal, who, name)).code).toBe(0);

    const [listed] = (await two.json(["reports", "list"])).subjects;
    expect(listed).toMatchObject({ id: report, phase: "clearance", title: "Midterm report" });
    for (const terminal of [one, two])
      await terminal.does(["acts", "clear", report, "--key", terminal.key, "--verdict", "signed", "--reason", ""]);
    await two.does(["acts", "submit-report", report, "--key", two.key]);
    await handIn(chair, { kind: "report/discuss", case: file, subject: report });

    const asks = ["--passage", "10", "--proposed", "The Panel saw eleven tankers.", "--ground", "A miscount."];
    const shown = await one.json(["acts", "request-amendment", report, "--dry-run", ...asks]);
    expect(shown.act).toMatchObject({ kind: "report/request-amendment", actor: "expert", body: { version: 1 } });
    const asked = await one.json(["acts", "request-amendment", report, "--key", one.key, ...asks]);
    expect(asked).toMatchObject({ repeated: false });
    const foreign = await two.run(["acts", "request-amendment", report, "--key", one.key, ...asks]);
    expect(foreign.code).toBe(2);
    expect(foreign.err).toMatch(/\((?:act-invalid|not-allowed)\)\n$/u);

    const { acts } = await two.json(["acts", "list", "--kind", "report/request-amendment"]);
    expect(acts).toHaveLength(1);
    expect(acts[0]).toMatchObject({ id: asked.act, act: { actor: "expert" } });
    const request = String(acts[0].act.body.id);
    const decides = ["--request", request, "--outcome", "accepted", "--reason", "The tanker was counted twice."];
    await two.does(["acts", "decide", report, "--key", two.key, ...decides]);
    expect(await one.does(["reports", "show", report])).toContain("The tanker was counted twice.");

    const standing = await two.json(["reports", "show", report]);
    const life = standing.state as Report;
    const second = await sealed(served.cast, coordinator, first);
    const filed = await coordinator.visitor.ask("POST", "/documents", writeSealedFile(second.report));
    const changes = changesOf(ledgerOf(readingOf(first), readingOf(second.report), life, 1, []), life);
    writeFileSync(
      join(two.folder, "body.json"),
      JSON.stringify({ document: second.document, file: String(filed.body.name), changes }),
    );
    await two.does([
      "acts",
      "submit",
      "report/seal",
      report,
      "--key",
      two.key,
      "--body",
      "body.json",
      "--expects",
      String(standing.version),
    ]);

    const silent = (await one.does(["reports", "silent", report])).trim().split("\n");
    const unbound = changes.filter(({ binding }) => binding.kind === "silent");
    const said = unbound.map(
      ({ passage, id }) => `version 2, passage ${passage} (change ${id}): silent, no decided request accounts for it`,
    );
    expect(silent).toEqual(said.length > 0 ? said : ["Every change is accounted for."]);
    const ledger = await one.json(["reports", "ledger", report, "--from", "1"]);
    const own = await one.json(["reports", "compare", report, "1", "2", "--format", "json"]);
    expect(ledger.changes.length).toBe(own.changes.length);
    expect(await one.does(["reports", "ledger", report])).not.toMatch(/\p{Cc}(?<![\n])/u);
    await one.does(["reports", "download", report, "2", "--out", "v2.json"]);
    expect(readFileSync(join(one.folder, "v2.json"))).toEqual(Buffer.from(writeSealedFile(second.report)));
    expect((await one.json(["deadlines"])).deadlines.length).toBeGreaterThan(0);
    expect(await one.does(["deadlines", "--ics"])).toMatch(/^BEGIN:VCALENDAR\r\n/u);
    const owed = await one.json(["subjects", "owed", "--state", "SE", "--resolution", "2397", "--as-of", "2018-03-23"]);
    expect(owed.owed).toMatchObject([{ state: "SE", due: "2018-03-22", standing: "overdue", daysLate: 1 }]);
    expect(await one.does(["subjects", "positions", "RU", "--about", "draft"])).toMatch(/2024-03-28 .* against /u);
    const { votes } = await one.json(["subjects", "votes", "--about", "draft"]);
    expect(votes.length).toBeGreaterThan(0);
    expect(await one.does(["subjects", "votes", "--about", "draft"])).toMatch(
      /2024-03-28 .* not adopted .* RU against/u,
    );
    expect((await one.json(["rules"])).rules.noObjection).toBeDefined();
    expect(await one.does(["rules"])).toMatch(/^noObjection\n.* to /mu);
    expect((await one.json(["disclosed"])).acts).toEqual([]);
    expect(await one.does(["disclosed"])).toContain("Nothing was disclosed");
    expect((await one.json(["members"])).people.length).toBeGreaterThan(3);
    expect((await one.json(["search", "midterm", "--server", url])).found.length).toBeGreaterThan(0);
    expect(await one.does(["events"])).toContain(report);

    const remote = await one.run(["verify", asked.act, "--server", url]);
    expect(remote).toMatchObject({ code: 1, out: expect.stringMatching(/receipt/iu) });

    await two.does(["case", "export", file, "--out", "case"]);
    writeFileSync(join(two.folder, "founding.json"), JSON.stringify(served.app.institution.founding));
    const verified = await two.run(["verify", "case", "--founding", "founding.json", "--json"]);
    expect(JSON.parse(verified.out)).toMatchObject({ verdict: "self-consistent" });

    await bringIn(two);
  }, 600_000);
});

/** Another institution of the same record and founding, in a folder, empty yet. */
async function bringIn(terminal: Terminal & { key: string }): Promise<void> {
  const { record } = served.app.config;
  const vkey = served.cast.secretary.signer.vkey;
  await terminal.does([
    "institution",
    "init",
    "again",
    "--record",
    record,
    "--founder",
    "secretary",
    "--founder-key",
    vkey,
  ]);
  const config = join(terminal.folder, "again", "penholder.json");
  const { founders } = served.app.config;
  writeFileSync(config, JSON.stringify({ ...JSON.parse(readFileSync(config, "utf8")), founders }));
  const done = await terminal.json(["case", "import", "case", "--institution", "again"]);
  expect(done).toMatchObject({ case: file, repeated: false });
  expect(await terminal.json(["case", "import", "case", "--institution", "again"])).toEqual({
    ...done,
    repeated: true,
  });
  await terminal.does(["case", "export", file, "--institution", "again", "--as", "coordinator", "--out", "twice"]);
  const states = (folder: string) => readFileSync(join(terminal.folder, folder, "states.json"), "utf8");
  expect(states("twice")).toBe(states("case"));
}
