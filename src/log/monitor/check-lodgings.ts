import {
  type CosignedHead,
  denial,
  type Edge,
  edgeRoot,
  emptyEdge,
  equalBytes,
  extendEdge,
  formatVerifierKey,
  fromBase64,
  fromUtf8,
  leavesReader,
  lodgedLeaf,
  lodgingsOrigin,
  type OpenSlip,
  openHead,
  openSlip,
  openStatement,
  parseMatter,
  provePrefix,
  toHex,
} from "#record";
import type { HttpAnswer } from "../witness/http.ts";
import { type KnownWitness, reachable } from "../witness/policy.ts";
import { seeHead } from "./check-witnesses.ts";
import { get, mustGet, type Round, reason } from "./round.ts";

/** Lodgings of one witness that are followed at most. */
const maxFollowed = 1_000_000n;

interface HeldSlip {
  text: string;
  slip: OpenSlip;
}

/** Holds every witness to what was lodged with it: its list as a whole, and the slips that the reader holds. */
export async function checkLodgings(round: Round): Promise<void> {
  const slips = heldSlips(round);
  await Promise.all(
    reachable(round.policy).map((witness) => {
      const own = slips.filter(({ slip }) => slip.by.id === witness.key.id && slip.by.name === witness.key.name);
      return checkWitnessLodgings(round, witness, own);
    }),
  );
}

async function checkWitnessLodgings(round: Round, witness: KnownWitness, slips: readonly HeldSlip[]): Promise<void> {
  const { findings } = round;
  const about = lodgingsOrigin(witness.key.name);
  const answer = await get(round, witness.url, "lodgings", 100_000).catch((error: unknown) => {
    const says = `The witness ${witness.name}, of which a slip is held, is not to be asked: ${reason(error)}.`;
    if (slips.length > 0) findings.add("witness-unreachable", about, says);
    return null;
  });
  if (!answer) return;
  try {
    await checkList(round, witness, answer);
    for (const held of slips) await checkSlip(round, witness, held);
  } catch (error) {
    const says = `The witness ${witness.name} does not account for what was lodged: ${reason(error)}.`;
    findings.add("lodgings-wrong", about, says);
  }
}

/** The witness's list of all lodgings must be what it signed, and continue what it signed before. */
async function checkList(round: Round, witness: KnownWitness, answer: HttpAnswer): Promise<void> {
  const { crypto, state, findings } = round;
  const seen = state.followed(lodgingsOrigin(witness.key.name));
  // Not every witness takes lodgings; one that did once may not forget them.
  if (answer.status === 404 && !seen) return;
  const note = fromUtf8(answer.body);
  const head = note.ok && answer.status === 200 ? openHead(crypto, note.value, [witness.key]) : undefined;
  if (!note.ok || !head?.ok) throw new Error("it shows no signed list");
  const origin = lodgingsOrigin(witness.key.name);
  if (head.value.origin !== origin || head.value.size > maxFollowed)
    throw new Error("it shows another list than its own");
  seeHead(round, witness.key, head.value, note.value);
  const before = seen?.edge ?? emptyEdge;
  if (head.value.size < before.size) throw new Error("its list has become shorter");
  const edge = extendEdge(crypto, before, await fetchLeaves(round, witness, before.size, head.value.size));
  if (equalBytes(edgeRoot(crypto, edge), head.value.root)) {
    return state.transact(() => state.follow(origin, { note: note.value, edge }));
  }
  if (seen && (await rewritten(round, witness, seen.note, before, note.value, head.value))) return;
  findings.add("lodgings-wrong", origin, `The list that ${witness.name} serves is not what it signed.`);
}

/** Proves that the witness signed a list which is no continuation of the one that it signed before. */
async function rewritten(
  round: Round,
  witness: KnownWitness,
  first: string,
  before: Edge,
  second: string,
  head: CosignedHead,
): Promise<boolean> {
  const leaves = await fetchLeaves(round, witness, 0n, head.size);
  const proof = provePrefix(round.crypto, leavesReader(round.crypto, leaves), before.size, head.size);
  const whole = edgeRoot(round.crypto, extendEdge(round.crypto, emptyEdge, leaves));
  if (!proof.ok || !equalBytes(whole, head.root)) return false;
  const evidence = { kind: "prefix", signer: witness.key, first, second, proof: proof.value } as const;
  round.findings.prove("lodging-denied", head.origin, evidence);
  return true;
}

/** The leaves from one size of the list to another, page by page. */
async function fetchLeaves(round: Round, { url }: KnownWitness, from: bigint, to: bigint): Promise<Uint8Array[]> {
  const leaves: Uint8Array[] = [];
  for (let at = from; at < to; ) {
    const page = fromUtf8(await mustGet(round, url, `lodgings/list/${at}`, 1_000_000));
    const lines = page.ok ? page.value.split("\n").slice(0, -1) : [];
    if (lines.length === 0) throw new Error(`it lists ${at} of ${to} lodgings`);
    for (const line of lines.slice(0, Number(to - at))) leaves.push(leafOf(round, line));
    at = from + BigInt(leaves.length);
  }
  return leaves;
}

function leafOf({ crypto }: Round, line: string): Uint8Array {
  const [time = "", matterHex = "", base64 = "", ...more] = line.split(" ");
  const [matter, hash] = [parseMatter(matterHex), fromBase64(base64)];
  if (!/^[0-9]{1,18}$/.test(time) || !matter.ok || !hash.ok || hash.value.length !== 32 || more.length > 0) {
    throw new Error("a line of its list is not: time, matter, hash");
  }
  return lodgedLeaf(crypto, { time: BigInt(time), matter: matter.value, hash: hash.value });
}

/** A witness that confirmed a lodging must list it in the statement of its matter. */
async function checkSlip(round: Round, witness: KnownWitness, { text, slip }: HeldSlip): Promise<void> {
  const { crypto, findings } = round;
  seeHead(round, witness.key, slip.inMatter.head, slip.inMatter.note);
  seeHead(round, witness.key, slip.inAll.head, slip.inAll.note);
  const { matter } = slip.lodging;
  const statement = fromUtf8(await mustGet(round, witness.url, `lodgings/${toHex(matter)}`, 1_000_000));
  const opened = statement.ok ? openStatement(crypto, statement.value, [witness.key], matter) : statement;
  if (!statement.ok || !opened.ok) throw new Error(`its statement does not hold: ${opened.ok ? "" : opened.problem}`);
  if (denial(crypto, slip, opened.value) === undefined) return;
  const signer = formatVerifierKey(witness.key);
  const evidence = { kind: "denial", signer, slip: text, statement: statement.value } as const;
  findings.prove("lodging-denied", lodgingsOrigin(witness.key.name, matter), evidence);
}

function heldSlips({ crypto, policy, options }: Round): HeldSlip[] {
  const keys = policy.witnesses.map(({ key }) => key);
  return (options.slips ?? []).flatMap((given) => {
    const text = typeof given === "string" ? given : new TextDecoder().decode(given);
    const slip = openSlip(crypto, text, keys);
    return slip.ok ? [{ text, slip: slip.value }] : [];
  });
}
