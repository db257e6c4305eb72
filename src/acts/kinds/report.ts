import { z } from "zod";
import { delegation, document, id, instant, name, none, partialDate, passage, prose, reasoned } from "./words.ts";

const binding = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("request"), request: id }),
  z.strictObject({ kind: z.literal("rejected request"), request: id }),
  z.strictObject({ kind: z.literal("panel's own"), reason: prose }),
  z.strictObject({ kind: z.literal("silent") }),
]);
const change = z.strictObject({ id: name, passage, binding });

/** Acts on a report, from its first draft to its publication. */
export const reportBodies = {
  "report/begin": z.strictObject({ title: name, experts: z.array(name).min(1).max(50), mandateEnds: instant }),
  "report/name-party": z.strictObject({ party: name, finding: passage }),
  "report/hear-party": z.strictObject({
    party: name,
    heard: z.union([z.strictObject({ request: id }), z.strictObject({ waiver: prose })]),
  }),
  /** `document` names the sealed version (headerHash), `file` the blob that holds it, `changes` those from the version before. */
  "report/seal": z.strictObject({ document, file: name, changes: z.array(change).max(10_000) }),
  "report/clear": z.strictObject({
    document,
    verdict: z.enum(["signed", "not signed", "dissent"]),
    reason: z.string().max(20_000),
  }),
  "report/redraft": reasoned,
  "report/submit": z.strictObject({ document }),
  "report/discuss": none,
  "report/request-amendment": z.strictObject({
    id,
    version: z.int().positive(),
    /** Printed number of the paragraph, or the words themselves. */
    passage,
    /** The words that are to be replaced, exactly; the whole paragraph where absent. */
    quote: z.string().min(1).max(20_000).optional(),
    action: z.enum(["replace", "delete", "insert", "move"]).optional(),
    /** Empty: the passage is to go. */
    proposed: z.string().max(20_000),
    ground: prose,
    evidence: z.array(name).max(50),
  }),
  "report/decide": z.strictObject({
    request: id,
    outcome: z.enum(["accepted", "partly accepted", "rejected"]),
    reason: prose,
  }),
  "report/transmit": z.strictObject({ document }),
  "report/propose-publication": z.strictObject({ document, matter: id }),
  "report/publication-held": z.strictObject({ matter: id, reason: prose }),
  "report/publication-objected": z.strictObject({ matter: id, reason: prose }),
  /** `proposal`: the matter before the committee whose decision allows it. */
  "report/publish": z.strictObject({ proposal: id, symbol: name }),
  "report/issue-corrigendum": z.strictObject({ symbol: name, document, reason: prose }),
  "report/record-approach": z.strictObject({
    id,
    approachedBy: delegation,
    when: partialDate,
    passage,
    channel: name,
    words: prose,
  }),
  "report/disclose-approach": z.strictObject({ approach: id }),
  "report/seen-outside": z.strictObject({
    where: name,
    when: partialDate,
    version: z.int().positive().optional(),
  }),
} as const;
