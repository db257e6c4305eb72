import { join, relative } from "node:path";
import { hasDemo, type Login, makeDemo, openDemo, removeDemo } from "#app";
import type { DemoOptions } from "./demo-options.ts";
import { progress } from "./progress.ts";
import { serveOpened } from "./run-institution-serve.ts";
import { untilStopped } from "./until-stopped.ts";

/** Makes the demonstration where there is none, then serves it until the process is asked to stop. */
export async function demo({ folder, reset = false, port }: DemoOptions): Promise<void> {
  if (reset) removeDemo(folder);
  if (!hasDemo(folder)) tellLogins(folder, await made(folder));
  const stopped = untilStopped();
  const opened = await openDemo(folder);
  try {
    const options = { host: "127.0.0.1", port, outbox: join(folder, "outbox"), quiet: true };
    await serveOpened(opened.app, options, stopped, (url) => tellWhere(url, folder));
  } finally {
    await opened.close();
  }
}

async function made(folder: string): Promise<Login[]> {
  const bar = progress();
  let step = "keys, store and log";
  const shown = setInterval(() => bar.update(`Making the demonstration: ${step}`), 100);
  try {
    return await makeDemo(folder, (what) => {
      step = what;
    });
  } finally {
    clearInterval(shown);
    bar.done();
  }
}

function tellLogins(folder: string, logins: readonly Login[]): void {
  const columns = ["who", "role", "password", "secret for an authenticator application"];
  const rows = logins.map(({ person, role, password, totp }) => [person, role, password, totp]);
  const widths = columns.map((title, at) => Math.max(title.length, ...rows.map((row) => row[at]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    `  ${row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join("  ")}`.trimEnd();
  process.stdout.write(`The people of the demonstration. This is shown once; --reset makes new ones.

${[columns, ...rows].map(line).join("\n")}

Each one's signing key is in ${relative(process.cwd(), join(folder, "keys"))}: the demonstration holds them so that you can act as anybody.
In earnest each person holds his own, and the server none.

`);
}

function tellWhere(url: string, folder: string): void {
  const path = relative(process.cwd(), folder);
  process.stdout.write(`An illustration: the report is written by us, and who asks for changes in it is invented.

  ${url}/             where to begin
  ${url}/api/v1/docs  the API
  ${url}/log/         the public log, which three witnesses cosign

Try, in another terminal:
  curl ${url}/api/v1/cases
  npx penholder doctor ${path}
  npx penholder rebuild ${path}
  npx penholder backup ${path} out/backup

Ctrl-C stops it; npx penholder demo goes on where it was, npx penholder demo --reset begins afresh.
`);
}
