import { PenholderError } from "#kernel";
import type { Crypto } from "#record";
import type { StoredAct } from "./act-reader.ts";
import type { ActStore } from "./act-store.ts";
import type { Publisher } from "./checkpoints.ts";
import type { DiskTree } from "./disk-tree.ts";
import type { Fuse } from "./fuse.ts";
import type { Heartbeat } from "./heartbeat.ts";
import type { Queue, Waiting } from "./queue.ts";
import { receiptsFor } from "./receipts.ts";
import type { Acknowledged, ActToLog } from "./types.ts";

export interface Sequencing {
  crypto: Crypto;
  fuse: Fuse;
  store: ActStore;
  tree: DiskTree;
  publisher: Publisher;
  heartbeat: Heartbeat;
  queue: Queue;
}

/** Groups under one checkpoint at most, so that a long queue does not delay the first one's receipt for ever. */
const groupsAtOnce = 16;
/** Milliseconds until a checkpoint that too few witnesses cosigned is tried again. */
const retryAfter = 1000;

/** An act that is stored, and who waits for its receipt. */
interface Answerable {
  waiting: Waiting;
  stored: StoredAct;
}

/**
 * The one writer of a log: takes acts from the queue in groups, stores, integrates, publishes, and answers. One round at
 * a time; what arrives meanwhile is the next one.
 */
export class Sequencer {
  readonly #parts: Sequencing;
  #round: Promise<void> | null = null;
  #gathering: NodeJS.Timeout | undefined;
  #retrying: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(parts: Sequencing) {
    this.#parts = parts;
    parts.heartbeat.start(() => this.#run());
    if (parts.publisher.behind) this.#retry();
  }

  async append(act: ActToLog): Promise<Acknowledged> {
    const { fuse, queue } = this.#parts;
    fuse.check();
    if (this.#closed) throw new PenholderError("log-stopped", "The log was closed; open it again to add to it.");
    const acknowledged = queue.add(act);
    if (queue.length >= queue.entries) this.#run();
    else this.#gathering ??= setTimeout(() => this.#run(), queue.wait);
    return acknowledged;
  }

  /** Finishes what waits; acts that are held for the end of a period go in now. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#parts.heartbeat.stop();
    clearTimeout(this.#gathering);
    clearTimeout(this.#retrying);
    while (this.#round) await this.#round;
    if (this.#ready()) await this.#rounds();
  }

  #run(): void {
    clearTimeout(this.#gathering);
    this.#gathering = undefined;
    this.#round ??= this.#rounds().finally(() => {
      this.#round = null;
      // What arrived after the last look, and found a round that seemed to run.
      if (this.#ready()) this.#run();
    });
  }

  #retry(): void {
    clearTimeout(this.#retrying);
    this.#retrying = setTimeout(() => this.#run(), retryAfter);
  }

  /** Rounds until nothing waits. Never rejects: every failure is somebody's answer. */
  async #rounds(): Promise<void> {
    do await this.#oneRound();
    while (this.#ready());
    if (this.#parts.publisher.behind && !this.#closed && !this.#parts.fuse.blown) this.#retry();
  }

  #ready(): boolean {
    const { heartbeat, queue } = this.#parts;
    return heartbeat.due || heartbeat.allowed(queue.length, queue.entries) > 0;
  }

  async #oneRound(): Promise<void> {
    const taken: Waiting[] = [];
    const answerable: Answerable[] = [];
    try {
      for (let groups = 0; groups < groupsAtOnce && this.#ready(); groups++) await this.#oneGroup(taken, answerable);
      if (!this.#parts.publisher.behind) return;
      await this.#answer(answerable);
    } catch (error) {
      const placed = new Map(answerable.map(({ waiting, stored }) => [waiting, stored.index]));
      for (const waiting of taken) waiting.failed(withPlace(error, placed.get(waiting)));
    } finally {
      this.#parts.queue.answered(taken);
    }
  }

  /** Stores and integrates one group, with the heartbeats that are due. */
  async #oneGroup(taken: Waiting[], answerable: Answerable[]): Promise<void> {
    const { fuse, store, tree, heartbeat, queue } = this.#parts;
    const group = queue.take(heartbeat.allowed(queue.length, queue.entries));
    taken.push(...group);
    const heartbeats = heartbeat.fill(group.length);
    const acts = group.map((waiting) => waiting.act);
    const stored = await fuse.guard(() => store.append(acts, heartbeats));
    const own = stored.filter((act) => act.act.length > 0);
    for (const [i, waiting] of group.entries()) {
      const act = own[i];
      if (act) answerable.push({ waiting, stored: act });
    }
    const [first] = stored;
    if (first)
      await tree.integrate(
        first.index,
        stored.map((act) => act.entry),
      );
  }

  async #answer(answerable: readonly Answerable[]): Promise<void> {
    const { crypto, tree, publisher } = this.#parts;
    const published = await publisher.publish();
    const acts = answerable.map(({ stored }) => stored);
    const receipts = await receiptsFor(crypto, tree.cache, published, acts);
    for (const [i, { waiting, stored }] of answerable.entries()) {
      const receipt = receipts[i];
      if (receipt) waiting.done(acknowledged(stored, receipt));
    }
  }
}

/** The receipt's text is made when it is first read: many callers keep only the index. */
function acknowledged({ index, number, entry }: StoredAct, receipt: () => string): Acknowledged {
  let text: string | undefined;
  return {
    index,
    number,
    entry,
    get receipt() {
      text ??= receipt();
      return text;
    },
  };
}

/** The failure as the answer to one act, with the act's index where it has one. */
function withPlace(error: unknown, index: bigint | undefined): unknown {
  if (!(error instanceof PenholderError) || index === undefined) return error;
  return new PenholderError(error.code, error.message, { ...error.place, at: `entry ${index}` }, error);
}
