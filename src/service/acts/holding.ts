import type { Act } from "#acts";
import { canonicalJson, type Json } from "#kernel";
import { type Actor, visible } from "#people";
import { isApart } from "#proceedings";
import { fromUtf8, utf8 } from "#record";
import { type BlobInfo, highest, type Marking, maySee, type Reader, type Statement, type Transactor } from "#store";
import type { Institution } from "./context.ts";
import { everything } from "./project.ts";

/** Kind under which the record says that a subject holds a document since an act, just after that act. */
export const holdingKind = "document/held";
const type = "penholder/document-held/1";

/** Words of an act's body that name documents, or lists of them. */
const words: readonly string[] = ["document", "file", "letter", "evidence"];
const blobName = /^[0-9a-f]{64}$/u;
/** Documents that one act brings to its subject. */
const most = 50;

/** Names in an act's body that may be those of filed documents, each once. */
export function documentsOf({ body }: Pick<Act, "body">): string[] {
  const found = new Set<string>();
  const walk = (value: Json, naming: boolean, depth: number): void => {
    if (typeof value === "string" && naming && blobName.test(value)) found.add(value);
    if (typeof value !== "object" || value === null || depth > 4) return;
    if (Array.isArray(value)) for (const one of value) walk(one, naming, depth + 1);
    else for (const [word, inner] of Object.entries(value)) walk(inner, words.includes(word), depth + 1);
  };
  walk(body, false, 0);
  return [...found].slice(0, most);
}

/**
 * Puts on the record which documents an act brings to its subject, whose readers may then read them: those alone that
 * whoever signed it may read himself, or has handed in. A name that he only knows, like one that nobody has filed, names
 * nothing; and no difference is made between the two.
 */
export async function holdDocuments(
  { random }: Pick<Institution, "random">,
  transactor: Transactor,
  act: Act,
  actor: Actor | null,
  { sequence, received }: { sequence: bigint; received: number },
): Promise<void> {
  // What is only its signer's own for now opens nothing to others.
  if (actor === null || isApart(act.kind)) return;
  for (const name of documentsOf(act)) {
    const info = await transactor.blob(name, everything);
    if (!info || !(await mayPassOn(transactor, actor, name)) || (await isHeld(transactor, act, name))) continue;
    await transactor.append({ ...statementOf(act, info, new Uint8Array(random(16))), received });
    await transactor.hold(info, { subject: act.subject, sequence });
  }
}

async function mayPassOn(reader: Reader, actor: Actor, name: string): Promise<boolean> {
  const sight = visible(actor);
  if (await reader.blob(name, sight)) return true;
  return (await reader.hasFiled(actor.id, name)) || (await reader.holdings(name, sight)).length > 0;
}

/** Whoever may see this act sees another, no higher than it, by which the subject holds the document. */
async function isHeld(reader: Reader, act: Act, name: string): Promise<boolean> {
  for (const { sequence } of await reader.holdings(name, everything, act.subject)) {
    const other = await reader.act(sequence, everything);
    if (other && maySee(act, other)) return true;
  }
  return false;
}

/** In a stream of its own: the entries of a case are its acts. Marked as high as the act and the document. */
function statementOf(act: Act, info: BlobInfo, stream: Uint8Array): { statement: Statement } & Marking {
  const { name, size, mediaType, label, compartments } = info;
  const said = { type, act: act.id, name, size, mediaType, label, compartments: [...compartments] };
  const statement = { stream, bytes: utf8(canonicalJson(said)), kind: holdingKind, subject: act.subject };
  return { statement, ...highest([act, info]) };
}

/** The act's id and the document, out of such a statement; undefined where it is none. */
export function heldIn(bytes: Uint8Array): { act: string; info: BlobInfo } | undefined {
  const text = fromUtf8(bytes);
  if (!text.ok) return undefined;
  const { act, type: said, ...info } = JSON.parse(text.value) as { act: string; type: string } & BlobInfo;
  return said === type && typeof act === "string" ? { act, info } : undefined;
}
