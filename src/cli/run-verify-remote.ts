import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { PenholderError } from "#kernel";
import { type Connection, connect, downloadBounds } from "./remote-connection.ts";
import { fetchedBytes } from "./remote-files.ts";
import type { ServerOptions } from "./remote-options.ts";
import { remotely } from "./remote-print.ts";
import { fetchReceipt } from "./run-acts.ts";
import { fetchVersion } from "./run-reports.ts";
import { verify } from "./run-verify.ts";
import type { VerifyOptions } from "./trust-options.ts";

/**
 * Fetches what is to be verified, then verifies it here as a file is: the receipt of an act (its id), a sealed version
 * (REPORT@NUMBER), or a whole case (its id). The server is trusted for nothing but the bytes.
 */
export function verifyRemote(what: string, options: VerifyOptions & ServerOptions): Promise<void> {
  return remotely(options, async () => {
    const folder = mkdtempSync(join(tmpdir(), "penholder-verify-"));
    try {
      const path = await fetched(what, folder, options);
      process.exitCode = verify(path, options);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
}

async function fetched(what: string, folder: string, options: ServerOptions): Promise<string> {
  const [, id, version] = /^([0-9a-f]{32})(?:@(\d{1,5}))?$/u.exec(what) ?? [];
  if (id === undefined)
    throw new PenholderError("usage", "With --server, name an act or a case by its id, or a version as REPORT@NUMBER.");
  const connection = connect(options);
  if (version !== undefined) {
    const path = join(folder, `version-${version}.json`);
    writeFileSync(path, await fetchVersion(connection, id, Number(version)), { mode: 0o600 });
    return path;
  }
  try {
    const path = join(folder, "act.receipt");
    writeFileSync(path, await fetchReceipt(id, options), { mode: 0o600 });
    return path;
  } catch (error) {
    if (!(error instanceof PenholderError) || error.code !== "not-found") throw error;
    return caseIn(connection, id, join(folder, "case"));
  }
}

async function caseIn(connection: Connection, id: string, folder: string): Promise<string> {
  const { unpackCase } = await import("#app");
  const archive = await fetchedBytes(connection, downloadBounds.largest, (client) =>
    client.GET("/api/v1/cases/{id}/export", { params: { path: { id }, query: { scope: "whole" } }, parseAs: "stream" }),
  );
  for (const [name, bytes] of unpackCase(archive).files) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    writeFileSync(path, bytes, { mode: 0o600 });
  }
  return folder;
}
