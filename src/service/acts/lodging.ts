import type { Act } from "#acts";
import { canonicalJson, type Json } from "#kernel";
import type { LodgingProof } from "#proceedings";
import { fromHex, fromUtf8, utf8 } from "#record";
import type { Marking, Statement } from "#store";

/** Kind under which the proof of a lodging stands in the record, just before its act. */
export const lodgingKind = "lodging/delivered";

/** What is put on the record beside an act that was lodged with a witness before it was delivered. */
export function lodgingStatement(act: Act, { salt, slip }: LodgingProof): { statement: Statement } & Marking {
  const stream = fromHex(act.case);
  return {
    statement: {
      stream: stream.ok ? stream.value : new Uint8Array(16),
      bytes: utf8(canonicalJson({ type: "penholder/lodging-proof/1", act: act.id, salt, slip })),
      kind: lodgingKind,
      case: act.case,
      subject: act.subject,
    },
    label: act.label,
    compartments: act.compartments,
  };
}

/** The act's id and the proof, out of such a statement; undefined where it is none. */
export function lodgingOf(bytes: Uint8Array): { act: string; proof: LodgingProof } | undefined {
  const text = fromUtf8(bytes);
  if (!text.ok) return undefined;
  const { act, salt, slip } = JSON.parse(text.value) as Record<string, Json>;
  if (typeof act !== "string" || typeof salt !== "string" || typeof slip !== "string") return undefined;
  return { act, proof: { salt, slip } };
}
