import type { Crypto, LogPolicy, VerifiedCheckpoint } from "#record";
import { at, type HttpAnswer, httpRequest, shown } from "../witness/http.ts";
import type { Findings } from "./findings.ts";
import type { MonitorOptions } from "./options.ts";
import type { MonitorState } from "./state.ts";

/** What one round of the monitor shares. */
export interface Round {
  crypto: Crypto;
  policy: LogPolicy;
  state: MonitorState;
  findings: Findings;
  options: MonitorOptions;
  /** POSIX seconds. */
  now: bigint;
}

/** A checkpoint of a log, verbatim and as the policy sees it. */
export interface Tip {
  note: string;
  verified: VerifiedCheckpoint;
}

/** Fetches; throws an Error with one clause where there is no answer. */
export function get(round: Round, prefix: string, path: string, limit: number): Promise<HttpAnswer> {
  return httpRequest(at(prefix, path), { limit, signal: AbortSignal.timeout(round.options.timeout ?? 10_000) });
}

/** Fetches what must be there; throws an Error with one clause where it is not. */
export async function mustGet(round: Round, prefix: string, path: string, limit: number): Promise<Uint8Array> {
  const answer = await get(round, prefix, path, limit);
  if (answer.status !== 200) throw new Error(`it answered ${answer.status} for ${path}: ${shown(answer.body)}`);
  return answer.body;
}

export function reason(error: unknown): string {
  return error instanceof Error ? error.message : "it failed";
}
