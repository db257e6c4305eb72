import {
  consistencyRanges,
  type Edge,
  edgeRoot,
  emptyEdge,
  equalBytes,
  extendEdge,
  leafHash,
  provePrefix,
  readRoot,
  rootsFromConsistency,
  tileHashReader,
  tilesForRanges,
  type VerifiedCheckpoint,
  verifyCheckpoint,
} from "#record";
import { type Broken, checkEntry, proveBroken } from "./check-entries.ts";
import { fetchCheckpoint, fetchEntries, fetchTiles } from "./fetch-entries.ts";
import { type Round, reason, type Tip } from "./round.ts";
import type { Followed } from "./state.ts";

const defaultMaxEntries = 2_000_000;

/**
 * Follows one log: its checkpoint, that it continues the last one seen, and every new entry. The answer is the
 * checkpoint up to which the log's tree was rebuilt here; null where nothing of it is known yet.
 */
export async function followLog(round: Round, url: string): Promise<Tip | null> {
  const { crypto, policy, state, findings } = round;
  const note = await fetchCheckpoint(round, url).catch((error: unknown) => {
    findings.add("unreachable", url, `The log at ${url} cannot be followed: ${reason(error)}.`);
    return null;
  });
  if (note === null) return null;
  const verified = verifyCheckpoint(crypto, policy, note);
  if (!verified.ok) {
    findings.add(
      "not-signed",
      url,
      `What ${url} serves as checkpoint is not of a log of the policy: ${verified.problem}.`,
    );
    return null;
  }
  const { origin } = verified.value.checkpoint;
  if (!verified.value.quorum) {
    const names = verified.value.cosigned.map(({ witness }) => witness).join(", ") || "none";
    findings.add(
      "not-cosigned",
      origin,
      `The quorum has not cosigned the checkpoint of ${origin} (cosigned: ${names}).`,
    );
  }
  const tip = { note, verified: verified.value };
  const seen = state.followed(origin);
  if (await continues(round, url, tip, seen)) return tip;
  // The last that was followed remains what witnesses are compared with.
  const last = seen ? verifyCheckpoint(crypto, policy, seen.note) : null;
  return seen && last?.ok ? { note: seen.note, verified: last.value } : null;
}

/** True where the tip's tree is that of the last one seen with more entries, or the same; it is then the last one seen. */
async function continues(round: Round, url: string, tip: Tip, seen: Followed | null): Promise<boolean> {
  const { crypto, state, findings } = round;
  const { origin, size } = tip.verified.checkpoint;
  const from = seen?.edge.size ?? 0n;
  const shown = state.seenHead(url, origin)?.size ?? 0n;
  if (size < shown) {
    findings.add("shrunk", origin, `${url} shows ${size} entries of ${origin}, and has shown ${shown} before.`);
  }
  // Another site of the same log may be ahead of this one; what this one shows must be the beginning all the same.
  if (size < from) {
    checkAgainst(round, origin, tip, seen?.note ?? "", from);
    return false;
  }
  if (size - from > BigInt(round.options.maxEntries ?? defaultMaxEntries)) {
    findings.add("unreachable", origin, `${origin} has ${size - from} new entries, more than are taken in one round.`);
    return false;
  }
  let entries: Uint8Array[];
  try {
    entries = size > from ? await fetchEntries(round, url, from, size) : [];
  } catch (error) {
    findings.add("withheld", origin, `${origin} does not serve its entries from ${from} to ${size}: ${reason(error)}.`);
    return (await contradicts(round, url, tip, seen)) && false;
  }
  const before = seen?.edge ?? emptyEdge;
  const leaves = entries.map((entry) => leafHash(crypto, entry));
  const edge = extendEdge(crypto, before, leaves);
  if (!equalBytes(edgeRoot(crypto, edge), tip.verified.checkpoint.root)) {
    if (await contradicts(round, url, tip, seen)) return false;
    const says = `The entries that ${origin} serves from ${from} to ${size} are not those that its checkpoint stands for.`;
    findings.add("wrong-data", origin, says);
    return false;
  }
  const broken = state.transact(() => {
    state.sawHead(url, origin, { ...tip.verified.checkpoint, time: 0n, note: tip.note });
    return keep(round, tip, before, entries);
  });
  for (const each of broken) proveBroken(round, tip, each);
  return true;
}

