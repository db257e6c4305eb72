import { chmodSync, mkdirSync, readFileSync, statSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { z } from "zod";
import { PenholderError } from "#kernel";
import { writeOutput } from "./output.ts";

const login = z.strictObject({
  token: z.string().max(200),
  person: z.string().max(200),
  prefix: z.string().max(200),
  expires: z.string().max(100),
  /** The record that the server kept when one signed in: acts are signed for no other. */
  record: z.string().max(200),
});
export type Login = z.infer<typeof login>;

const form = z.strictObject({
  type: z.literal("penholder/logins/1"),
  /** Where one signed in last. */
  last: z.string().nullable(),
  servers: z.record(z.string(), login),
});
type Logins = z.infer<typeof form>;

type Env = Readonly<Record<string, string | undefined>>;

/** The user's folder for what Penholder keeps between two commands (XDG Base Directory; %APPDATA% on Windows). */
export function configFolder(env: Env = process.env): string {
  if (env.PENHOLDER_CONFIG) return env.PENHOLDER_CONFIG;
  if (process.platform === "win32" && env.APPDATA) return join(env.APPDATA, "penholder");
  return join(env.XDG_CONFIG_HOME || join(homedir(), ".config"), "penholder");
}

const fileIn = (env: Env): string => join(configFolder(env), "logins.json");
const nothing: Logins = { type: "penholder/logins/1", last: null, servers: {} };

/** Where one is signed in. Throws `login-unsafe` where others can read the file, or it is not in form. */
export function readLogins(env: Env = process.env): Logins {
  const path = fileIn(env);
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) return nothing;
  if (process.platform !== "win32" && (found.mode & 0o077) !== 0)
    throw unsafe(path, `${path} can be read by others: run chmod 600 on it, and sign in again if they should not.`);
  try {
    return form.parse(JSON.parse(readFileSync(path, "utf8")));
  } catch (error) {
    throw unsafe(path, `${path} is not as penholder login writes it: delete it and sign in again.`, error);
  }
}

export function keepLogin(server: string, login: Login, env: Env = process.env): string {
  const { servers } = readLogins(env);
  return write({ ...nothing, last: server, servers: { ...servers, [server]: login } }, env);
}

export function forgetLogin(server: string, env: Env = process.env): void {
  const { last, servers } = readLogins(env);
  const { [server]: _, ...others } = servers;
  write({ ...nothing, last: last === server ? null : last, servers: others }, env);
}

/** Whole or not at all, for its owner alone. */
function write(logins: Logins, env: Env): string {
  const path = fileIn(env);
  privateFolder(dirname(path));
  writeOutput(`${JSON.stringify(logins, null, 2)}\n`, path, 0o600);
  return path;
}

export function privateFolder(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (process.platform !== "win32") chmodSync(folder, 0o700);
}

const unsafe = (file: string, sentence: string, cause?: unknown) =>
  new PenholderError("login-unsafe", sentence, { file }, cause);
