import { createHmac } from "node:crypto";
import { type SignInPolicy, signInPolicy } from "./policy.data.ts";
import { same } from "./secrets.ts";

type Algorithm = "sha1" | "sha256" | "sha512";

/** HOTP of RFC 4226, section 5.3, with the algorithms of RFC 6238. */
export function hotp(secret: Uint8Array, counter: number, digits: number, algorithm: Algorithm = "sha1"): string {
  const message = Buffer.alloc(8);
  message.writeBigUInt64BE(BigInt(counter));
  const mac = createHmac(algorithm, secret).update(message).digest();
  const offset = (mac.at(-1) ?? 0) & 0xf;
  const number = mac.readUInt32BE(offset) & 0x7fff_ffff;
  return (number % 10 ** digits).toString().padStart(digits, "0");
}

/**
 * The time step (RFC 6238) whose code this is, within the window and after the last one used; null for any other. All
 * steps of the window are looked at, so that the time taken does not tell which.
 */
export function totpStep(
  secret: Uint8Array,
  code: string,
  now: number,
  last: number,
  { period, digits, window }: SignInPolicy["totp"],
): number | null {
  const current = Math.floor(now / period);
  let found: number | null = null;
  for (let step = current - window; step <= current + window; step++) {
    const matches = step >= 0 && same(hotp(secret, step, digits), code);
    if (matches && step > last) found = step;
  }
  return found;
}

const digits32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** Base32 of RFC 4648 without padding, as authenticator applications read it. */
export function base32(bytes: Uint8Array): string {
  let [text, bits, held] = ["", 0, 0];
  for (const byte of bytes) {
    held = (held << 8) | byte;
    bits += 8;
    for (; bits >= 5; bits -= 5) text += digits32[(held >> (bits - 5)) & 31];
    held &= 31;
  }
  return bits > 0 ? text + digits32[(held << (5 - bits)) & 31] : text;
}

/** Reads what `base32` writes; what is no digit of it counts as nothing, as people put spaces in. */
export function fromBase32(text: string): Uint8Array {
  const bytes: number[] = [];
  let [bits, held] = [0, 0];
  for (const digit of text.toUpperCase()) {
    const value = digits32.indexOf(digit);
    if (value < 0) continue;
    held = ((held << 5) | value) & 0xfff;
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      bytes.push((held >> bits) & 255);
    }
  }
  return Uint8Array.from(bytes);
}

/** The code of an authenticator application at an instant (milliseconds), for scripts that sign in: the secret in base32. */
export function codeAt(secret: string, now: number): string {
  const { period, digits } = signInPolicy.totp;
  return hotp(fromBase32(secret), Math.floor(now / period), digits);
}

/** The otpauth address that authenticator applications read from a QR code. */
export function totpUri(secret: Uint8Array, issuer: string, login: string): string {
  const label = `${encodeURIComponent(issuer)}:${encodeURIComponent(login)}`;
  return `otpauth://totp/${label}?secret=${base32(secret)}&issuer=${encodeURIComponent(issuer)}`;
}
