import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Terminal } from "./cli-child.ts";

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

const token = `ph_${"a".repeat(16)}_${"B".repeat(43)}`;
const asked: { url: string | undefined; authorization: string | undefined }[] = [];
let handler: Handler = (_request, response) => void response.end();
let servers: Server[];
let url: string;
let elsewhere: string;
let terminal: Terminal;

const listening = async (serve: Handler): Promise<[Server, string]> => {
  const server = createServer(serve);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", () => resolve()));
  return [server, `http://127.0.0.1:${(server.address() as AddressInfo).port}`];
};

beforeAll(async () => {
  const [hostile, at] = await listening((request, response) => handler(request, response));
  const [other, there] = await listening((request, response) => {
    asked.push({ url: request.url, authorization: request.headers.authorization });
    response.setHeader("content-type", "application/json").end("{}");
  });
  [servers, url, elsewhere, terminal] = [[hostile, other], at, there, new Terminal()];
});
afterAll(() => {
  for (const server of servers) server.close();
  for (const server of servers) server.closeAllConnections();
  terminal.close();
});

const json =
  (value: unknown): Handler =>
  (_request, response) =>
    void response.setHeader("content-type", "application/json").end(JSON.stringify(value));
const ask = (...args: string[]) => terminal.run([...args, "--server", url, "--token", token]);
const head = { id: "0".repeat(32), kind: "report", case: "1".repeat(32), label: "unclassified", compartments: [] };
const steering = "\u001b[31mred\u001b[0m \u009b2J \u202edesrever \u0007";

describe("a server that means harm", () => {
  it("gets nobody to follow it elsewhere, and no token goes there", async () => {
    handler = (_request, response) => void response.writeHead(307, { location: `${elsewhere}/api/v1/session` }).end();
    const { code, out, err } = await ask("whoami");
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toMatch(/^penholder: .* no redirect is followed.*\(server-answer-invalid\)\n$/u);
    expect(asked).toEqual([]);
  });

  it("steers no terminal, by whatever it writes, as text, as JSON or as an error", async () => {
    const subjects = [{ ...head, title: steering, version: 1, phase: steering, changed: steering }];
    handler = json({ subjects, next: null });
    const [text, asJson] = [await ask("reports", "list"), await ask("reports", "list", "--json")];
    for (const { code, out } of [text, asJson]) {
      expect(code).toBe(0);
      expect(out.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Bidi_Control}]/u);
      expect(out).toContain("desrever");
    }
    expect(JSON.parse(asJson.out).subjects[0].title).toBe(steering);
    handler = (_request, response) =>
      void response
        .writeHead(422)
        .end(JSON.stringify({ code: "act-refused", detail: `${steering} ${"x".repeat(90_000)}` }));
    const refused = await ask("whoami");
    expect(refused.code).toBe(2);
    expect(refused.err.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Bidi_Control}]/u);
    expect(refused.err.length).toBeLessThan(2000);
  });

  it("fills neither memory nor disk", async () => {
    const piece = Buffer.alloc(1024 * 1024, " ");
    handler = (_request, response) => {
      response.setHeader("content-type", "application/json");
      const more = (): void => {
        while (response.write(piece));
        response.once("drain", more);
      };
      more();
      response.on("close", () => response.removeAllListeners("drain"));
    };
    const { code, err } = await ask("members");
    expect(code).toBe(2);
    expect(err).toMatch(/more than 64 MB.*\(server-answer-invalid\)\n$/u);
    handler = (_request, response) =>
      void response.writeHead(200, { "content-length": "100" }).write("{", () => response.destroy());
    const cut = await terminal.run(["reports", "download", head.id, "1", "--out", "v1.json", "--server", url]);
    expect(cut.err).toMatch(/\(server-unreachable\)\n$/u);
    expect(existsSync(join(terminal.folder, "v1.json"))).toBe(false);
  });

  it.each([
    [
      "no JSON",
      (_request: IncomingMessage, response: ServerResponse) =>
        void response.setHeader("content-type", "application/json").end("{"),
    ],
    ["a page", (_request: IncomingMessage, response: ServerResponse) => void response.end("<html>")],
    ["another form", json({ subjects: [{ id: "../../x" }], next: null })],
    ["null", json(null)],
    ["an archive that leads out of the folder", json("PK")],
  ])("is told apart from a service where it answers %s", async (_what, answer) => {
    handler = answer as Handler;
    const { code, err } = await ask("reports", "list", "--json");
    expect(code).toBe(2);
    expect(JSON.parse(err)).toMatchObject({ code: "server-answer-invalid" });
  });

  it("is sent no token of another's, none in the clear, and none that others can read", async () => {
    let seen: string | undefined;
    handler = (request, response) => {
      seen = request.headers.authorization;
      response.setHeader("content-type", "application/json").end("{}");
    };
    const env = { PENHOLDER_SERVER: "https://panel.example", PENHOLDER_TOKEN: token };
    await terminal.run(["whoami", "--server", url], { env });
    expect(seen).toBeUndefined();
    const clear = await terminal.run(["whoami", "--server", "http://panel.example", "--token", token]);
    expect(clear.err).toMatch(/in the clear.*\(usage\)\n$/u);
    expect(clear.err).not.toContain(token);
    mkdirSync(join(terminal.folder, "config"), { recursive: true });
    writeFileSync(join(terminal.folder, "config", "logins.json"), "{}", { mode: 0o644 });
    expect((await ask("whoami")).err).toMatch(/can be read by others.*\(login-unsafe\)\n$/u);
  });
});
