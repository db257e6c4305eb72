import { type ActBody, type OpenedAct, openAct } from "#acts";
import type { Report } from "#committee";
import { nodeCrypto } from "#log";
import { type Actor, can, visible } from "#people";
import type { Proceeding } from "#proceedings";
import { concat, toHex } from "#record";
import type { BlobInfo, FoundBlob, Store } from "#store";
import { namedDocuments } from "#verify/case";
import { everything, proceedingOf } from "../acts/index.ts";
import { Breath } from "./breath.ts";
import type { ExportJob, JobFile } from "./case-job.ts";
import type { Gathered } from "./gather.ts";
import type { CaseSource } from "./source.ts";

/** Bytes of one folder's documents; what goes beyond is left out, and said to be. */
const mostBytes = 2 ** 29;
const mostAttachments = 10_000;
const tooMuch = { missing: "with it the folder would hold more than a case may" };
const unproved = { missing: "it was filed by an earlier version, under a name that proves nothing of its content" };
const closed = { missing: "it is not open to whoever exported the case" };

type Taken = Pick<ExportJob, "sealed" | "numbers" | "attachments">;

/**
 * The sealed versions and other documents that open acts name, as far as whoever exports may read them: a sealed version by
 * its marking and what its report concerns; any other by its marking alone, so that a name which somebody wrote into an act
 * of his own opens nothing. What is not filed and what is not open are told alike.
 */
export async function takenDocuments(
  { institution: { store } }: CaseSource,
  { by, acts }: { by: Actor | null; acts: readonly Gathered[] },
): Promise<Taken> {
  if (by === null) return { sealed: new Map(), numbers: new Map(), attachments: [] };
  const taking = new Taking(store, by);
  const breath = new Breath();
  for (const { row, open } of acts) {
    const opened = open && row.id !== null ? openAct(row.bytes) : undefined;
    if (!opened?.ok) continue;
    await breath.take();
    if (opened.value.act.kind === "report/seal") await taking.version(opened.value);
    else for (const name of namedDocuments({ act: opened.value })) await taking.attachment(name);
  }
  return taking.taken();
}

/** What shows that a name is that of the content: null where the name is its hash, undefined where nothing shows it. */
function openingOf(name: string, { opening }: FoundBlob, content: Uint8Array): Uint8Array | null | undefined {
  const sha256 = nodeCrypto.sha256(content);
  return toHex(sha256) === name ? null : (opening(sha256) ?? undefined);
}

class Taking {
  readonly #store: Store;
  readonly #by: Actor;
  readonly #sealed = new Map<string, JobFile>();
  readonly #numbers = new Map<string, number>();
  readonly #attachments = new Map<string, ExportJob["attachments"][number]>();
  readonly #reports = new Map<string, Proceeding | undefined>();
  #left = mostBytes;

  constructor(store: Store, by: Actor) {
    this.#store = store;
    this.#by = by;
  }

  taken(): Taken {
    return { sealed: this.#sealed, numbers: this.#numbers, attachments: [...this.#attachments.values()] };
  }

  /** A sealed version, by its marking and what its report concerns; and the number that the report has given it. */
  async version({ act }: OpenedAct): Promise<void> {
    const report = await this.#report(act.subject);
    const { file, document } = act.body as ActBody<"report/seal">;
    const { versions = [] } = (report?.life ?? {}) as Partial<Report>;
    const number = versions.find((one) => one.document === document)?.number;
    if (number !== undefined) this.#numbers.set(document, number);
    const blob = await this.#store.getBlob(file, everything);
    if (!blob) return void this.#sealed.set(file, { missing: "it is not filed here" });
    const { label, compartments } = blob.info;
    const { allowed } = can(this.#by, "read", { label, compartments, ...report?.concerns });
    this.#sealed.set(file, allowed ? await this.#content(blob) : closed);
  }

  /** Another document, by its marking alone. */
  async attachment(name: string): Promise<void> {
    if (this.#attachments.has(name) || this.#attachments.size >= mostAttachments) return;
    const blob = await this.#store.getBlob(name, visible(this.#by));
    const content = blob ? await this.#content(blob) : closed;
    const proof = blob && content instanceof Uint8Array ? openingOf(name, blob, content) : null;
    this.#attachments.set(name, {
      name,
      mediaType: blob?.info.mediaType ?? "",
      opening: proof === null || proof === undefined ? null : toHex(proof),
      content: proof === undefined ? unproved : content,
    });
  }

  async #report(id: string): Promise<Proceeding | undefined> {
    if (!this.#reports.has(id)) {
      const subject = await this.#store.read((reader) => reader.get(id, everything));
      this.#reports.set(id, subject ? proceedingOf(subject) : undefined);
    }
    return this.#reports.get(id);
  }

  async #content({ info, content }: { info: BlobInfo; content: AsyncIterable<Uint8Array> }): Promise<JobFile> {
    if (info.size > this.#left) return tooMuch;
    this.#left -= info.size;
    const pieces: Uint8Array[] = [];
    for await (const piece of content) pieces.push(piece);
    return concat(...pieces);
  }
}
