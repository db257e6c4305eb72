import { resolve } from "node:path";
import { nodeCrypto } from "../node-crypto.ts";
import { policyOf } from "../witness/policy.ts";
import { checkLodgings } from "./check-lodgings.ts";
import { checkPromises } from "./check-promises.ts";
import { checkWitnesses } from "./check-witnesses.ts";
import { Findings } from "./findings.ts";
import { followLog } from "./follow-log.ts";
import type { MonitorOptions, MonitorReport } from "./options.ts";
import type { Round } from "./round.ts";
import { MonitorState } from "./state.ts";

/**
 * One round of the monitor: follows each log from where the last round left it, compares it with what its witnesses
 * show, holds it to its promises and the witnesses to their slips. What it finds is in the report; it throws only for
 * what the caller gave (`policy-invalid`), a state folder in use (`folder-in-use`) or that cannot be written
 * (`witness-stopped`).
 */
export async function monitor(options: MonitorOptions): Promise<MonitorReport> {
  const crypto = options.crypto ?? nodeCrypto;
  const policy = policyOf(crypto, options.policy);
  const folder = resolve(options.stateFolder);
  const state = new MonitorState(folder, crypto);
  try {
    const findings = new Findings(state, folder, crypto);
    const now = BigInt(Math.floor((options.clock ?? Date.now)() / 1000));
    const round: Round = { crypto, policy, state, findings, options, now };
    const logs: MonitorReport["logs"] = [];
    for (const url of options.urls) {
      const tip = await followLog(round, url);
      if (!tip) continue;
      const { origin, size } = tip.verified.checkpoint;
      logs.push({ url, origin, size });
      await checkWitnesses(round, tip);
      checkPromises(round, tip);
    }
    await checkLodgings(round);
    const found = findings.all();
    return { ok: found.length === 0, findings: found, logs };
  } finally {
    state.close();
  }
}
