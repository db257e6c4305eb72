import { spawnSync } from "node:child_process";
import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";

const version = "4.17.4";
const cache = join(import.meta.dirname, "..", "..", "..", ".cache", "peers");

export interface NamePair {
  schema: string;
  a: string;
  b: string;
}

/** nomenklatura in an environment of its own, installed once into the ignored cache; undefined where Python or PyPI is not to be had. */
function interpreter(): string | undefined {
  const home = join(cache, `nomenklatura-${version}`);
  const python = join(home, "bin", "python");
  if (existsSync(python)) return python;
  console.log(`Installing nomenklatura ${version} for the comparison …`);
  const made = spawnSync("python3", ["-m", "venv", home]);
  const filled =
    made.status === 0 ? spawnSync(python, ["-m", "pip", "install", "--quiet", `nomenklatura==${version}`]) : made;
  if (filled.status === 0) return python;
  rmSync(home, { recursive: true, force: true });
  return undefined;
}

/** Scores of logic-v2, and the seconds of each comparison within Python. Undefined where it cannot be installed. */
export function nomenklatura(pairs: readonly NamePair[]): { score: number; seconds: number }[] | undefined {
  const python = interpreter();
  if (!python) return undefined;
  const input = pairs.map((pair) => `${JSON.stringify(pair)}\n`).join("");
  const run = spawnSync(python, [join(import.meta.dirname, "logic_v2.py")], {
    input,
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  if (run.status !== 0) throw new Error(`nomenklatura failed: ${run.stderr.slice(-500)}`);
  return run.stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as { score: number; seconds: number });
}
