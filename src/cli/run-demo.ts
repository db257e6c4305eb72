import { join, relative } from "node:path";
import { demoCode, hasDemo, type Login, makeDemo, openDemo, removeDemo } from "#app";
import type { DemoOptions } from "./demo-options.ts";
import { progress } from "./progress.ts";
import { serveOpened } from "./run-institution-serve.ts";
import { untilStopped } from "./until-stopped.ts";

/** Makes the demonstration where there is none, then serves it until the process is asked to stop. */
export async function demo({ folder, reset = false, port, code }: DemoOptions): Promise<void> {
  if (code !== undefined) return void process.stdout.write(`${demoCode(code, Date.now())}\n`);
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

  ${url}/                where to begin
  ${url}/docs            the API
  ${url}/verifier        the page that verifies (after npm start has built it)
  ${url}/log/checkpoint  the public log's checkpoint, cosigned by witnesses

Try, in another terminal. What everybody may see, then what only a member of the committee may (password and secret above):
  curl ${url}/api/v1/cases
  curl -c jar -H 'content-type: application/json' ${url}/api/v1/session \\
    -d "{\\"login\\":\\"member-fr\\",\\"password\\":\\"PASSWORD\\",\\"code\\":\\"$(npx penholder demo --code SECRET)\\"}"
  curl -b jar '${url}/api/v1/subjects?kind=report'
  curl -b jar ${url}/api/v1/reports/ID/silent
Is everything as the acts make it? And a backup, beside the running service:
  npx penholder doctor ${path}
  npx penholder rebuild ${path}
  npx penholder backup ${path} out/backup

Ctrl-C stops it; npx penholder demo goes on where it was, npx penholder demo --reset begins afresh.
`);
}