function keep(round: Round, { note, verified }: Tip, before: Edge, entries: readonly Uint8Array[]): Broken[] {
  const { crypto, state } = round;
  const { origin } = verified.checkpoint;
  const broken: Broken[] = [];
  let index = before.size - 1n;
  const leaves = function* () {
    for (const entry of entries) yield leafHash(crypto, entry);
  };
  const edge = extendEdge(crypto, before, leaves(), (level, hash) => {
    if (level === 0) index += 1n;
    else if (level % 8 === 0) state.addNode(origin, level, index >> BigInt(level), hash);
  });
  for (const [i, entry] of entries.entries()) broken.push(...checkEntry(round, origin, before.size + BigInt(i), entry));
  state.follow(origin, { note, edge });
  if (verified.quorum) state.addSample(origin, note);
  return broken;
}

/** Whether the log signed two trees, of which the later is no continuation of the earlier; where it can be, it is proved. */
async function contradicts(round: Round, url: string, tip: Tip, seen: Followed | null): Promise<boolean> {
  if (!seen || seen.edge.size === 0n) return false;
  const { crypto, findings } = round;
  const { origin, size, root } = tip.verified.checkpoint;
  const signer = tip.verified.log;
  if (size === seen.edge.size) {
    if (equalBytes(root, edgeRoot(crypto, seen.edge))) return false;
    findings.prove("split-view", origin, { kind: "roots", signer, first: seen.note, second: tip.note });
    return true;
  }
  const ranges = consistencyRanges(0n, seen.edge.size, size, true);
  const tiles = await fetchTiles(round, url, tilesForRanges(ranges, size)).catch(() => new Map<string, Uint8Array>());
  const read = tileHashReader(crypto, (level, index) => tiles.get(`${level}/${index}`));
  const proof = provePrefix(crypto, read, seen.edge.size, size);
  const roots = proof.ok ? rootsFromConsistency(crypto, 0n, seen.edge.size, size, proof.value) : undefined;
  if (!proof.ok || !roots || !equalBytes(roots.whole, root)) {
    const says = `${origin} gives no proof that its ${size} entries continue the ${seen.edge.size} that it showed before.`;
    findings.add("split-view", origin, says);
    return true;
  }
  if (equalBytes(roots.part, edgeRoot(crypto, seen.edge))) return false;
  findings.prove("split-view", origin, {
    kind: "prefix",
    signer,
    first: seen.note,
    second: tip.note,
    proof: proof.value,
  });
  return true;
}

/** Compares a checkpoint that the log signed with the tree rebuilt here, of which it should be the beginning. False where it is not. */
export function checkAgainst(round: Round, origin: string, shown: Tip, note: string, size: bigint): boolean {
  const { crypto, state, findings } = round;
  const { checkpoint, log } = shown.verified as VerifiedCheckpoint;
  const read = state.reader(origin);
  const own = readRoot(crypto, read, checkpoint.size);
  if (!own.ok || equalBytes(own.value, checkpoint.root)) return true;
  if (checkpoint.size === size) {
    findings.prove("split-view", origin, { kind: "roots", signer: log, first: shown.note, second: note });
    return false;
  }
  const proof = provePrefix(crypto, read, checkpoint.size, size);
  if (proof.ok) {
    findings.prove("split-view", origin, {
      kind: "prefix",
      signer: log,
      first: shown.note,
      second: note,
      proof: proof.value,
    });
  }
  return false;
}
