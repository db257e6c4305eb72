import { spawnSync } from "node:child_process";
import { hash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const sources = join(here, "python");
const cache = join(dirname(dirname(here)), ".cache", "python");

/** How a Python program of this folder is run. */
export interface PythonPeers {
  command(program: string, ...parameters: string[]): [command: string, parameters: string[], env: NodeJS.ProcessEnv];
}

/**
 * Python with the packages of requirements.txt, installed once into the ignored cache; undefined where Python 3.11, pip
 * or the packages are not to be had.
 */
export function pythonPeers(): PythonPeers | undefined {
  const version = python(["-c", "import sys; print(sys.version_info >= (3, 11), sys.version)"]);
  if (version.status !== 0 || !version.stdout.startsWith("True")) return undefined;
  const requirements = join(sources, "requirements.txt");
  const wanted = hash("sha256", version.stdout + readFileSync(requirements, "utf8")).slice(0, 16);
  const packages = join(cache, wanted);
  if (!existsSync(packages)) {
    rmSync(cache, { recursive: true, force: true });
    mkdirSync(cache, { recursive: true });
    const unfinished = `${packages}.${process.pid}`;
    const installed = python([
      "-m",
      "pip",
      "install",
      "--quiet",
      "--target",
      unfinished,
      "--requirement",
      requirements,
    ]);
    if (installed.status !== 0) {
      rmSync(unfinished, { recursive: true, force: true });
      return undefined;
    }
    renameSync(unfinished, packages);
  }
  const env = { ...environment, PYTHONPATH: packages };
  return { command: (program, ...parameters) => ["python3", [join(sources, program), ...parameters], env] };
}

const environment = { ...process.env, PYTHONDONTWRITEBYTECODE: "1", PIP_DISABLE_PIP_VERSION_CHECK: "1" };

function python(parameters: string[]) {
  return spawnSync("python3", parameters, {
    encoding: "utf8",
    timeout: 300_000,
    maxBuffer: 1 << 26,
    env: environment,
  });
}
