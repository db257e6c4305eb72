import { type ChildProcess, execFileSync, spawn, spawnSync } from "node:child_process";
import { copyFileSync, cpSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const version = "v0.60.0";
const cache = join(import.meta.dirname, "..", "..", "..", ".cache", "peers");

/** Moov Watchman, built once into the ignored cache; undefined where Go or its modules are not to be had. */
function program(): string | undefined {
  const built = join(cache, `watchman-${version}`);
  if (existsSync(built)) return built;
  mkdirSync(cache, { recursive: true });
  console.log(`Building Moov Watchman ${version} for the comparison …`);
  const got = spawnSync("go", ["mod", "download", "-json", `github.com/moov-io/watchman@${version}`], {
    encoding: "utf8",
    cwd: cache,
  });
  const source = got.status === 0 ? (JSON.parse(got.stdout) as { Dir?: string }).Dir : undefined;
  if (!source) return undefined;
  const copy = mkdtempSync(join(tmpdir(), "watchman-"));
  cpSync(source, copy, { recursive: true });
  execFileSync("chmod", ["-R", "u+w", copy]);
  const made = spawnSync("go", ["build", "-o", `${built}.part`, "./cmd/server"], { cwd: copy, timeout: 900_000 });
  rmSync(copy, { recursive: true, force: true });
  if (made.status !== 0) return undefined;
  renameSync(`${built}.part`, built);
  return built;
}

const config = (folder: string, port: number): string => `Watchman:
  Servers:
    BindAddress: "127.0.0.1:${port}"
    AdminAddress: "127.0.0.1:${port + 1}"
  Telemetry:
    ServiceName: "watchman"
  Download:
    RefreshInterval: "12h"
    InitialDataDirectory: "${folder}"
    IncludedLists: ["us_ofac"]
  Search:
    Goroutines: { Default: 10, Min: 1, Max: 25 }
`;

/** Watchman with OFAC's SDN files loaded, answering on its own HTTP API. */
export interface Watchman {
  search(name: string, type: "person" | "business"): Promise<{ id: string; score: number } | undefined>;
  end(): void;
}

/** Starts it with these files (sdn.csv, alt.csv, add.csv, sdn_comments.csv). */
export async function watchman(files: Readonly<Record<string, string>>): Promise<Watchman | undefined> {
  const path = program();
  if (!path) return undefined;
  const folder = mkdtempSync(join(tmpdir(), "watchman-data-"));
  for (const [name, file] of Object.entries(files)) copyFileSync(file, join(folder, name));
  const port = 20_000 + (process.pid % 20_000);
  const settings = join(folder, "config.yml");
  writeFileSync(settings, config(folder, port));
  const child: ChildProcess = spawn(path, { stdio: "ignore", env: { ...process.env, APP_CONFIG: settings } });
  const end = () => {
    child.kill("SIGKILL");
    rmSync(folder, { recursive: true, force: true });
  };
  const search: Watchman["search"] = async (name, type) => {
    const query = new URLSearchParams({ name, type, limit: "1", minMatch: "0.01" });
    const answer = await fetch(`http://127.0.0.1:${port}/v2/search?${query}`);
    const { entities } = (await answer.json()) as { entities?: { sourceID: string; match: number }[] | null };
    const hit = entities?.[0];
    return hit && { id: hit.sourceID, score: hit.match };
  };
  for (let tries = 0; tries < 600; tries++) {
    const there = await search("Nobody At All", "person").then(
      () => true,
      () => false,
    );
    if (there) return { search, end };
    await new Promise((wake) => setTimeout(wake, 200));
  }
  end();
  return undefined;
}
