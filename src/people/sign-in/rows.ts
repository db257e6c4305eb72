import { z } from "zod";
import { labels } from "#acts";
import { PenholderError } from "#kernel";
import type { PeopleRow } from "#store";
import { scopes } from "./types.ts";

const instant = z.number();
const name = z.string();

/** What the rows of each kind hold. */
export const rowForms = {
  account: z.strictObject({
    login: name,
    name,
    state: z.enum(["invited", "enrolled", "active", "suspended"]),
    created: instant,
  }),
  password: z.strictObject({ record: z.string() }),
  /** `last`: the time step of the last code used. */
  totp: z.strictObject({ sealed: z.string(), last: z.number() }),
  recovery: z.strictObject({ codes: z.array(z.string()) }),
  passkey: z.strictObject({
    credential: z.string(),
    publicKey: z.string(),
    counter: z.number(),
    transports: z.array(z.string()),
    name,
    created: instant,
    used: instant.nullable(),
  }),
  session: z.strictObject({ appointment: z.string().nullable(), opened: instant, seen: instant, factor: instant }),
  token: z.strictObject({
    name,
    appointment: z.string(),
    scopes: z.array(z.enum(scopes)),
    ceiling: z.enum(labels),
    created: instant,
    used: instant.nullable(),
    salt: z.string(),
    hash: z.string(),
  }),
  attempt: z.strictObject({ failures: z.number(), last: instant }),
} as const;
type Forms = typeof rowForms;
export type Data<K extends keyof Forms> = z.infer<Forms[K]>;

/** The content of a row; `internal` where the database holds something else than was ever written. */
export function dataOf<K extends keyof Forms>(kind: K, row: PeopleRow): Data<K> {
  const read = rowForms[kind].safeParse(row.data);
  if (read.success) return read.data as Data<K>;
  throw new PenholderError("internal", `A row of accounts (${kind}) is not in form; run penholder doctor.`);
}
