import type { z } from "zod";
import { exemptionBodies, requestBodies } from "./exemption.ts";
import { listBodies } from "./list.ts";
import { listingBodies, nationalListingBodies } from "./listing.ts";
import { matterBodies } from "./matter.ts";
import { caseBodies, meetingBodies } from "./meeting.ts";
import { reportBodies } from "./report.ts";

/** Every kind of act but those of the register (people), with the form of its body. The list is closed. */
export const actBodies = {
  ...reportBodies,
  ...matterBodies,
  ...listingBodies,
  ...nationalListingBodies,
  ...exemptionBodies,
  ...requestBodies,
  ...meetingBodies,
  ...caseBodies,
  ...listBodies,
} as const;
export type ActKind = keyof typeof actBodies;
export type ActBody<K extends ActKind> = z.infer<(typeof actBodies)[K]>;

export const isActKind = (kind: string): kind is ActKind => Object.hasOwn(actBodies, kind);
