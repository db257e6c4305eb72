import { execFileSync, spawn, spawnSync } from "node:child_process";
import { hash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const sources = join(here, "go");
const cache = join(dirname(dirname(here)), ".cache", "peers");

const modules = ["golang.org/x/mod", "github.com/transparency-dev/formats", "github.com/transparency-dev/witness"];

/**
 * The Go program of this folder, built once into the ignored cache; undefined where Go, or one that is new enough, or
 * its modules are not to be had. What then fails to compile is an error, not a reason to skip.
 */
export function goPeers(): string | undefined {
  const version = go("version");
  if (version.status !== 0) return undefined;
  const files = readdirSync(sources, { recursive: true, encoding: "utf8" }).filter((name) =>
    /\.(go|mod|sum)$/.test(name),
  );
  const contents = files.sort().map((name) => `${name}\n${readFileSync(join(sources, name), "utf8")}`);
  const program = join(cache, `peers-${hash("sha256", version.stdout + contents.join("\n")).slice(0, 16)}`);
  if (existsSync(program)) return program;
  if (go("mod", "download", ...modules).status !== 0) return undefined;
  rmSync(cache, { recursive: true, force: true });
  mkdirSync(cache, { recursive: true });
  const unfinished = `${program}.${process.pid}`;
  execFileSync("go", ["build", "-trimpath", "-o", unfinished, "."], { cwd: sources, timeout: 900_000 });
  renameSync(unfinished, program);
  return program;
}

function go(...parameters: string[]) {
  return spawnSync("go", parameters, { cwd: sources, encoding: "utf8", timeout: 300_000, maxBuffer: 1 << 26 });
}

/** What the Go program answers: fields as asked for, or `error`. */
export type GoAnswer = Record<string, unknown> & { error?: string };

/** The Go program, running: one question at a time, answered in turn. Bytes and hashes go as base64. */
export class GoProgram {
  readonly #child;
  readonly #waiting: ((answer: GoAnswer) => void)[] = [];

  constructor(program: string) {
    this.#child = spawn(program, { stdio: ["pipe", "pipe", "inherit"] });
    createInterface(this.#child.stdout).on("line", (line) => this.#waiting.shift()?.(JSON.parse(line)));
    this.#child.on("exit", () => {
      for (const answer of this.#waiting.splice(0)) answer({ error: "the Go program has ended" });
    });
  }

  ask(what: string, fields: Record<string, unknown> = {}): Promise<GoAnswer> {
    const answer = Promise.withResolvers<GoAnswer>();
    this.#waiting.push(answer.resolve);
    this.#child.stdin.write(`${JSON.stringify({ do: what, ...fields }, inGo)}\n`);
    return answer.promise;
  }

  end(): void {
    this.#child.stdin.end();
    this.#child.kill();
  }
}

function inGo(_: string, value: unknown): unknown {
  if (typeof value === "bigint") return Number(value);
  if (isBufferJson(value)) return Buffer.from(value.data).toString("base64");
  return value instanceof Uint8Array ? Buffer.from(value).toString("base64") : value;
}

/** Buffers reach a replacer as what their toJSON makes of them. */
function isBufferJson(value: unknown): value is { type: "Buffer"; data: number[] } {
  return typeof value === "object" && value !== null && "type" in value && value.type === "Buffer" && "data" in value;
}
