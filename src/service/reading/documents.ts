import type { Label } from "#acts";
import { concat } from "#record";
import type { BlobInfo, Visible } from "#store";
import { everything } from "../acts/index.ts";
import { noteReads } from "./accesses.ts";
import { maySee } from "./acts.ts";
import { type Asking, expectMay, nothing, type Reading, sightOf } from "./asking.ts";
import { headLength, mediaTypeOf } from "./media-type.ts";
import { findSubject } from "./subjects.ts";

export interface ReadDocument {
  info: BlobInfo;
  content: AsyncIterable<Uint8Array>;
}

/**
 * Files a document under a marking; acts then name it. Its type is told from its content. The same content under the same
 * marking is filed once. Throws `file-type-unknown`, `file-empty`, `file-too-large`.
 */
export async function fileDocument(
  { institution: { store } }: Reading,
  asking: Asking,
  content: AsyncIterable<Uint8Array>,
  { label, compartments, maxBytes }: { label: Label; compartments: readonly string[]; maxBytes: number },
): Promise<BlobInfo> {
  expectMay(asking, "file document", { label, compartments });
  const { head, all } = await begun(content);
  const info = await store.putBlob(all, { label, compartments, mediaType: mediaTypeOf(head), maxBytes });
  await store.transact((transactor) => transactor.fileBlob(info, asking.actor.id));
  return info;
}

/** The first bytes of a content, and all of it, these included. */
async function begun(content: AsyncIterable<Uint8Array>) {
  const rest = content[Symbol.asyncIterator]();
  const pieces: Uint8Array[] = [];
  let length = 0;
  while (length < headLength) {
    const { done, value } = await rest.next();
    if (done) break;
    pieces.push(value);
    length += value.length;
  }
  const first = concat(...pieces);
  const all = (async function* () {
    if (first.length > 0) yield first;
    for (;;) {
      const { done, value } = await rest.next();
      if (done) return;
      yield value;
    }
  })();
  return { head: first.subarray(0, headLength), all };
}

/**
 * A document that may be read: by its marking; or, where a subject is named, because the subject holds it by an act that
 * may be read, within the same clearance. What a subject holds was brought to it by somebody who could read it or had handed
 * it in (`holdDocuments`): who only knows a document's name opens it by no subject of his own. Throws `not-found`.
 */
export async function readDocument(
  reading: Reading,
  asking: Asking,
  name: string,
  subject: string | undefined,
): Promise<ReadDocument> {
  const sight = sightOf(asking);
  const visible = subject !== undefined && (await holds(reading, asking, subject, name)) ? raised(sight) : sight;
  const found = await reading.institution.store.getBlob(name, visible);
  if (!found) throw nothing();
  await noteReads(reading, asking, "read", [{ ...found.info, id: name }]);
  return found;
}

/** As high as the clearance goes: for what is one's own. */
const raised = ({ label, compartments, concerned }: Visible): Visible => ({
  label: concerned?.label ?? label,
  compartments,
});

async function holds(reading: Reading, asking: Asking, subject: string, name: string): Promise<boolean> {
  await findSubject(reading, asking, subject);
  return reading.institution.store.read(async (reader) => {
    for (const { sequence } of await reader.holdings(name, sightOf(asking), subject)) {
      const row = await reader.act(sequence, sightOf(asking));
      if (row && (await maySee(reader, asking, row))) return true;
    }
    return false;
  });
}

/** A document's content whatever its marking: for what was decided to be public. */
export const publicDocument = ({ institution: { store } }: Reading, name: string) => store.getBlob(name, everything);
