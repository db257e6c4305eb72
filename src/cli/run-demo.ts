import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  demoCode,
  demoLists,
  exampleLedger,
  hasDemo,
  type InstitutionApp,
  makeDemo,
  openAccounts,
  openDemo,
  removeDemo,
} from "#app";
import { PenholderError } from "#kernel";
import type { DemoOptions } from "./demo-options.ts";
import { addressFile, servedAt } from "./demo-served.ts";
import { demoWelcome, here, loginTable, noLogins, whereToGo } from "./demo-words.ts";
import { ownPage } from "./own-page.ts";
import { progress } from "./progress.ts";
import { serveOpened } from "./run-institution-serve.ts";
import { untilStopped } from "./until-stopped.ts";
import { verifierPages } from "./verifier-page.ts";

/** Where it listens if nobody says otherwise and nothing else does. */
const usualPort = 8700;

/** Makes the demonstration where there is none, then serves it until the process is asked to stop. */
export async function demo({ folder, reset = false, once = false, port, code }: DemoOptions): Promise<void> {
  if (code !== undefined) return void process.stdout.write(`${demoCode(code, Date.now())}\n`);
  await expectNotServed(folder);
  if (reset) removeDemo(folder);
  if (!hasDemo(folder)) await during((tell) => makeDemo(folder, tell));
  if (once) return void process.stdout.write(`The demonstration is in ${here(folder)}: penholder demo serves it.\n`);
  const stopped = untilStopped();
  const opened = await openDemo(folder);
  try {
    const logins = await during((tell) => openAccounts(folder, opened, tell));
    process.stdout.write(logins ? loginTable(logins, folder) : noLogins);
    await serveDemo(opened.app, folder, port, stopped);
  } finally {
    await opened.close();
  }
}

async function serveDemo(app: InstitutionApp, folder: string, port: number | undefined, stopped: Promise<void>) {
  const ledger = { name: "The ledger", about: "what changed in the worked example's report, and what is silent" };
  const pages = { "/ledger": ownPage(await exampleLedger(), ledger), ...verifierPages() };
  const ready = (url: string): void => {
    writeFileSync(addressFile(folder), url);
    process.stdout.write(whereToGo(url, folder, pages));
  };
  const lists = await demoLists(folder);
  const options = {
    host: "127.0.0.1",
    outbox: join(folder, "outbox"),
    quiet: true,
    pages,
    welcome: demoWelcome(folder),
  };
  const serve = (at: number) => serveOpened(app, { ...options, port: at, lists }, stopped, ready);
  try {
    await serve(port ?? usualPort);
  } catch (error) {
    if (port !== undefined || !(error instanceof PenholderError && error.code === "address-in-use")) throw error;
    await serve(0);
  } finally {
    rmSync(addressFile(folder), { force: true });
  }
}

async function expectNotServed(folder: string): Promise<void> {
  const url = await servedAt(folder);
  if (url === undefined) return;
  const message = `The demonstration in ${here(folder)} is served already, at ${url}/: use it there, or stop it first (Ctrl-C where it runs).`;
  throw new PenholderError("folder-in-use", message, { file: folder });
}

async function during<T>(work: (tell: (step: string) => void) => Promise<T>): Promise<T> {
  const bar = progress();
  let step = "keys, store and log";
  const shown = setInterval(() => bar.update(`Making the demonstration: ${step}`), 100);
  try {
    return await work((what) => {
      step = what;
    });
  } finally {
    clearInterval(shown);
    bar.done();
  }
}
