import { checkSignatures } from "#document";
import { canonicalJson, type Json } from "#kernel";
import { type Crypto, fingerprint, parseCheckpoint, parseNote, parseVerifierKey, type Receipt, toHex } from "#record";
import { type Finding, failed, passed, skipped } from "./findings.ts";
import type { VerifyOptions } from "./options.ts";
import { type ListImport, readImport } from "./read-import.ts";
import { counted, listed } from "./wording.ts";

/** What a receipt for the import of a list says, and whether one whom the reader trusts says it. Undefined: it is for something else. */
export function checkListImport({ act, entry, checkpoint }: Receipt, options: VerifyOptions): Finding[] | undefined {
  const said = readImport(act);
  if (!said) return undefined;
  const place = misplaced(said, toHex(entry.stream), checkpoint);
  if (place !== null) return [failed("act", "not-logged", place)];
  return [passed("act", importSentence(said), importDetails(said)), checkImporter(said, options)];
}

/** Whether an edition that is kept somewhere is the one whose import was logged: the statement that it makes, byte for byte. */
export function checkEdition({ act }: Receipt, stated: Json): Finding {
  const said = readImport(act);
  if (!said) return failed("edition", "not-logged", "The receipt is for something else than the import of a list.");
  if (canonicalJson(said.body) === canonicalJson(stated))
    return passed("edition", "The edition is the one whose import was logged: entries, facts, oddities and sources.");
  const own = stated as { readonly [key: string]: Json };
  const body = said.body as { readonly [key: string]: Json };
  const names = [...new Set([...Object.keys(body), ...Object.keys(own)])].sort();
  const differing = names.filter((name) => canonicalJson(body[name] ?? null) !== canonicalJson(own[name] ?? null));
  return failed(
    "edition",
    "altered",
    `The edition is not the one whose import was logged: ${listed(differing)} differ.`,
  );
}

/** An act means nothing in a record, or in a stream, for which it was not signed. */
function misplaced({ record, stream, list, edition }: ListImport, logged: string, checkpoint: string): string | null {
  const what = `The import of ${list}, edition of ${edition},`;
  if (stream !== logged) return `${what} stands in another stream of the log than it names.`;
  const note = parseNote(checkpoint);
  const head = note.ok ? parseCheckpoint(note.value.text) : note;
  return head.ok && head.value.origin !== record
    ? `${what} was signed for the record ${record}, and the receipt is of ${head.value.origin}.`
    : null;
}

function importSentence({ list, edition, entries, actor, at, accepted, before }: ListImport): string {
  const after = before ? `; the edition before it was of ${before.edition}` : "; it was the first";
  const granted = accepted.map((what) =>
    what === "shrink" ? "that more than a fifth was gone" : "that the file breaks off",
  );
  const despite = granted.length > 0 ? ` The importer accepted ${listed(granted)}.` : "";
  return `The receipt is for an import: ${nameOf(actor)} states to have imported the edition of ${edition} of the list “${list}”, ${entries} ${entries === 1 ? "entry" : "entries"}, at ${at}${after}.${despite}`;
}

function importDetails({ content, sources, before }: ListImport): string[] {
  return [
    `SHA-256 of the entries: ${content}`,
    ...sources.map(({ name, hash }) => `file: ${name}, SHA-256 ${hash}`),
    ...(before ? [`entries of the edition before it: ${before.content}`] : []),
  ];
}

/** One of the keys that the reader trusts signed it; without a policy only the key that it names itself can be asked. */
function checkImporter({ actor, envelope }: ListImport, { crypto, policy }: VerifyOptions): Finding {
  const own = keyOf(crypto, actor);
  const keys = policy?.authors.keys ?? (own ? [actor] : []);
  const ids = listed(envelope.signatures.map(({ keyid }) => keyid));
  if (keys.length === 0)
    return policy
      ? failed("signatures", "signatures-missing", "Your policy names no author, and nobody else's word counts.")
      : skipped("signatures", `Signed by ${ids}: whose key that is, a policy must say.`);
  const { valid, invalid } = checkSignatures(crypto, envelope, { threshold: 1, keys: [...keys] });
  if (invalid.length > 0)
    return failed(
      "signatures",
      "altered",
      `The signature of ${listed(invalid.map(nameOf))} does not fit the statement: one of the two was altered.`,
    );
  if (valid.length === 0)
    return failed("signatures", "signatures-missing", `Signed by ${ids}, and by none of the authors whom you trust.`);
  if (own && !valid.includes(actor))
    return failed(
      "signatures",
      "signatures-missing",
      `It speaks for ${nameOf(actor)}, and ${listed(valid.map(nameOf))} signed it.`,
    );
  const of = policy ? `of the ${counted(keys.length, "author")} whom you trust` : "the key that it names itself";
  return passed(
    "signatures",
    `Signed by ${listed(valid.map(nameOf))}, ${policy ? `one ${of}` : of}.`,
    valid.map((vkey) => `right: ${nameOf(vkey)}, fingerprint ${keyOf(crypto, vkey) ?? "unknown"}`),
  );
}

function keyOf(crypto: Crypto, vkey: string): string | undefined {
  const key = parseVerifierKey(crypto, vkey);
  return key.ok ? fingerprint(crypto, key.value) : undefined;
}

function nameOf(vkey: string): string {
  return vkey.split("+", 1)[0] ?? vkey;
}
