import type { Crypto } from "#record";
import type { Operations } from "./figure.ts";

export interface Times {
  /** Milliseconds of each run, in order. */
  runs: number[];
  /** Milliseconds of processor time of all runs together. */
  processor: number;
}

/** Runs the work so many times, one after the other. */
export async function timed(times: number, work: (run: number) => unknown): Promise<Times> {
  const runs: number[] = [];
  const before = process.cpuUsage();
  for (let run = 0; run < times; run++) {
    const started = performance.now();
    await work(run);
    runs.push(performance.now() - started);
  }
  const { user, system } = process.cpuUsage(before);
  return { runs, processor: (user + system) / 1000 };
}

export function percentile(runs: readonly number[], share: number): number {
  const sorted = [...runs].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** The same cryptography, which counts what is asked of it. */
export function counting(crypto: Crypto): { crypto: Crypto; counted: Required<Operations> } {
  const counted = { hashes: 0, signatures: 0, verifications: 0, durableWrites: 0 };
  const counter: Crypto = {
    ...crypto,
    sha256: (data) => {
      counted.hashes += 1;
      return crypto.sha256(data);
    },
    hmacSha256: (key, data) => {
      counted.hashes += 2;
      return crypto.hmacSha256(key, data);
    },
    verifyEd25519: (key, message, signature) => {
      counted.verifications += 1;
      return crypto.verifyEd25519(key, message, signature);
    },
  };
  return { crypto: counter, counted };
}
