import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { z } from "zod";
import { PenholderError } from "#kernel";

/** The keys of a server's clients, as salted hashes; the file is of no use to whoever steals it. */
const keyFile = z.object({
  type: z.literal("penholder/api-keys/1"),
  keys: z.array(
    z.object({
      /** Stands in the key in the clear, and in the log. */
      id: z.string().regex(/^[a-z0-9]{8}$/u),
      name: z.string().max(200),
      salt: z.string().regex(/^[0-9a-f]{32}$/u),
      /** SHA-256 of the salt and the secret: the secret is random and long, so that no slow hash is needed. */
      hash: z.string().regex(/^[0-9a-f]{64}$/u),
      created: z.string(),
    }),
  ),
});

export type KeyFile = z.output<typeof keyFile>;

const keyForm = /^ph_([a-z0-9]{8})_([A-Za-z0-9_-]{43})$/u;

/** Who may ask. */
export class ApiKeys {
  readonly #keys: ReadonlyMap<string, { salt: Buffer; hash: Buffer }>;

  constructor({ keys }: KeyFile) {
    this.#keys = new Map(
      keys.map(({ id, salt, hash }) => [id, { salt: Buffer.from(salt, "hex"), hash: Buffer.from(hash, "hex") }]),
    );
  }

  /** The id of the key that an Authorization header carries (ApiKey or Bearer); undefined where it is none of ours. */
  idOf(authorization: string | undefined): string | undefined {
    const [, key = ""] = /^(?:apikey|bearer) +(\S{1,200})$/iu.exec(authorization ?? "") ?? [];
    const [, id = "", secret = ""] = keyForm.exec(key) ?? [];
    const known = this.#keys.get(id);
    // The same work for an unknown id: time tells nothing.
    const { salt, hash } = known ?? nobody;
    const same = timingSafeEqual(hashOf(salt, secret), hash);
    return known && same ? id : undefined;
  }
}

const nobody = { salt: Buffer.alloc(16), hash: Buffer.alloc(32) };

const hashOf = (salt: Buffer, secret: string): Buffer =>
  createHash("sha256").update(salt).update(secret, "utf8").digest();

/** Reads a file of keys. Throws `file-not-found`, `file-unreadable`. */
export function readKeyFile(path: string): KeyFile {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    throw new PenholderError(
      "file-not-found",
      `${path} cannot be read: make a file of API keys with penholder serve --keys ${path} --add-key NAME.`,
      { file: path },
      error,
    );
  }
  try {
    return keyFile.parse(JSON.parse(text));
  } catch {
    throw new PenholderError(
      "file-unreadable",
      `${path} is no file of API keys: make one with penholder serve --keys FILE --add-key NAME.`,
      { file: path },
    );
  }
}

/** Adds a key to a file of keys, made where it is missing. Returns the key: it is shown once and kept nowhere. */
export function addKey(path: string, known: KeyFile | undefined, name: string, now: Date): string {
  const id = [...randomBytes(8)].map((byte) => "abcdefghijklmnopqrstuvwxyz234567"[byte % 32]).join("");
  const secret = randomBytes(32).toString("base64url");
  const salt = randomBytes(16);
  const entry = {
    id,
    name,
    salt: salt.toString("hex"),
    hash: hashOf(salt, secret).toString("hex"),
    created: now.toISOString(),
  };
  const file: KeyFile = { type: "penholder/api-keys/1", keys: [...(known?.keys ?? []), entry] };
  writeFileSync(path, `${JSON.stringify(file, null, 2)}\n`, { mode: 0o600 });
  return `ph_${id}_${secret}`;
}
