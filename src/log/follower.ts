import { PenholderError } from "#kernel";
import type { Publisher } from "./checkpoints.ts";
import type { DiskTree } from "./disk-tree.ts";
import type { FollowedFeed } from "./feed.ts";
import type { Fuse } from "./fuse.ts";
import type { Heartbeat } from "./heartbeat.ts";
import { integrateUpTo } from "./integrate.ts";
import type { CaughtUp } from "./types.ts";

export interface Following {
  fuse: Fuse;
  feed: FollowedFeed;
  tree: DiskTree;
  publisher: Publisher;
  heartbeat: Heartbeat;
}

/** Milliseconds until a checkpoint that too few witnesses cosigned is tried again. */
const retryAfter = 1000;

interface Waiting {
  size: bigint;
  done(caughtUp: CaughtUp): void;
  failed(error: unknown): void;
}

/**
 * The one writer of a log that follows a feed: integrates what is committed there, tops up each period with heartbeats,
 * publishes, and answers those who wait for it. One round at a time; what is committed meanwhile is the next one.
 */
export class Follower {
  readonly #parts: Following;
  #waiting: Waiting[] = [];
  #round: Promise<void> | null = null;
  /** Somebody asked since the present round began. */
  #again = false;
  #retrying: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(parts: Following) {
    this.#parts = parts;
    parts.heartbeat.start(() => this.#run());
    if (parts.publisher.behind) this.#retry();
  }

  /** Resolves when all that is committed now is published. */
  async catchUp(): Promise<CaughtUp> {
    this.#parts.fuse.check();
    if (this.#closed) throw new PenholderError("log-stopped", "The log was closed; open it again to publish.");
    const size = await this.#parts.feed.count();
    const { promise, resolve, reject } = Promise.withResolvers<CaughtUp>();
    this.#waiting.push({ size, done: resolve, failed: reject });
    this.#run();
    return promise;
  }

  /** Publishes what is committed; acts that are held for the end of a period go in now. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#parts.heartbeat.stop();
    clearTimeout(this.#retrying);
    while (this.#round) await this.#round;
    if (!this.#parts.fuse.blown) await this.#oneRound();
  }

  #run(): void {
    this.#again = true;
    this.#round ??= this.#rounds();
  }

  /** Never rejects: every failure is somebody's answer, or is tried again. */
  async #rounds(): Promise<void> {
    while (this.#again) {
      this.#again = false;
      await this.#oneRound();
    }
    this.#round = null;
    if (this.#parts.publisher.behind && !this.#closed && !this.#parts.fuse.blown) this.#retry();
  }

  async #oneRound(): Promise<void> {
    const { publisher } = this.#parts;
    try {
      await this.#integrate();
      if (publisher.behind) await publisher.publish();
      this.#answer();
    } catch (error) {
      for (const waiting of this.#waiting.splice(0)) waiting.failed(error);
    }
  }

  /** All that is committed, or at the end of a period in which acts are held so many as a period has entries. */
  async #integrate(): Promise<void> {
    const { fuse, feed, tree, heartbeat } = this.#parts;
    const waiting = Number((await feed.count()) - tree.state.size);
    if (waiting < 0)
      await fuse.guard((): never => {
        throw shrunken(tree.state.size);
      });
    const acts = heartbeat.allowed(waiting, waiting);
    const heartbeats = heartbeat.fill(acts);
    if (heartbeats > 0) await feed.heartbeats(heartbeats);
    await integrateUpTo(tree, feed, tree.state.size + BigInt(acts + heartbeats));
  }

  #answer(): void {
    const { note, size } = this.#parts.publisher.published;
    const reached = this.#waiting.filter((waiting) => waiting.size <= size);
    this.#waiting = this.#waiting.filter((waiting) => waiting.size > size);
    for (const waiting of reached) waiting.done({ size, checkpoint: note });
  }

  #retry(): void {
    clearTimeout(this.#retrying);
    this.#retrying = setTimeout(() => this.#run(), retryAfter);
  }
}

function shrunken(size: bigint): PenholderError {
  const message = `The store holds fewer entries than the ${size} that the log has integrated; nothing was published: run penholder log fsck.`;
  return new PenholderError("log-disagrees", message);
}
