import { type Answer, answer, type Question } from "./answering.ts";

/** What comes back from a question: the answer, or one sentence that says why there is none. */
export type Reply = { ok: true; answer: Answer } | { ok: false; problem: string };

const crashed: Reply = {
  ok: false,
  problem: "The check ended before it had a verdict: the file may need more memory than this browser gives to a page.",
};

/**
 * Asks for a verdict in a worker, so that the page stays alive meanwhile. The worker runs the page's own script, which
 * the page's policy names by its hash; a browser that makes no worker here gives the verdict in the page itself.
 */
export class Asker {
  readonly #address: string;
  #worker: Worker | undefined;
  #abandon: (() => void) | undefined;

  constructor(script: string) {
    this.#address = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
  }

  /** Resolves to null when another question or `stop` came before the answer. */
  ask(question: Question): Promise<Reply | null> {
    this.stop();
    return new Promise((resolve) => {
      this.#abandon = () => resolve(null);
      const worker = startWorker(this.#address);
      if (!worker) {
        setTimeout(() => resolve(replyTo(question)), 50);
        return;
      }
      this.#worker = worker;
      let alive = false;
      worker.onmessage = ({ data }: MessageEvent<Reply | "ready">) => {
        alive = true;
        if (data !== "ready") this.#end(resolve, data);
      };
      worker.onerror = (event) => {
        event.preventDefault();
        this.#end(resolve, alive ? crashed : replyTo(question));
      };
      worker.postMessage(question);
    });
  }

  /** Ends the work on the last question. */
  stop(): void {
    this.#worker?.terminate();
    this.#worker = undefined;
    this.#abandon?.();
    this.#abandon = undefined;
  }

  #end(resolve: (reply: Reply) => void, reply: Reply): void {
    resolve(reply);
    this.stop();
  }
}

/** The worker's side. */
export function serve(worker: DedicatedWorker): void {
  worker.postMessage("ready");
  worker.onmessage = ({ data }) => worker.postMessage(replyTo(data));
}

/** What this file needs of a worker's global object. */
export interface DedicatedWorker {
  onmessage: ((event: MessageEvent<Question>) => void) | null;
  postMessage(message: Reply | "ready"): void;
}

function replyTo(question: Question): Reply {
  try {
    return { ok: true, answer: answer(question) };
  } catch {
    return crashed;
  }
}

interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL: (address: string) => string },
  ): {
    createScriptURL(address: string): string;
  };
}

/** The one address that the page may run: under `require-trusted-types-for` no other string becomes a script. */
let trusted: ((address: string) => string) | undefined;

function startWorker(address: string): Worker | undefined {
  try {
    if (!trusted) {
      const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
      const policy = trustedTypes?.createPolicy("penholder-worker", {
        createScriptURL(asked) {
          if (asked !== address) throw new Error("Only the page's own script may run.");
          return asked;
        },
      });
      trusted = policy ? (asked) => policy.createScriptURL(asked) : (asked) => asked;
    }
    return new Worker(trusted(address));
  } catch {
    return undefined;
  }
}
