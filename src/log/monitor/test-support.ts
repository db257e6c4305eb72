import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import {
  emptyLog,
  encodeEntry,
  entryHash,
  growLog,
  type LogEdge,
  leafHash,
  noPrevious,
  parseEntry,
  tilePath,
} from "#record";
import { nodeCrypto, nodeRandom } from "../node-crypto.ts";
import { must, TestLog, type testSigner } from "../witness/test-support.ts";

/** A log whose static files are in memory, honest or not as its caller pleases. */
export class StaticLog extends TestLog {
  readonly files = new Map<string, Uint8Array | string>();
  readonly entries: Uint8Array[] = [];
  #edge: LogEdge = emptyLog;
  #streams = new Map<string, { number: bigint; hash: Uint8Array }>();

  /** A second log with the same key and the same entries so far: where a split view begins. */
  fork(): StaticLog {
    const fork = new StaticLog(this.origin, this.signer);
    fork.append(...this.entries);
    return fork;
  }

  /** The next entry of a stream, honest. */
  entry(stream: Uint8Array = nodeRandom(16), commitment: Uint8Array = nodeRandom(32)): Uint8Array {
    const id = Buffer.from(stream).toString("hex");
    const last = this.#streams.get(id);
    const number = last ? last.number + 1n : 0n;
    const entry = { stream, number, previous: last?.hash ?? noPrevious, commitment };
    this.#streams.set(id, { number, hash: entryHash(nodeCrypto, entry) });
    return encodeEntry(entry);
  }

  /** Appends entries as they are; without any, so many honest ones. */
  append(...entries: Uint8Array[]): this {
    const growth = must(growLog(nodeCrypto, this.#edge, entries));
    for (const { tile, bytes } of growth.files) this.files.set(`/${tilePath(tile)}`, bytes);
    for (const entry of entries) {
      this.entries.push(entry);
      this.leaves.push(leafHash(nodeCrypto, entry));
      const parsed = parseEntry(entry);
      if (!parsed.ok) continue;
      const id = Buffer.from(parsed.value.stream).toString("hex");
      this.#streams.set(id, { number: parsed.value.number, hash: entryHash(nodeCrypto, parsed.value) });
    }
    this.#edge = growth.next;
    return this;
  }

  more(count: number): this {
    return this.append(...Array.from({ length: count }, () => this.entry()));
  }
}

/** Serves the files of whichever log stands in `shown`, as a web server would. */
export class Site {
  shown: StaticLog;
  /** Paths that are not served. */
  readonly withheld = new Set<string>();
  url = "";
  readonly #server: Server;

  constructor(shown: StaticLog) {
    this.shown = shown;
    this.#server = createServer((request, response) => {
      const file = this.withheld.has(request.url ?? "") ? undefined : this.shown.files.get(request.url ?? "");
      response.writeHead(file === undefined ? 404 : 200).end(file);
    });
  }

  async open(): Promise<this> {
    await new Promise<void>((resolve) => void this.#server.listen(0, "127.0.0.1", resolve));
    this.url = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
    return this;
  }

  close(): Promise<unknown> {
    this.#server.closeAllConnections();
    return new Promise((resolve) => this.#server.close(resolve));
  }
}

export interface Member {
  key: ReturnType<typeof testSigner>;
  url: string;
}

export function policyText(log: TestLog, quorum: number, members: readonly Member[]): string {
  const lines = members.map(({ key, url }, i) => `witness w${i} ${key.vkey} ${url}`);
  const group = `group g ${quorum} ${members.map((_, i) => `w${i}`).join(" ")}`;
  return [`log ${log.signer.vkey}`, ...lines, group, "quorum g", ""].join("\n");
}
