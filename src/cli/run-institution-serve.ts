import { join } from "node:path";
import { deliverNotifications, hasDemo, type InstitutionApp, openInstitution } from "#app";
import { type FixedPage, type ServeInstitution, serveInstitution } from "#http";
import { PenholderError } from "#kernel";
import type { ServeInstitutionOptions } from "./institution-options.ts";
import { progress } from "./progress.ts";
import { untilStopped } from "./until-stopped.ts";
import { verifierPages } from "./verifier-page.ts";
import { version } from "./version.ts";

/** Serves an institution until the process is asked to stop. */
export async function serve(folder: string, options: ServeInstitutionOptions): Promise<void> {
  const { heartbeat } = options;
  if (hasDemo(folder)) {
    const message = `${folder} is a demonstration, whose witnesses run with it: serve it with penholder demo --folder ${folder}.`;
    throw new PenholderError("usage", message, { file: folder });
  }
  const stopped = untilStopped();
  const bar = progress();
  bar.update("The log catches up");
  const app = await openInstitution({ folder, ...(heartbeat && { heartbeat }) }).finally(() => bar.done());
  try {
    await serveOpened(app, { ...options, outbox: options.outbox ?? join(folder, "outbox") }, stopped);
  } finally {
    await app.close();
  }
}

export interface ServeOpened extends Omit<ServeInstitutionOptions, "lists">, Pick<ServeInstitution, "welcome"> {
  outbox: string;
  /** Folder of the lists that are screened against. */
  lists?: string | undefined;
  pages?: Readonly<Record<string, FixedPage>>;
}

/** Serves an institution that is open, and delivers its notifications; leaves it open. */
export async function serveOpened(
  app: InstitutionApp,
  options: ServeOpened,
  stopped: Promise<void>,
  ready: (url: string) => void = (url) => void process.stdout.write(`${url}/\n`),
): Promise<void> {
  const { host, port, outbox, trustProxy = false, quiet = false, lists, welcome, pages = verifierPages() } = options;
  const tell = (error: unknown) =>
    void process.stderr.write(
      `penholder: notifications wait: ${error instanceof Error ? error.message : String(error)}\n`,
    );
  const log = quiet ? undefined : { write: (line: string) => void process.stderr.write(line) };
  const asked = {
    host,
    port,
    trustProxy,
    log,
    pages,
    welcome,
    lists: lists === undefined ? undefined : { store: lists },
  };
  const serving = await serveInstitution({ app, version: version, ...asked });
  const delivery = deliverNotifications(app, outbox, tell);
  try {
    ready(serving.url);
    await stopped;
  } finally {
    await serving.close();
    await delivery.stop();
  }
}
