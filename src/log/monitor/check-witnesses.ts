import {
  type CosignedHead,
  checkContradiction,
  equalBytes,
  openHead,
  parseContradiction,
  quorumMet,
  toHex,
  utf8,
  type VerifierKey,
  verifyCheckpoint,
} from "#record";
import { type KnownWitness, reachable } from "../witness/policy.ts";
import { checkAgainst } from "./follow-log.ts";
import { get, type Round, reason, type Tip } from "./round.ts";

/** Seconds that a log has to publish what its witnesses have cosigned. */
const publication = 60n;

/** Compares what the log shows with what each witness shows of it: the two must be one tree. */
export async function checkWitnesses(round: Round, tip: Tip): Promise<void> {
  const { policy, state, findings } = round;
  const { origin, size } = tip.verified.checkpoint;
  for (const { key, time } of tip.verified.cosigned) {
    if (time !== null) seeHead(round, key, { ...tip.verified.checkpoint, by: key, time }, tip.note);
  }
  const silent: string[] = [];
  const answers = reachable(policy).map(async (witness) => {
    const problem = await checkWitness(round, tip, witness);
    if (problem !== undefined) silent.push(`${witness.name}: ${problem}`);
    return problem === undefined ? [witness.name] : [];
  });
  const answered = (await Promise.all(answers)).flat();
  if (policy.quorum !== null && !quorumMet(policy, new Set(answered))) {
    const says = `Too few witnesses answer to make a quorum for ${origin} (${silent.join("; ") || "none has an address"}).`;
    findings.add("witness-unreachable", origin, says);
  }
  for (const note of state.pending(origin, size)) {
    const shown = verifyCheckpoint(round.crypto, policy, note);
    const fits = shown.ok && checkAgainst(round, origin, { note, verified: shown.value }, tip.note, size);
    if (fits) state.dropPending(origin, note);
  }
}

/** The clause on why there was no answer; undefined where there was one. */
async function checkWitness(round: Round, tip: Tip, { name, key, url }: KnownWitness): Promise<string | undefined> {
  const { crypto, policy, state, findings } = round;
  const { origin, size } = tip.verified.checkpoint;
  try {
    const answer = await get(round, url, `${toHex(crypto.sha256(utf8(origin)))}/checkpoint`, 1_000_000);
    if (answer.status !== 200) {
      const cosigned = tip.verified.cosigned.some(({ witness }) => witness === name);
      if (answer.status === 404 && !cosigned) return;
      return answer.status === 404
        ? "it says that it never cosigned what bears its signature"
        : `it answered ${answer.status}`;
    }
    const note = new TextDecoder().decode(answer.body);
    const verified = verifyCheckpoint(crypto, policy, note);
    const head = openHead(crypto, note, [key]);
    if (!verified.ok || !head.ok || head.value.origin !== origin) {
      const problem = !verified.ok ? verified.problem : head.ok ? "it is of another log" : head.problem;
      findings.add("witness-unproved", name, `The witness ${name} shows a checkpoint that proves nothing: ${problem}.`);
      return;
    }
    seeHead(round, key, head.value, note);
    await takeContradiction(round, tip, url);
    if (head.value.size > size) {
      state.transact(() => state.addPending(origin, head.value.size, note));
      if (head.value.time + publication < round.now) {
        const says = `${name} has cosigned ${head.value.size} entries at ${head.value.time}, and ${origin} still shows ${size}.`;
        findings.add("hidden-growth", origin, says);
      }
      return;
    }
    checkAgainst(round, origin, { note, verified: verified.value }, tip.note, size);
    return;
  } catch (error) {
    return reason(error);
  }
}

/** A witness may hold a second tree that the log once offered it, and it refused. */
async function takeContradiction(round: Round, tip: Tip, url: string): Promise<void> {
  const { crypto, findings } = round;
  const { origin } = tip.verified.checkpoint;
  const path = `${toHex(crypto.sha256(utf8(origin)))}/contradiction`;
  const answer = await get(round, url, path, 4_000_000);
  const evidence = answer.status === 200 ? parseContradiction(crypto, answer.body) : undefined;
  if (!evidence?.ok) return;
  const { signer } = evidence.value;
  if (equalBytes(signer.publicKey, tip.verified.log.publicKey) && checkContradiction(crypto, evidence.value).ok) {
    findings.prove("split-view", origin, evidence.value);
  }
}

/** Remembers the largest head that a key signed; what contradicts it proves the misconduct of whoever holds the key. */
export function seeHead(round: Round, signer: VerifierKey, head: CosignedHead, note: string): void {
  const { state, findings } = round;
  const id = `${signer.id} ${signer.name}`;
  const seen = state.seenHead(id, head.origin);
  if (seen?.size === head.size && !equalBytes(seen.root, head.root)) {
    findings.prove("witness-backwards", signer.name, { kind: "roots", signer, first: seen.note, second: note });
    return;
  }
  if (seen && head.size < seen.size && head.time > seen.time) {
    findings.prove("witness-backwards", signer.name, { kind: "backwards", signer, first: seen.note, second: note });
  }
  // Of heads of one size the earliest is kept: it contradicts the most.
  if (!seen || head.size > seen.size || (head.size === seen.size && head.time < seen.time)) {
    state.transact(() => state.sawHead(id, head.origin, { ...head, note }));
  }
}
