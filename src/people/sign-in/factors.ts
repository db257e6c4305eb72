import type { Random } from "#kernel";
import type { PeopleRow, PeopleTransactor } from "#store";
import type { Context } from "./context.ts";
import { dataOf } from "./rows.ts";
import { keyed, sealed, unsealed } from "./secrets.ts";
import { base32, totpStep } from "./totp.ts";

export const credentialIds = {
  password: (person: string) => `password:${person}`,
  totp: (person: string) => `totp:${person}`,
  recovery: (person: string) => `recovery:${person}`,
};

/** A code that fits, and how it is used up: false where somebody else was quicker. */
export type SecondFactor = (transactor: PeopleTransactor) => Promise<boolean>;

/** 80 random bits in four groups of four letters and digits. */
export const newRecoveryCode = (random: Random): string => base32(random(10)).match(/.{4}/gu)?.join("-") ?? "";

/** As it is kept. What people add or leave out between the groups does not count. */
export const recoveryRecord = ({ key }: Context, person: string, code: string): string =>
  keyed(key, `recovery/${person}`, code.replace(/[\s-]/gu, "").toUpperCase());

export function newTotpRow(context: Context, person: string, secret: Uint8Array, last: number) {
  const id = credentialIds.totp(person);
  return { id, person, expires: null, data: { sealed: sealed(context.key, context.random, id, secret), last } };
}

export function totpSecret(context: Context, row: PeopleRow): Uint8Array | null {
  return unsealed(context.key, row.id, dataOf("totp", row).sealed);
}

/**
 * Whether this is a person's code now, never used before, or one of his recovery codes. Both are always looked at. The
 * code is used up only by calling what is returned.
 */
export function secondFactor(context: Context, rows: readonly PeopleRow[], code: string): SecondFactor | null {
  const totp = rows.find(({ id }) => id.startsWith("totp:"));
  const recovery = rows.find(({ id }) => id.startsWith("recovery:"));
  const byTime = totp ? byTotp(context, totp, code) : null;
  const byRecovery = recovery ? byRecoveryCode(context, recovery, code) : null;
  return byTime ?? byRecovery;
}

function byTotp(context: Context, row: PeopleRow, code: string): SecondFactor | null {
  const { sealed: box, last } = dataOf("totp", row);
  const secret = totpSecret(context, row);
  const step = secret && totpStep(secret, code, context.clock(), last, context.policy.totp);
  if (step === null) return null;
  const used = { id: row.id, person: row.person, expires: null, data: { sealed: box, last: step } };
  return (transactor) => transactor.putRow("credential", used, row.version);
}

function byRecoveryCode(context: Context, row: PeopleRow, code: string): SecondFactor | null {
  const { codes } = dataOf("recovery", row);
  const record = recoveryRecord(context, row.person ?? "", code);
  const left = codes.filter((one) => one !== record);
  if (left.length === codes.length) return null;
  const used = { id: row.id, person: row.person, expires: null, data: { codes: left } };
  return (transactor) => transactor.putRow("credential", used, row.version);
}

/** New recovery codes in the place of all former ones; shown once. */
export async function putRecoveryCodes(context: Context, transactor: PeopleTransactor, person: string) {
  const codes = Array.from({ length: context.policy.recoveryCodes }, () => newRecoveryCode(context.random));
  const id = credentialIds.recovery(person);
  const kept = codes.map((code) => recoveryRecord(context, person, code));
  const seen = (await transactor.row("credential", id))?.version ?? 0;
  await transactor.putRow("credential", { id, person, expires: null, data: { codes: kept } }, seen);
  return codes;
}
