import { type ActBody, actBodies, type OpenedAct, openAct } from "#acts";
import type { Report } from "#committee";
import { PenholderError } from "#kernel";
import { checkSealing, openSealed, type SealedVersion } from "#proceedings";
import { concat } from "#record";
import type { Store } from "#store";
import type { Institution } from "./context.ts";
import { everything, proceedingOf } from "./project.ts";

/** The kind of act by which a version is sealed. */
export const sealing = "report/seal";

/**
 * An act of sealing says what is true of the file that it names. Looked at before the transaction, because comparing two
 * versions takes long: so the act must name the report's version that its signer saw, and the transaction holds it to that.
 */
export async function expectSealing({ store, crypto }: Institution, { act }: OpenedAct): Promise<void> {
  if (act.kind !== sealing) return;
  const body = actBodies[sealing].safeParse(act.body);
  if (!body.success) return;
  const subject = await store.read((reader) => reader.get(act.subject, everything));
  // On anything else the act is refused by its kind.
  if (subject?.kind !== "report") return;
  const report = proceedingOf(subject).life as unknown as Report;
  const sealed = await versionIn(store, crypto, body.data);
  const previous = report.versions.at(-1);
  const file = previous && (await fileOf(store, act.subject, previous.document));
  const earlier = previous && file ? await versionIn(store, crypto, { document: previous.document, file }) : undefined;
  if (previous && !earlier)
    throw refused("The version before this one is not filed here, so nothing can be compared with it.");
  const checked = checkSealing(body.data, sealed, earlier, report);
  if (!checked.ok) throw refused(checked.problem);
}

const refused = (sentence: string) => new PenholderError("act-refused", sentence);

/** The sealed version in the blob that an act names. Throws `act-refused`. */
async function versionIn(
  store: Store,
  crypto: Institution["crypto"],
  { file }: Pick<ActBody<typeof sealing>, "document" | "file">,
): Promise<SealedVersion> {
  const blob = await store.getBlob(file, everything);
  if (!blob) throw refused("The file that the act names is not filed here; upload the sealed report first.");
  const pieces: Uint8Array[] = [];
  for await (const piece of blob.content) pieces.push(piece);
  const opened = openSealed(crypto, concat(...pieces));
  if (!opened.ok) throw refused(opened.problem);
  return opened.value;
}

/** The blob that holds a sealed version: named by the act that sealed it. */
export async function fileOf(store: Store, report: string, document: string): Promise<string | undefined> {
  const acts = await store.read((reader) =>
    reader.acts({ subject: report, kind: sealing, visible: everything, limit: 1000 }),
  );
  for (const { bytes } of acts) {
    const opened = openAct(bytes);
    const body = opened.ok ? (opened.value.act.body as ActBody<typeof sealing>) : undefined;
    if (body?.document === document) return body.file;
  }
  return undefined;
}
