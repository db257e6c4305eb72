import { z } from "zod";
import { labels } from "#acts";
import { roles } from "./actor.ts";

const name = z.string().min(1).max(200);
const instant = z.iso.datetime({ precision: 0 }).nullable();
const actId = z.string().regex(/^([0-9a-f]{32}|founding-\d{1,2})$/u);
const vkey = z.string().min(1).max(400);
const fingerprint = z.string().regex(/^\d{5}( \d{5}){5}$/u);

/** Bodies of the acts that make the register. Instants are UTC in whole seconds. */
export const registerBodies = {
  "role/appoint": z.strictObject({
    person: name,
    name,
    role: z.enum(roles),
    delegation: name.nullable(),
    team: name.nullable(),
    label: z.enum(labels),
    compartments: z.array(name).max(50),
    from: instant,
    until: instant,
  }),
  "role/end": z.strictObject({ appointment: actId, reason: name }),
  /** A second look at an appointment that waits, by the number of the act that made it. */
  "role/confirm": z.strictObject({ person: name, appointment: actId }),
  "role/protest": z.strictObject({ appointment: actId, reason: name }),
  /** The fingerprint is the one that the person read out; the new key countersigns. */
  "key/enrol": z.strictObject({
    person: name,
    vkey,
    fingerprint,
    holder: z.enum(["person", "secretariat"]),
    until: instant,
  }),
  /** The fingerprint is the one that the person read out, to the second officer. */
  "key/confirm": z.strictObject({ person: name, vkey, fingerprint }),
  /** Signed by an earlier key of the person, revoked though it be, or by an officer. */
  "key/protest": z.strictObject({ vkey, reason: name }),
  /** Signed by the old key and the new one. */
  "key/rotate": z.strictObject({ replaces: vkey, vkey, fingerprint, until: instant }),
  "key/revoke": z.strictObject({ vkey, reason: name, since: instant }),
} as const;
export type RegisterKind = keyof typeof registerBodies;
export type RegisterBody<K extends RegisterKind> = z.infer<(typeof registerBodies)[K]>;

export const isRegisterKind = (kind: string): kind is RegisterKind => Object.hasOwn(registerBodies, kind);
