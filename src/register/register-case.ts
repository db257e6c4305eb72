import { type Crypto, toHex, utf8 } from "#record";

/** The case, and subject, of all acts that make the register: the same for everybody who knows the record's origin. */
export function registerCase(crypto: Crypto, record: string): string {
  return toHex(crypto.sha256(utf8(`penholder/register/1\0${record}`)).subarray(0, 16));
}
