import { headerOf, headerType, manifestOf, manifestType, parseEnvelope } from "#document";
import { equalBytes, fromHex, type Receipt } from "#record";
import { type Finding, failed, passed, warned } from "./findings.ts";
import { checkListImport } from "./list-import.ts";
import type { VerifyOptions } from "./options.ts";
import { checkAuthors, checkPublishers } from "./signatures.ts";
import { counted } from "./wording.ts";

/** What a receipt is for, as far as its act is of a known kind, and who signed it. */
export function checkAct(receipt: Receipt, options: VerifyOptions): Finding[] {
  const { act, entry } = receipt;
  const { crypto, policy } = options;
  if (act.length === 0)
    return [passed("act", "The receipt is for an empty entry, which says nothing (a heartbeat of the log).")];
  const parsed = parseEnvelope(act);
  const envelope = parsed.ok ? parsed.value : null;
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
  return (
    checkListImport(receipt, options) ?? [
      warned(
        "act",
        `The receipt is for an act of ${counted(act.length, "byte")} of a kind that this program does not know: that it was logged can be checked, not who made it.`,
      ),
    ]
  );
}
