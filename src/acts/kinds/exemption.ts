import { z } from "zod";
import { document, id, name, none, prose, reasoned } from "./words.ts";

const items = z
  .array(z.strictObject({ id: name, name, quantity: z.number().positive().max(1e12), unit: name }))
  .max(5000);
const papers = z.strictObject({ letterhead: z.boolean(), outline: z.boolean(), items });
const onDecision = { proposal: id, document };

/** Acts on a humanitarian exemption. */
export const exemptionBodies = {
  "exemption/begin": z.strictObject({ applicant: name, title: name }),
  "exemption/route": z.strictObject({
    route: z.enum(["through the Resident Coordinator", "direct"]),
    ground: z
      .enum([
        "UN agency",
        "ICRC or IFRC",
        "International Olympic Committee",
        "two exemptions in 18 months",
        "emergency",
      ])
      .optional(),
    papers,
  }),
  "exemption/return": z.strictObject({ missing: z.array(prose).max(50) }),
  "exemption/accept": z.strictObject({ document }),
  "exemption/approve": z.strictObject({ proposal: id, letter: document }),
  "exemption/refuse": reasoned,
  "exemption/amend": z.strictObject({ ...onDecision, items }),
  "exemption/extend": z.strictObject(onDecision),
  "exemption/log-shipment": z.strictObject({ item: name, quantity: z.number().positive().max(1e12), reference: name }),
  "exemption/flag-diversion": z.strictObject({ report: prose }),
  "exemption/close": z.strictObject({ report: prose }),
} as const;

const assessment = z.union([
  z.strictObject({ kind: z.enum(["confirms", "rebuts"]) }),
  z.strictObject({
    kind: z.literal("explains"),
    as: z.enum(["data-entry error", "wrong country code", "exempt", "legal disagreement", "other"]),
  }),
]);
const due = z.iso.date();

/** Acts on a request for information and its reply. */
export const requestBodies = {
  "request/begin": z.strictObject({ to: name, title: name }),
  "request/clear": z.strictObject({ document }),
  "request/send": z.strictObject({ document, due }),
  "request/acknowledge": none,
  "request/extend": z.strictObject({ due, reason: prose }),
  "request/reply": z.strictObject({ answer: z.enum(["full", "partial", "refused"]), document }),
  "request/assess": z.strictObject({ result: assessment, reason: prose }),
  "request/cite": z.strictObject({ passage: name, annex: name }),
  "request/reopen": z.strictObject({ due, reason: prose }),
} as const;
