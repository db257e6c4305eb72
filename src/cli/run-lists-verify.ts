import { PenholderError } from "#kernel";
import { disagreementOf, importStatement, type Snapshot, SnapshotStore } from "#lists";
import { nodeCrypto } from "#log";
import { parseReceipt, toHex } from "#record";
import { type Policy, type Report, verifyEdition } from "#verify";
import type { VerifyListOptions } from "./lists-options.ts";
import { writeOutput } from "./output.ts";
import { openPolicy } from "./run-policy.ts";
import { checkTimestamp } from "./run-verify.ts";

/** What was found of one edition. */
interface Examined {
  list: string;
  edition: string;
  content: string;
  /** What is wrong; null where nothing is. */
  problem: string | null;
  /** What its receipt proves by the reader's policy; null where it has none. */
  receipt: Report | null;
}

/** `penholder lists verify [LIST]`: every edition against its own facts and against its receipt. Answers the exit code. */
export async function verifyLists(list: string | undefined, options: VerifyListOptions): Promise<number> {
  const store = new SnapshotStore(options.store);
  const policy = options.policy === undefined ? null : openPolicy(options.policy);
  const snapshots = list === undefined ? store.all() : store.all(store.asOf(list).list);
  const found: Examined[] = [];
  for (const snapshot of snapshots) found.push(await examine(store, snapshot, policy));
  const gaps = gapsIn(store, snapshots);
  const wrong = found.some(({ problem }) => problem !== null) || gaps.length > 0;
  writeOutput(
    options.json ? JSON.stringify({ ok: !wrong, editions: found, gaps }, null, 2) : textOf(found, gaps, policy),
    undefined,
  );
  return wrong ? 1 : 0;
}

async function examine(store: SnapshotStore, snapshot: Snapshot, policy: Policy | null): Promise<Examined> {
  const { list, date, hash } = snapshot;
  const text = store.receipt(snapshot);
  const receipt =
    text === undefined
      ? null
      : verifyEdition(Buffer.from(text), importStatement(snapshot), {
          policy,
          crypto: nodeCrypto,
          now: Date.now(),
          checkTimestamp,
        });
  return { list, edition: date, content: hash, receipt, problem: await problemOf(store, snapshot, receipt, policy) };
}

async function problemOf(
  store: SnapshotStore,
  snapshot: Snapshot,
  receipt: Report | null,
  policy: Policy | null,
): Promise<string | null> {
  try {
    const disagreement = await disagreementOf(store, snapshot);
    if (disagreement !== undefined) return disagreement;
  } catch (error) {
    if (!(error instanceof PenholderError)) throw error;
    return error.message;
  }
  if (receipt === null) return policy === null ? null : "it has no receipt: nothing shows who imported it, or when";
  return receipt.ok || (policy === null && receipt.verdict === "self-consistent") ? null : receipt.says;
}

/** Imports of a list that its record must hold, and whose editions are not here: numbers of the stream that are missing. */
function gapsIn(store: SnapshotStore, snapshots: readonly Snapshot[]): string[] {
  const streams = new Map<string, { list: string; numbers: Set<bigint> }>();
  for (const snapshot of snapshots) {
    const receipt = parseReceipt(store.receipt(snapshot) ?? "");
    if (!receipt.ok) continue;
    const { stream, number } = receipt.value.entry;
    const known = streams.get(toHex(stream)) ?? { list: snapshot.list, numbers: new Set() };
    streams.set(toHex(stream), { ...known, numbers: known.numbers.add(number) });
  }
  return [...streams.values()].flatMap(({ list, numbers }) => {
    const last = [...numbers].reduce((one, other) => (one > other ? one : other), 0n);
    const missing = last + 1n - BigInt(numbers.size);
    return missing === 0n
      ? []
      : [
          `${list}: the record holds ${missing} more ${missing === 1n ? "import" : "imports"} whose edition or receipt is not here`,
        ];
  });
}

function textOf(found: readonly Examined[], gaps: readonly string[], policy: Policy | null): string {
  const lines = found.flatMap(({ list, edition, content, problem, receipt }) => {
    const mark = problem === null ? "✓" : "✗";
    const said = receipt?.checks.find(({ name }) => name === "act")?.says.replace("The receipt is for an import: ", "");
    const about = problem ?? said ?? "it agrees with itself; its import is not on a record";
    const time = receipt?.checks.find(({ name, outcome }) => name === "act-time" && outcome === "passed");
    return [
      `${mark} ${list}, edition of ${edition}, ${content.slice(0, 16)}: ${about}`,
      ...(time ? [`    ${time.says}`] : []),
    ];
  });
  const wrong = found.filter(({ problem }) => problem !== null).length;
  const sum =
    wrong + gaps.length > 0
      ? "SOMETHING IS WRONG: see above."
      : policy === null
        ? "Every edition agrees with itself. Whose imports they are was not checked: no --policy says whom you trust."
        : "Every edition is the one that was imported, by somebody whom you trust.";
  return [...lines, ...gaps.map((gap) => `✗ ${gap}`), "", found.length === 0 ? "There are no editions." : sum].join(
    "\n",
  );
}
