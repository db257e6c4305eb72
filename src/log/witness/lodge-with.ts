import {
  type Crypto,
  fromUtf8,
  type LogPolicy,
  type OpenSlip,
  openSlip,
  openStatement,
  type Statement,
  toHex,
} from "#record";
import { nodeCrypto } from "../node-crypto.ts";
import { at, httpRequest, shown } from "./http.ts";
import { type KnownWitness, policyOf, reachable } from "./policy.ts";

export interface LodgeOptions {
  /** Milliseconds for all of it; 10,000. */
  timeout?: number;
  crypto?: Crypto;
}

/** What became of a lodging with one witness: its slip, verified, or why there is none. */
export type LodgeAnswer =
  | { witness: string; slip: string; opened: OpenSlip }
  | { witness: string; slip: null; problem: string };

/** What one witness signs was lodged with it in a matter up to now, nothing included; or why it says nothing. */
export type StatementAnswer =
  | { witness: string; text: string; statement: Statement }
  | { witness: string; text: null; problem: string };

const slipLimit = 65_536;
const statementLimit = 4 * 1024 * 1024;

/**
 * Hands a signed lodging (`signLodging`) to every witness of the policy that has an address, at once. Every slip is
 * verified with its witness's key before it counts. Throws `policy-invalid`.
 */
export async function lodgeWith(
  policy: string | LogPolicy,
  lodging: string,
  options: LodgeOptions = {},
): Promise<LodgeAnswer[]> {
  const crypto = options.crypto ?? nodeCrypto;
  const signal = AbortSignal.timeout(options.timeout ?? 10_000);
  return Promise.all(
    reachable(policyOf(crypto, policy)).map(async (witness): Promise<LodgeAnswer> => {
      try {
        return { witness: witness.name, ...(await slipOf(crypto, witness, lodging, signal)) };
      } catch (error) {
        return { witness: witness.name, slip: null, problem: error instanceof Error ? error.message : "it failed" };
      }
    }),
  );
}

/** Asks every witness of the policy what was lodged with it in a matter (16 bytes) up to now; each statement is verified. */
export async function statementsOf(
  policy: string | LogPolicy,
  matter: Uint8Array,
  options: LodgeOptions = {},
): Promise<StatementAnswer[]> {
  const crypto = options.crypto ?? nodeCrypto;
  const signal = AbortSignal.timeout(options.timeout ?? 10_000);
  return Promise.all(
    reachable(policyOf(crypto, policy)).map(async ({ name, key, url }): Promise<StatementAnswer> => {
      try {
        const { status, body } = await httpRequest(at(url, `lodgings/${toHex(matter)}`), {
          limit: statementLimit,
          signal,
        });
        if (status !== 200) throw new Error(`it answered ${status}: ${shown(body)}`);
        const text = fromUtf8(body);
        const statement = text.ok ? openStatement(crypto, text.value, [key], matter) : text;
        if (!text.ok || !statement.ok)
          throw new Error(`its statement does not hold: ${statement.ok ? "" : statement.problem}`);
        return { witness: name, text: text.value, statement: statement.value };
      } catch (error) {
        return { witness: name, text: null, problem: error instanceof Error ? error.message : "it failed" };
      }
    }),
  );
}

/** Throws an Error with one clause on why there is no slip. */
async function slipOf(crypto: Crypto, witness: KnownWitness, lodging: string, signal: AbortSignal) {
  const { status, body } = await httpRequest(at(witness.url, "lodge"), { limit: slipLimit, signal }, lodging);
  if (status !== 200) throw new Error(`it answered ${status}: ${shown(body)}`);
  const slip = fromUtf8(body);
  const opened = slip.ok ? openSlip(crypto, slip.value, [witness.key]) : slip;
  if (!slip.ok || !opened.ok) throw new Error(`its slip does not hold: ${opened.ok ? "" : opened.problem}`);
  if (!slipIsFor(slip.value, lodging)) throw new Error("its slip is for another lodging");
  return { slip: slip.value, opened: opened.value };
}

function slipIsFor(slip: string, lodging: string): boolean {
  return slip.split("\n", 2)[1] === `lodging ${Buffer.from(lodging, "utf8").toString("base64")}`;
}
