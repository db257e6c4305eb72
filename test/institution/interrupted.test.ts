import { spawn } from "node:child_process";
import { readdirSync, writeFileSync } from "node:fs";
import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bearerOf } from "../attack-api/scene.ts";
import { randomId } from "./cast.ts";
import { main, Terminal } from "./cli-child.ts";
import { Served } from "./served.ts";

/** What becomes of an act's way there and back; after that, everything passes. */
type Fate = "answer cut" | "answer half" | "not sent on";

let served: Served;
let proxy: Server;
let url: string;
let token: string;
let terminal: Terminal;
let fates: Fate[] = [];
/** Told when the server has answered an act, and before anybody gets the answer. */
let onAnswered: () => void = () => {};
const file = randomId();

beforeAll(async () => {
  served = await Served.open(new Date().toISOString());
  const member = await served.somebody("m-fr", "member", "FR");
  const secretary = await served.somebody("secretary", "secretary");
  const body = { title: "A case", teams: ["committee"], delegations: [] };
  expect((await served.hands(secretary, { kind: "case/open", case: file, body })).status).toBe(201);
  token = (await bearerOf(served, member.visitor, ["read", "act"])).token ?? "";
  terminal = new Terminal();
  writeFileSync(join(terminal.folder, "m.key"), `${member.secret}\n`, { mode: 0o600 });
  proxy = createServer((asked, answer) => pass(asked, answer));
  await new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", () => resolve()));
  url = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
});
afterAll(async () => {
  proxy.close();
  proxy.closeAllConnections();
  terminal.close();
  await served.close();
});

/** Hands on what is asked, and what is answered, but for the fate of an act. */
function pass(asked: IncomingMessage, answer: ServerResponse): void {
  const fate = asked.method === "POST" && asked.url === "/api/v1/acts" ? fates.shift() : undefined;
  if (fate === "not sent on") return void answer.destroy();
  const { hostname, port } = new URL(served.serving.url);
  const headers = { ...asked.headers, host: `${hostname}:${port}` };
  const onward = request({ hostname, port, method: asked.method, path: asked.url, headers }, (reply) => {
    const pieces: Buffer[] = [];
    reply.on("data", (piece: Buffer) => pieces.push(piece));
    reply.on("end", () => {
      const body = Buffer.concat(pieces);
      if (asked.method === "POST" && asked.url === "/api/v1/acts") onAnswered();
      if (fate === "answer cut") return void answer.destroy();
      answer.writeHead(reply.statusCode ?? 502, reply.headers);
      if (fate !== "answer half") return void answer.end(body);
      answer.write(body.subarray(0, body.length >> 1), () => answer.destroy());
    });
  });
  onward.on("error", () => answer.destroy());
  asked.pipe(onward);
}

const proposal = (title: string) => [
  ...["acts", "submit", "matter/propose", "--case", file, "--key", "m.key", "matterKind=other", `title=${title}`],
  ...["--server", url, "--token", token],
];
const count = () => served.cast.institution.store.feed.count();
const unsent = () => readdirSync(join(terminal.folder, "config", "unsent"));

describe("an act whose answer does not come", () => {
  it.each([
    ["the connection is cut before the answer", ["answer cut"]],
    ["the connection is cut in the middle of the answer", ["answer half"]],
    ["the act does not even arrive", ["not sent on"]],
    ["it is cut again and again", ["answer cut", "not sent on", "answer half"]],
  ] satisfies [string, Fate[]][])("is one act where %s", async (_, given) => {
    const before = await count();
    fates = [...given];
    const done = await terminal.json(proposal("A matter"));
    expect([fates, await count()]).toEqual([[], before + 1n]);
    expect(done).toMatchObject({ sequence: String(before) });
    expect(unsent()).toEqual([]);
  });

  it("is kept where no try gets an answer, and its sender told how to send it again: the same act, the same place", async () => {
    const before = await count();
    fates = ["answer cut", "answer cut", "answer cut", "answer cut"];
    const { code, out, err } = await terminal.run(proposal("Kept"));
    expect([code, out, await count()]).toEqual([2, "", before + 1n]);
    const [, path = ""] =
      /Whether the act arrived is not known; it is kept: penholder acts send (\S+) sends/u.exec(err) ?? [];
    expect(path).toContain(unsent()[0] ?? "nothing is kept");
    const again = await terminal.json(["acts", "send", path, "--token", token]);
    expect(again).toMatchObject({ sequence: String(before) });
    expect([await count(), unsent()]).toEqual([before + 1n, []]);
    expect(await terminal.does(["acts", "send", "--token", token])).toContain("No act waits to be sent.");
  });

  it("is sent again as the same act by who was killed between sending and the answer", async () => {
    const before = await count();
    fates = ["answer cut"];
    const child = spawn(process.execPath, [main, ...proposal("Killed")], { cwd: terminal.folder, env: terminal.env });
    child.stdin.end();
    onAnswered = () => child.kill("SIGKILL");
    const signal = await new Promise((resolve) => child.once("close", (_, by) => resolve(by)));
    onAnswered = () => {};
    expect([signal, await count(), unsent().length]).toEqual(["SIGKILL", before + 1n, 1]);
    const said = await terminal.does(["acts", "send", "--token", token]);
    expect(said).toMatch(new RegExp(`act [0-9a-f]{32}, place ${before}\n`, "u"));
    expect([await count(), unsent()]).toEqual([before + 1n, []]);
  });
});
