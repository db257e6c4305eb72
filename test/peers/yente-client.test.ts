import { spawn } from "node:child_process";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ServingScreening, serveScreening } from "../../src/http/serve.ts";
import { writeTestLists } from "../../src/http/yente/test-lists.ts";
import { type PythonPeers, pythonPeers } from "./python-peers.ts";

const python = pythonPeers();

describe.skipIf(!python)("yente's own client for Python against our server (server Python with yente-client)", () => {
  let server: ServingScreening;
  beforeAll(async () => {
    server = await serveScreening({
      ...{ lists: { manifest: writeTestLists() }, version: "test", clock: Date.now, timeLimit: 240_000 },
    });
  });
  afterAll(() => server?.close());

  it("understands every answer", async () => {
    const { status, stdout, stderr } = await ask(python, server.url);
    expect(status, stderr).toBe(0);
    const told = JSON.parse(stdout);
    expect(told).toMatchObject({
      healthz: "ok",
      readyz: "ok",
      revalidated: true,
      match: { id: "v-oren", target: true },
      split: "v-oren",
      firm: "v-corp",
      none: 0,
      search: { ids: ["v-oren"], total: 2, limit: 1, facets: ["topics"] },
      sanctions: [["Council of Velmar"]],
      moved: ["v-oren", ["v-addr-1", "v-addr-2"]],
      adjacent: { addressEntity: [1, 2], ownershipOwner: [1, 2], sanctions: [1, 1], identification: [1, 1] },
      edges: ["v-own-1", "v-own-2"],
      statements: ["Talbek Orenov", "Талбек Оренов"],
      no_dataset: "No such dataset.",
      no_entity: "No such entity!",
    });
    expect(told.datasets).toEqual(expect.arrayContaining(["everything", "gifts", "velmar"]));
    expect(told.algorithms).toEqual(expect.arrayContaining(["logic-v1", "logic-v2", told.best]));
    expect(told.match.score).toBeGreaterThan(0.7);
    expect(told.match.explained.length).toBeGreaterThan(0);
    expect(told.without).not.toContain("v-oren");
    expect(told.stream).toMatchObject({ b: 0 });
    expect(told.bad_query).toContain("cannot be understood");
  });
});

/** The program is waited for without holding up the server, which is in this process. */
async function ask(peers: PythonPeers | undefined, url: string) {
  const [command, parameters, env] = peers?.command("yente_client_check.py", url) ?? ["false", [], {}];
  const child = spawn(command, parameters, { env, timeout: 240_000 });
  const text = { stdout: "", stderr: "" };
  child.stdout.setEncoding("utf8").on("data", (piece: string) => (text.stdout += piece));
  child.stderr.setEncoding("utf8").on("data", (piece: string) => (text.stderr += piece));
  const status = await new Promise<number | null>((resolve) => child.on("close", resolve));
  return { status, ...text };
}
