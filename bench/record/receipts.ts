import { type ChildProcess, spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { cosignWith, initLog, nodeCrypto, openLog } from "#log";
import { parseLogPolicy, type Signer, signatureType } from "#record";
import { formatPolicy, parsePolicy, verifyArtefact } from "#verify";
import { good } from "../../test/record-fixture.ts";
import { Appender, keyNamed } from "./bench-log.ts";
import type { Section } from "./figure.ts";
import { inFolder } from "./folders.ts";
import { percentile, timed } from "./measure.ts";

const command = join(import.meta.dirname, "..", "..", "bin", "penholder.js");

interface RunningWitness {
  name: string;
  signer: Signer;
  url: string;
  stop(): Promise<void>;
}

/** From handing in an act to its receipt with three of four witnesses' cosignatures, acts one after the other. */
export async function receiptFigures(quick: boolean): Promise<Section> {
  const { signer } = keyNamed("log.example/bench");
  const { runs, processor } = await inFolder(async (parent) => {
    const started = await Promise.allSettled([1, 2, 3, 4].map((i) => startWitness(parent, i, signer)));
    const witnesses = started.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
    try {
      for (const one of started) if (one.status === "rejected") throw one.reason;
      return await measured(join(parent, "log"), signer, witnesses, quick ? 40 : 400);
    } finally {
      await Promise.all(witnesses.map((witness) => witness.stop()));
    }
  });
  const name = "one act to its receipt";
  return {
    title: "Receipts cosigned by three of four witnesses, each a process of its own on this machine",
    figures: [
      {
        name: `${name}, p50`,
        value: percentile(runs, 0.5),
        unit: "ms",
        processor: processor / runs.length,
        least: { durableWrites: 1 },
      },
      { name: `${name}, p99`, value: percentile(runs, 0.99), unit: "ms", target: 150 },
    ],
    skipped: [],
  };
}

async function measured(folder: string, signer: Signer, witnesses: readonly RunningWitness[], times: number) {
  const policy = policyOf(signer, witnesses);
  await initLog({ folder, signer });
  const log = await openLog({
    folder,
    signer,
    witnessing: cosignWith(good(parseLogPolicy(nodeCrypto, policy)) && policy),
  });
  try {
    const appender = new Appender(log, "receipts");
    await timed(10, () => appender.append(1));
    let receipt = "";
    const result = await timed(times, async () => {
      receipt = (await appender.append(1))[0]?.receipt ?? "";
    });
    expectCosigned(receipt, policy);
    return result;
  } finally {
    await log.close();
  }
}

function expectCosigned(receipt: string, log: string): void {
  const nobody = { threshold: 1, keys: [keyNamed("panel.example/a").signer.vkey] };
  const text = formatPolicy(nodeCrypto, {
    type: "penholder/policy/1",
    authors: nobody,
    publishers: nobody,
    log,
    timestampers: [],
  });
  const policy = parsePolicy(nodeCrypto, text);
  const { checks } = verifyArtefact(Buffer.from(receipt), { policy, crypto: nodeCrypto, now: Date.now() });
  const witnesses = checks.find(({ name }) => name.includes("witness"));
  if (witnesses?.outcome !== "passed") throw new Error(`a receipt is not cosigned: ${witnesses?.says}`);
}

function policyOf(signer: Signer, witnesses: readonly RunningWitness[]): string {
  const lines = witnesses.map(({ name, signer: { vkey }, url }) => `witness ${name} ${vkey} ${url}`);
  const names = witnesses.map(({ name }) => name).join(" ");
  return [`log ${signer.vkey}`, ...lines, `group all 3 ${names}`, "quorum all", ""].join("\n");
}

/** `penholder witness`, as its operator runs it; on any free port. */
async function startWitness(parent: string, number: number, log: Signer): Promise<RunningWitness> {
  const name = `w${number}`;
  const { secret, signer } = keyNamed(`${name}.example/witness`, signatureType.cosignature);
  const key = join(parent, `${name}.key`);
  writeFileSync(key, `${secret}\n`, { mode: 0o600 });
  const options = ["--key", key, "--log", log.vkey, "--port", "0"];
  const child = spawn(process.execPath, [command, "witness", join(parent, name), ...options], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const url = await firstLine(child, name);
  return { name, signer, url, stop: () => stopped(child) };
}

async function firstLine(child: ChildProcess, name: string): Promise<string> {
  if (child.stdout) for await (const line of createInterface({ input: child.stdout })) return line;
  throw new Error(`the witness ${name} did not start`);
}

function stopped(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null) return resolve();
    child.once("exit", () => resolve());
    child.kill("SIGTERM");
  });
}
