import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  globSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import pg from "pg";

/** A PostgreSQL cluster of its own in a temporary folder, reached by a socket in it. */
export interface Cluster {
  /** Makes an empty schema, which is as good as a database and quicker made, and gives its URL. */
  database(): Promise<string>;
  stop(): Promise<void>;
}

/** The folder of `initdb` and `postgres`, of the newest version that is installed; null where there is none. */
export const postgresFolder: string | null =
  [...globSync("/usr/lib/postgresql/*/bin"), ...(process.env.PATH ?? "").split(delimiter)]
    .sort((one, other) => other.localeCompare(one, "en", { numeric: true }))
    .find((folder) => existsSync(join(folder, "initdb")) && existsSync(join(folder, "postgres"))) ?? null;

/** Starts a cluster with PostgreSQL's own settings (fsync among them). It refuses to run as root: then as another user. */
export async function startPostgres(): Promise<Cluster> {
  const bin = postgresFolder;
  if (!bin) throw new Error("PostgreSQL is not installed");
  const folder = mkdtempSync(join(tmpdir(), "penholder-pg-"));
  const user = process.getuid?.() === 0 ? unprivileged() : {};
  if (user.uid !== undefined && user.gid !== undefined) chownSync(folder, user.uid, user.gid);
  const as = { cwd: folder, env: { ...process.env, LC_ALL: "C", TZ: "UTC" }, ...user };
  const data = join(folder, "data");
  makeCluster(bin, data, as);
  const settings = ["-c", "listen_addresses=", "-c", `unix_socket_directories=${folder}`, "-c", "max_connections=60"];
  const server = spawn(join(bin, "postgres"), ["-D", data, ...settings], { ...as, stdio: "ignore" });
  const kill = () => server.kill("SIGQUIT");
  process.once("exit", kill);
  const url = `postgres://penholder@localhost/postgres?host=${encodeURIComponent(folder)}`;
  await untilReady(url, server);
  let databases = 0;
  return {
    database: async () => {
      const name = `penholder_${databases++}`;
      await withClient(url, (client) => client.query(`CREATE SCHEMA ${name}`));
      return `${url}&options=${encodeURIComponent(`-c search_path=${name}`)}`;
    },
    stop: async () => {
      process.removeListener("exit", kill);
      const ended = new Promise((resolve) => server.once("exit", resolve));
      // Fast shutdown: ends the sessions that are left.
      if (server.exitCode === null) server.kill("SIGINT");
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A cluster's first files: made once for this version of PostgreSQL, which takes seconds, and copied after that. */
function makeCluster(bin: string, data: string, as: { uid?: number; gid?: number; cwd: string }): void {
  const version = createHash("sha256")
    .update(execFileSync(join(bin, "postgres"), ["--version"], as))
    .digest("hex");
  const template = join(import.meta.dirname, "..", ".cache", `postgres-${version.slice(0, 16)}`);
  if (!existsSync(template)) {
    const options = ["-U", "penholder", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync", "--no-instructions"];
    execFileSync(join(bin, "initdb"), ["-D", data, ...options], { ...as, stdio: "ignore" });
    const making = `${template}.${process.pid}`;
    cpSync(data, making, { recursive: true });
    try {
      renameSync(making, template);
    } catch {
      // Another test file was quicker.
      rmSync(making, { recursive: true, force: true });
    }
    return;
  }
  cpSync(template, data, { recursive: true });
  chmodSync(data, 0o700);
  const { uid, gid } = as;
  if (uid === undefined || gid === undefined) return;
  for (const name of [".", ...(readdirSync(data, { recursive: true }) as string[])])
    chownSync(join(data, name), uid, gid);
}

export async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function untilReady(url: string, server: ChildProcess): Promise<void> {
  for (let tries = 0; ; tries++) {
    try {
      return await withClient(url, async () => {});
    } catch (error) {
      if (server.exitCode !== null || tries > 600) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

function unprivileged(): { uid?: number; gid?: number } {
  const users = readFileSync("/etc/passwd", "utf8").split("\n");
  const line = users.find((user) => user.startsWith("postgres:")) ?? users.find((user) => user.startsWith("nobody:"));
  const [, , uid, gid] = line?.split(":") ?? [];
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : {};
}
