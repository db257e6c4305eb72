import type { Server } from "node:http";
import { PenholderError } from "#kernel";
import {
  lodgingsOrigin,
  openNote,
  parseNote,
  parseVerifierKey,
  signatureType,
  toHex,
  utf8,
  type VerifierKey,
} from "#record";
import { nodeCrypto } from "../node-crypto.ts";
import { addCheckpoint, contradictionOf, latestCheckpoint } from "./add-checkpoint.ts";
import { type Answer, ClockBehind, refuse, type WitnessCore } from "./core.ts";
import { StateLost } from "./database.ts";
import { Lodgings } from "./lodge.ts";
import { defaultLimits, type EnrolledLog, type Witness, type WitnessOptions } from "./options.ts";
import { boundedServer, type Handler, listen } from "./serve.ts";
import { WitnessStore } from "./store.ts";

/**
 * Runs a witness (C2SP tlog-witness; lodgings: docs/witness.md) until close(). Throws PenholderError: `folder-in-use`,
 * `witness-config` (keys, enrolment, folder or address that cannot be), `witness-stopped` (the state cannot be read).
 */
export async function runWitness(options: WitnessOptions): Promise<Witness> {
  const crypto = options.crypto ?? nodeCrypto;
  const key = keyOf(
    options.key.vkey,
    [signatureType.cosignature],
    "A witness's key is of type 4 (penholder keygen --kind witness)",
  );
  const logs = enrolled(options.logs, key);
  const submitters = (options.submitters ?? []).map((vkey) =>
    keyOf(vkey, [signatureType.ed25519], "A submitter's key is of type 1"),
  );
  const limits = { ...defaultLimits, ...options.limits };
  const store = new WitnessStore(options.folder, options.key.vkey);
  const core: WitnessCore = {
    crypto,
    store,
    signer: options.key,
    key,
    logs,
    submitters,
    limits,
    clock: options.clock ?? Date.now,
  };
  try {
    checkState(core);
    return await start(core, new Lodgings(core), options.listen);
  } catch (error) {
    store.close();
    throw error;
  }
}

async function start(core: WitnessCore, lodgings: Lodgings, at: WitnessOptions["listen"]): Promise<Witness> {
  const stopped = Promise.withResolvers<Error | null>();
  const stop = async (error: Error | null) => {
    await closed(server);
    core.store.close();
    stopped.resolve(error);
  };
  const server = boundedServer(
    guarded(routes(core, lodgings), (error) => void stop(error)),
    core.limits,
  );
  const url = await listen(server, at.host ?? "127.0.0.1", at.port);
  let closing: Promise<void> | undefined;
  const close = () => (closing ??= stop(null));
  return { url, vkey: core.signer.vkey, stopped: stopped.promise, close };
}

function routes(core: WitnessCore, lodgings: Lodgings): Handler {
  const byHash = new Map([...core.logs.keys()].map((origin) => [toHex(core.crypto.sha256(utf8(origin))), origin]));
  return (method, path, body) => {
    if (body) {
      if (path === "/add-checkpoint") return addCheckpoint(core, body);
      if (path === "/lodge") return lodgings.lodge(body);
    } else if (path === "/lodgings") return lodgings.head();
    const [, log, what] = /^\/([0-9a-f]{64})\/(checkpoint|contradiction)$/.exec(path) ?? [];
    if (!body && log) return (what === "checkpoint" ? latestCheckpoint : contradictionOf)(core, byHash.get(log));
    const list = /^\/lodgings\/list\/(0|[1-9][0-9]{0,17})$/.exec(path);
    if (!body && list) return lodgings.list(BigInt(list[1] ?? 0));
    const matter = /^\/lodgings\/([0-9a-f]{32})$/.exec(path);
    if (!body && matter) return lodgings.statement(matter[1] ?? "");
    return refuse(404, `There is nothing to ${method} at this address`);
  };
}

/** Once the state could not be written, nothing more is answered: what was persisted is no longer known. */
function guarded(handler: Handler, stop: (error: Error) => void): Handler {
  let lost = false;
  return (method, path, body): Answer => {
    if (lost) return refuse(503, "The witness has stopped");
    try {
      return handler(method, path, body);
    } catch (error) {
      if (error instanceof ClockBehind) return refuse(503, "The witness's clock is behind what it has signed before");
      if (!(error instanceof StateLost)) return refuse(500, "The witness is at fault");
      lost = true;
      stop(
        new PenholderError(
          "witness-stopped",
          "The witness could not write its state and has stopped; check the disk.",
          {},
          error,
        ),
      );
      return refuse(503, "The witness has stopped");
    }
  };
}

/** Whether the heads that were kept still bear the witness's own signature: a damaged folder must not be signed from. */
function checkState(core: WitnessCore): void {
  for (const head of core.store.heads()) {
    const note = parseNote(head.note);
    const opened = note.ok ? openNote(core.crypto, note.value, [core.key]) : note;
    if (
      opened.ok &&
      opened.value.text === head.text &&
      head.text === `${head.origin}\n${head.size}\n${Buffer.from(head.root).toString("base64")}\n`
    )
      continue;
    const says = `What the witness keeps of ${head.origin} is damaged; do not use this folder and key again (docs/witness.md).`;
    throw new PenholderError("witness-stopped", says);
  }
}

function enrolled(logs: readonly EnrolledLog[], own: VerifierKey): Map<string, VerifierKey[]> {
  const keys = new Map<string, VerifierKey[]>();
  for (const { origin, vkey } of logs) {
    const key = keyOf(vkey, [signatureType.ed25519, signatureType.mlDsa44], "A log's key is of type 1 or 6");
    if (origin === "" || origin.includes("\n") || `${origin}/`.startsWith(`${lodgingsOrigin(own.name)}/`)) {
      throw new PenholderError(
        "witness-config",
        `A log cannot be enrolled under the origin ${JSON.stringify(origin)}.`,
      );
    }
    keys.set(origin, [...(keys.get(origin) ?? []), key]);
  }
  return keys;
}

function keyOf(vkey: string, types: readonly number[], wanted: string): VerifierKey {
  const key = parseVerifierKey(nodeCrypto, vkey);
  if (!key.ok) throw new PenholderError("key-invalid", `The key ${vkey.slice(0, 80)} cannot be used: ${key.problem}.`);
  if (types.includes(key.value.type)) return key.value;
  throw new PenholderError("witness-config", `${wanted}; ${key.value.name} is of type ${key.value.type}.`);
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
    // Whoever has not ended a request by then loses it.
    setTimeout(() => server.closeAllConnections(), 1000).unref();
  });
}
