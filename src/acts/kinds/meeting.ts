import { z } from "zod";
import { labels } from "../types.ts";
import { day, delegation, document, id, instant, name, prose, reasoned } from "./words.ts";

/** Acts on a meeting of the committee or the Council. */
export const meetingBodies = {
  "meeting/ask": z.strictObject({ body: name, askedBy: delegation, reason: prose }),
  "meeting/convene": z.strictObject({ starts: instant, agenda: z.array(name).min(1).max(50) }),
  "meeting/invite": z.strictObject({ name, office: name }),
  "meeting/block-agenda": reasoned,
  "meeting/hold-meeting": z.strictObject({ record: name }),
  "meeting/cancel": reasoned,
} as const;

const marking = { label: z.enum(labels), compartments: z.array(name).max(20), reason: prose };

/** Acts on cases, labels, disclosure, and what states say and do. */
export const caseBodies = {
  "case/open": z.strictObject({
    title: name,
    teams: z.array(name).min(1).max(20),
    delegations: z.array(delegation).max(200),
  }),
  "case/close": reasoned,
  "label/raise": z.strictObject(marking),
  "label/lower": z.strictObject(marking),
  "act/disclose": z.strictObject({ acts: z.array(id).min(1).max(1000), reason: prose }),
  "evidence/contribute": z.strictObject({ title: name, document, note: z.string().max(20_000) }),
  "implementation/report": z.strictObject({ state: delegation, resolution: name, document, received: day }),
  "vote/record": z.strictObject({
    resolution: name,
    on: day,
    votes: z.record(delegation, z.enum(["for", "against", "abstained", "absent"])),
  }),
  "position/record": z.strictObject({ of: delegation, on: day, words: prose, source: name, about: name.optional() }),
} as const;
