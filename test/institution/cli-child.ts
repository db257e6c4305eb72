import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export const main = join(import.meta.dirname, "..", "..", "src", "cli", "main.ts");

export interface Ran {
  code: number | null;
  out: string;
  err: string;
}

/** The command line as a process of its own, with a folder of logins and a working folder that nobody else has. */
export class Terminal {
  readonly folder = mkdtempSync(join(tmpdir(), "penholder-remote-"));
  readonly env: Record<string, string>;

  constructor(env: Record<string, string> = {}) {
    this.env = {
      PATH: process.env.PATH ?? "",
      HOME: this.folder,
      PENHOLDER_CONFIG: join(this.folder, "config"),
      ...env,
    };
  }

  /** Runs to its end; `input` is what is typed. */
  run(
    args: readonly string[],
    { input = "", env = {} }: { input?: string; env?: Record<string, string> } = {},
  ): Promise<Ran> {
    const child = spawn(process.execPath, [main, ...args], { cwd: this.folder, env: { ...this.env, ...env } });
    const { promise, resolve, reject } = Promise.withResolvers<Ran>();
    let [out, err] = ["", ""];
    child.stdout.on("data", (piece: Buffer) => {
      out += piece.toString("utf8");
    });
    child.stderr.on("data", (piece: Buffer) => {
      err += piece.toString("utf8");
    });
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, out, err }));
    child.stdin.on("error", () => undefined);
    child.stdin.end(input);
    return promise;
  }

  /** The same, and throws where it does not end well; what it printed. */
  async does(args: readonly string[], more: { input?: string } = {}): Promise<string> {
    const { code, out, err } = await this.run(args, more);
    if (code !== 0) throw new Error(`penholder ${args.join(" ")} ended with ${code}: ${err}`);
    return out;
  }

  /** The same, as JSON. */
  // biome-ignore lint/suspicious/noExplicitAny: answers are checked by what a test expects of them.
  async json(args: readonly string[], more: { input?: string } = {}): Promise<any> {
    return JSON.parse(await this.does([...args, "--json"], more));
  }

  close(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
