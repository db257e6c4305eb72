import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Clock } from "#kernel";
import { newKey, nodeSigner, runWitness, type Witness } from "#log";
import { signatureType } from "#record";

const organisations = ["university", "press-institute", "mission-union"];

export interface WitnessesOptions {
  folder: string;
  log: { origin: string; vkey: string };
  /** Public keys of those who may lodge with them. */
  submitters: readonly string[];
  clock: Clock;
}

/** Witnesses of the demonstration, which in earnest would be organisations that depend neither on each other nor on the operator. */
export async function startWitnesses(options: WitnessesOptions): Promise<Witness[]> {
  const started: Witness[] = [];
  try {
    for (const organisation of organisations) started.push(await startOne(organisation, options));
    return started;
  } catch (error) {
    await Promise.all(started.map((witness) => witness.close()));
    throw error;
  }
}

async function startOne(organisation: string, options: WitnessesOptions): Promise<Witness> {
  const { folder, log, submitters, clock } = options;
  const own = join(folder, organisation);
  mkdirSync(own, { recursive: true, mode: 0o700 });
  const keyFile = join(own, "witness.key");
  if (!existsSync(keyFile)) {
    const { secret } = newKey(`${organisation}.example`, signatureType.cosignature);
    writeFileSync(keyFile, `${secret}\n`, { mode: 0o600 });
  }
  const key = nodeSigner(readFileSync(keyFile, "utf8"), keyFile);
  return runWitness({ folder: join(own, "state"), key, logs: [log], submitters, clock, listen: { port: 0 } });
}

/** A tlog-policy: two of the three must cosign. */
export function policyText(witnesses: readonly Pick<Witness, "vkey" | "url">[]): string {
  const lines = witnesses.map(({ vkey, url }, index) => `witness ${organisations[index]} ${vkey} ${url}/`);
  return [...lines, `group witnesses 2 ${organisations.join(" ")}`, "quorum witnesses", ""].join("\n");
}
