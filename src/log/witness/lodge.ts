import {
  type Edge,
  edgeRoot,
  emptyEdge,
  extendEdge,
  formatSlip,
  formatStatement,
  fromUtf8,
  type Lodged,
  lodgedLeaf,
  lodgingHash,
  lodgingsOrigin,
  maxListed,
  openLodging,
  parseMatter,
  parseNote,
  readLodging,
  type TlogProof,
  toBase64,
  toHex,
} from "#record";
import { type Answer, ownHead, refuse, signingTime, type WitnessCore } from "./core.ts";
import { rateLimit } from "./rate-limit.ts";

/** Lodgings on one page of the list of all. */
const pageLength = 1000;

/** What a witness was handed, and what it signs about it. */
export class Lodgings {
  readonly #core: WitnessCore;
  /** Right edge of the tree of all lodgings, as far as it is durable. */
  #all: Edge;
  readonly #mayLodge: (submitter: string) => boolean;
  /** Statements already signed in this second, by path: asking again costs no work. */
  #said = new Map<string, string>();
  #saidAt = "";

  constructor(core: WitnessCore) {
    this.#core = core;
    this.#all = emptyEdge;
    for (let page = this.#page(0n); page.length > 0; page = this.#page(this.#all.size))
      this.#all = this.#extend(this.#all, page);
    this.#mayLodge = rateLimit(core.limits.lodgingsPerMinute, 60_000, core.clock);
  }

  /** `POST /lodge`: takes a signed lodging, and answers with the slip once it is durable. The same lodging gets the same slip. */
  lodge(body: Uint8Array): Answer {
    const { crypto, store, limits, submitters } = this.#core;
    const note = fromUtf8(body);
    const read = note.ok ? readLodging(note.value) : note;
    if (!note.ok || !read.ok) return refuse(400, `The lodging is malformed: ${read.ok ? "" : read.problem}`);
    const opened = openLodging(crypto, note.value, submitters);
    if (!opened.ok) return refuse(403, `Only enrolled keys may lodge here: ${opened.problem}`);
    const { lodging, by } = opened.value;
    const submitter = `${by.id} ${by.name}`;
    const text = parseNote(note.value);
    const slip = text.ok ? store.slip(submitter, text.value.text) : null;
    if (slip) return { status: 200, body: slip };
    if (!this.#mayLodge(submitter))
      return { ...refuse(429, "Too many lodgings in one minute"), headers: { "Retry-After": "60" } };
    const others = store.lodgingsOf(lodging.matter);
    if (
      others.filter((other) => other.submitter === submitter).length >= limits.lodgingsPerMatter ||
      others.length >= maxListed
    ) {
      return refuse(429, "Too many lodgings in this matter");
    }
    return text.ok
      ? this.#take(note.value, text.value.text, submitter, lodging.matter, others)
      : refuse(400, text.problem);
  }

  /** `GET /lodgings/<matter>`: what was lodged in a matter up to now, nothing included. */
  statement(matterHex: string): Answer {
    const matter = parseMatter(matterHex);
    if (!matter.ok) return refuse(400, matter.problem);
    return this.#say(matterHex, () => {
      const lodged = this.#core.store.lodgingsOf(matter.value);
      return formatStatement(lodged, this.#sign(this.#extend(emptyEdge, lodged), matter.value));
    });
  }

  /** `GET /lodgings`: the head of the tree of all lodgings up to now. */
  head(): Answer {
    return this.#say("", () => this.#sign(this.#all));
  }

  /** `GET /lodgings/list/<from>`: a page of all lodgings, a line each: time, matter, hash. */
  list(from: bigint): Answer {
    const lines = this.#page(from).map(({ time, matter, hash }) => `${time} ${toHex(matter)} ${toBase64(hash)}\n`);
    return { status: 200, body: lines.join("") };
  }

  /** Synchronous up to the commit: no other lodging comes between. */
  #take(note: string, text: string, submitter: string, matter: Uint8Array, others: readonly Lodged[]): Answer {
    const time = signingTime(this.#core);
    const lodged = { time, matter, hash: lodgingHash(this.#core.crypto, note) };
    const inMatter = this.#append(this.#extend(emptyEdge, others), lodged, matter);
    const inAll = this.#append(this.#all, lodged);
    const slip = formatSlip({ lodging: note, time, inMatter: inMatter.proof, inAll: inAll.proof });
    this.#core.store.addLodging(this.#all.size, { ...lodged, submitter, text, slip });
    this.#all = inAll.edge;
    return { status: 200, body: slip };
  }

  /** The tree with one more leaf, its cosigned head, and the proof that the leaf is its last: all the perfect subtrees to its left. */
  #append(edge: Edge, lodged: Lodged, matter?: Uint8Array): { edge: Edge; proof: TlogProof } {
    const next = this.#extend(edge, [lodged]);
    const root = edgeRoot(this.#core.crypto, next);
    const origin = lodgingsOrigin(this.#core.key.name, matter);
    const checkpoint = ownHead(this.#core, origin, next.size, root, lodged.time);
    return { edge: next, proof: { extra: null, index: edge.size, proof: [...edge.hashes].reverse(), checkpoint } };
  }

  #say(path: string, make: () => string): Answer {
    const moment = `${signingTime(this.#core)} ${this.#all.size}`;
    if (moment !== this.#saidAt) this.#said = new Map();
    this.#saidAt = moment;
    const body = this.#said.get(path) ?? make();
    this.#said.set(path, body);
    return { status: 200, body };
  }

  /** The time is made durable before the signature leaves: no later one will be dated before it. */
  #sign(edge: Edge, matter?: Uint8Array): string {
    const time = signingTime(this.#core);
    const origin = lodgingsOrigin(this.#core.key.name, matter);
    const note = ownHead(this.#core, origin, edge.size, edgeRoot(this.#core.crypto, edge), time);
    this.#core.store.signedAt(time);
    return note;
  }

  #extend(edge: Edge, lodged: readonly Lodged[]): Edge {
    return extendEdge(
      this.#core.crypto,
      edge,
      lodged.map((one) => lodgedLeaf(this.#core.crypto, one)),
    );
  }

  #page(from: bigint): Lodged[] {
    return this.#core.store.lodgings(from, pageLength);
  }
}
