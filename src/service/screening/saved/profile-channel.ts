import { type MessagePort, receiveMessageOnPort } from "node:worker_threads";
import type { ListedProfile } from "#screening";

/** Batches on their way at most: who writes waits for who reads, so that neither holds a whole list. */
const mostOnTheWay = 16;
const batchProfiles = 256;
/** How long either waits before it looks again, milliseconds: a bell is never the only sign. */
const patience = 500;

/** Where both ends look: how many batches were sent, and how many were taken. */
const [sent, taken] = [0, 1];

/** What both ends share. */
export const newBells = (): Int32Array => new Int32Array(new SharedArrayBuffer(8));

/** Sends profiles to another thread, many at a time, as JSON: text is cheaper to hand over than objects. */
export class ProfileSender {
  readonly #port: Pick<MessagePort, "postMessage">;
  readonly #bells: Int32Array;
  #batch: string[] = [];

  constructor(port: Pick<MessagePort, "postMessage">, bells: Int32Array) {
    this.#port = port;
    this.#bells = bells;
  }

  /** Settles at once, or when the other end has caught up. */
  async send(profile: ListedProfile): Promise<void> {
    this.#batch.push(JSON.stringify(profile));
    if (this.#batch.length >= batchProfiles) await this.#flush();
  }

  async end(): Promise<void> {
    if (this.#batch.length > 0) await this.#flush();
    this.#give("");
  }

  async #flush(): Promise<void> {
    this.#give(`[${this.#batch.join(",")}]`);
    this.#batch = [];
    for (;;) {
      const seen = Atomics.load(this.#bells, taken);
      if (Atomics.load(this.#bells, sent) - seen <= mostOnTheWay) return;
      await Atomics.waitAsync(this.#bells, taken, seen, patience).value;
    }
  }

  #give(batch: string): void {
    this.#port.postMessage(batch);
    Atomics.add(this.#bells, sent, 1);
    Atomics.notify(this.#bells, sent);
  }
}

/** The profiles that a ProfileSender sends, to its end. Waits in place: for a thread that does nothing else. */
export function* received(port: MessagePort, bells: Int32Array): Generator<ListedProfile> {
  for (;;) {
    const known = Atomics.load(bells, sent);
    const batch = receiveMessageOnPort(port)?.message as string | undefined;
    if (batch === undefined) {
      Atomics.wait(bells, sent, known, patience);
      continue;
    }
    Atomics.add(bells, taken, 1);
    Atomics.notify(bells, taken);
    if (batch === "") return;
    yield* JSON.parse(batch) as ListedProfile[];
  }
}
