import { type Envelope, headerOf, headerType, manifestOf, manifestType } from "#document";
import { type Json, parseCanonicalJson } from "#kernel";
import { equalBytes, fromHex, fromUtf8, type Receipt } from "#record";
import { type Finding, failed, passed, warned } from "./findings.ts";
import type { VerifyOptions } from "./options.ts";
import { checkAuthors, checkPublishers } from "./signatures.ts";
import { counted } from "./wording.ts";

/** What a receipt is for, as far as its act is of a known kind, and who signed it. */
export function checkAct({ act, entry }: Receipt, { crypto, policy }: VerifyOptions): Finding[] {
  if (act.length === 0)
    return [passed("act", "The receipt is for an empty entry, which says nothing (a heartbeat of the log).")];
  const envelope = envelopeOf(act);
  if (envelope?.payloadType === headerType) {
    const header = headerOf(envelope);
    if (!header.ok) return [failed("act", "altered", `The act calls itself a seal, and is none: ${header.problem}.`)];
    const { report, version, stream, policy: stated } = header.value;
    const own = fromHex(stream);
    if (!own.ok || !equalBytes(own.value, entry.stream))
      return [
        failed(
          "act",
          "not-logged",
          `The seal of “${report}”, version ${version}, stands in another stream of the log than it names.`,
        ),
      ];
    return [
      passed(
        "act",
        `The receipt is for the seal of “${report}”, version ${version}, with ${counted(header.value.blocks, "block")}.`,
      ),
      checkAuthors(crypto, envelope, stated, policy?.authors ?? null),
    ];
  }
  if (envelope?.payloadType === manifestType) {
    const manifest = manifestOf(envelope);
    if (!manifest.ok)
      return [
        failed("act", "altered", `The act calls itself a list of hidden passages, and is none: ${manifest.problem}.`),
      ];
    const { report, version, copy } = manifest.value;
    return [
      passed("act", `The receipt is for the list of what copy ${copy} of “${report}”, version ${version}, hides.`),
      checkPublishers(crypto, envelope, policy?.publishers ?? null),
    ];
  }
  return [
    warned(
      "act",
      `The receipt is for an act of ${counted(act.length, "byte")} of a kind that this program does not know: that it was logged can be checked, not who made it.`,
    ),
  ];
}

/** A DSSE envelope in canonical JSON; undefined for anything else. */
function envelopeOf(act: Uint8Array): Envelope | undefined {
  const text = fromUtf8(act);
  const value = text.ok ? parseCanonicalJson(text.value) : undefined;
  if (!isObject(value)) return undefined;
  const { payload, payloadType, signatures } = value;
  if (typeof payload !== "string" || typeof payloadType !== "string" || !Array.isArray(signatures)) return undefined;
  const signed = signatures.flatMap((signature: Json) =>
    isObject(signature) && typeof signature.keyid === "string" && typeof signature.sig === "string"
      ? [{ keyid: signature.keyid, sig: signature.sig }]
      : [],
  );
  return signed.length === signatures.length ? { payload, payloadType, signatures: signed } : undefined;
}

function isObject(value: Json | undefined): value is { readonly [key: string]: Json } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
