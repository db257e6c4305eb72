import { type Envelope, parseEnvelope } from "#document";
import { type Json, parseCanonicalJson } from "#kernel";
import { fromBase64, fromUtf8 } from "#record";

/** Payload type of official acts (docs/acts.md). */
const actType = "application/vnd.penholder.act+json";

type Fields = { readonly [key: string]: Json };

/** What an act of the kind list/import says: who says it, where it was to be logged, and the edition. */
export interface ListImport {
  /** Who says so: a key (vkey), or somebody of an institution's register. */
  actor: string;
  /** By the importer's own clock. */
  at: string;
  /** Origin of the log for which it was signed, and the stream in it. */
  record: string;
  stream: string;
  list: string;
  edition: string;
  /** SHA-256 of the entries, hex. */
  content: string;
  entries: number;
  before: { edition: string; content: string } | null;
  accepted: readonly string[];
  sources: readonly { name: string; hash: string }[];
  /** The body as it was signed. */
  body: Json;
  envelope: Envelope;
}

/**
 * The import of a list that an act states; undefined where it states something else or is not in form. Looks only at what
 * is said here: the whole form of the body is for those who let an act into a record (#acts), and the verifier page
 * shall not load it.
 */
export function readImport(act: Uint8Array): ListImport | undefined {
  const parsed = parseEnvelope(act);
  if (!parsed.ok || parsed.value.payloadType !== actType) return undefined;
  const payload = fromBase64(parsed.value.payload);
  const text = payload.ok ? fromUtf8(payload.value) : payload;
  const said = text.ok ? fieldsOf(parseCanonicalJson(text.value)) : undefined;
  const body = fieldsOf(said?.body);
  if (said?.type !== "penholder/act/1" || said.kind !== "list/import" || !body) return undefined;
  const { actor, at, record, case: stream } = said;
  const { list, edition, content, entries, before, accepted, sources } = body;
  const earlier = before === null ? null : fieldsOf(before);
  const files = itemsOf(sources)?.map(fileOf);
  const granted = itemsOf(accepted)?.map((one) => (typeof one === "string" ? one : ""));
  if (!isText(actor) || !isText(at) || !isText(record) || !isText(stream)) return undefined;
  if (!isText(list) || !isText(edition) || !isHash(content) || typeof entries !== "number") return undefined;
  if (earlier === undefined || !files || !granted || files.includes(undefined)) return undefined;
  if (earlier && !(isText(earlier.edition) && isHash(earlier.content))) return undefined;
  return {
    ...{ actor, at, record, stream, list, edition, content, entries },
    before: earlier && { edition: String(earlier.edition), content: String(earlier.content) },
    accepted: granted,
    sources: files.flatMap((file) => file ?? []),
    body,
    envelope: parsed.value,
  };
}

function fileOf(value: Json): { name: string; hash: string } | undefined {
  const { name, hash } = fieldsOf(value) ?? {};
  return isText(name) && isHash(hash) ? { name, hash } : undefined;
}

const isText = (value: Json | undefined): value is string => typeof value === "string" && value.length <= 400;
const isHash = (value: Json | undefined): value is string => typeof value === "string" && /^[0-9a-f]{64}$/.test(value);
const itemsOf = (value: Json | undefined): readonly Json[] | undefined => (Array.isArray(value) ? value : undefined);

function fieldsOf(value: Json | undefined): Fields | undefined {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Fields) : undefined;
}
