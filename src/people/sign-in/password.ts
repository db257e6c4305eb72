import { scrypt, timingSafeEqual } from "node:crypto";
import { PenholderError, type Random } from "#kernel";
import type { SignInPolicy } from "./policy.data.ts";
import type { Scrypt } from "./types.ts";

/** node:crypto's scrypt, on its own thread. */
export const nodeScrypt: Scrypt = (password, salt, { ln, r, p }) =>
  new Promise((resolve, reject) => {
    const maxmem = 256 * r * 2 ** ln;
    scrypt(password, salt, 32, { N: 2 ** ln, r, p, maxmem }, (error, bytes) =>
      error ? reject(error) : resolve(bytes),
    );
  });

const form = /^\$scrypt\$ln=(\d{1,2}),r=(\d{1,2}),p=(\d)\$([A-Za-z0-9_-]{22})\$([A-Za-z0-9_-]{43})$/u;

/** One spelling of what people type on different keyboards (NIST SP 800-63B-4, 3.1.1.2). */
const normal = (password: string): string => password.normalize("NFKC");

/** The password as it is kept: parameters, salt of 16 bytes, hash. */
export async function passwordRecord(
  password: string,
  { ln, r, p }: SignInPolicy["scrypt"],
  random: Random,
  hash: Scrypt,
): Promise<string> {
  const salt = random(16);
  const bytes = await hash(normal(password), salt, { ln, r, p });
  return `$scrypt$ln=${ln},r=${r},p=${p}$${base64(salt)}$${base64(bytes)}`;
}

/** Exactly one scrypt, whatever the record; an unreadable record matches nothing. Compares in constant time. */
export async function isPassword(password: string, record: string, decoy: string, hash: Scrypt): Promise<boolean> {
  const genuine = form.exec(record);
  const [, ln, r, p, salt = "", kept = ""] = genuine ?? form.exec(decoy) ?? [];
  const parameters = { ln: Number(ln), r: Number(r), p: Number(p) };
  const bytes = await hash(normal(password), Buffer.from(salt, "base64url"), parameters);
  return timingSafeEqual(Buffer.from(kept, "base64url"), bytes) && genuine !== null;
}

/** Whether a record was made with other parameters than those of today. */
export const isDated = (record: string, { ln, r, p }: SignInPolicy["scrypt"]): boolean =>
  !record.startsWith(`$scrypt$ln=${ln},r=${r},p=${p}$`);

/** Throws `account-refused` for a password that is too short, too long, or too easily guessed. */
export function checkNewPassword(password: string, { least, most }: SignInPolicy["password"], about: string[]): void {
  const refuse = (problem: string): never => {
    throw new PenholderError("account-refused", `The password ${problem}; choose another.`);
  };
  const text = normal(password);
  const length = [...text].length;
  if (!password.isWellFormed()) refuse("is not text");
  if (length < least) refuse(`has fewer than ${least} characters`);
  if (password.length > most || text.length > most) refuse(`has more than ${most} characters`);
  if (new Set(text.toLowerCase()).size < 6) refuse("has too few different characters");
  const words = about.map((one) => one.normalize("NFKC").toLowerCase()).filter((one) => one.length >= 4);
  if (words.some((one) => text.toLowerCase().includes(one))) refuse("contains your name");
}

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64url");
