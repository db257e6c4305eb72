import { canonicalJson, type Json, PenholderError } from "#kernel";
import { concat, utf8 } from "#record";
import { storedJson } from "../json.ts";
import { expectText } from "../marking.ts";
import { keyFor, seal, unseal } from "../seal.ts";
import type { Session } from "../session.ts";

const nonceLength = 12;

/** Keeps who a protected source is: sealed under the vault's own key and bound to its id, apart from every case. */
export async function putVault({ db, keys, random }: Session, id: string, identity: Json): Promise<void> {
  const nonce = new Uint8Array(random(nonceLength));
  const plain = utf8(canonicalJson(identity));
  const sealed = concat(nonce, seal(vaultKey(keys.vault), nonce, plain, utf8(expectText(id, "a source's id"))));
  const insert = db.insertInto("vault").values({ id, sealed });
  await insert.onConflict((conflict) => conflict.column("id").doUpdateSet({ sealed })).execute();
}

export async function getVault({ db, keys }: Session, id: string): Promise<Json | null> {
  const key = vaultKey(keys.vault);
  const row = await db.selectFrom("vault").select("sealed").where("id", "=", id).executeTakeFirst();
  if (!row) return null;
  const plain = unseal(key, row.sealed.subarray(0, nonceLength), row.sealed.subarray(nonceLength), utf8(id));
  if (plain) return storedJson(Buffer.from(plain).toString("utf8"));
  throw new PenholderError(
    "store-wrong-key",
    `The identity under ${id} does not open with the vault's key; run penholder doctor.`,
  );
}

export async function dropVault({ db }: Session, id: string): Promise<boolean> {
  return (await db.deleteFrom("vault").where("id", "=", id).executeTakeFirst()).numDeletedRows === 1n;
}

function vaultKey(key: Uint8Array | undefined): Uint8Array {
  if (key) return keyFor(key, "vault");
  throw new PenholderError(
    "store-wrong-key",
    "The vault's key was not given to this process; who holds it can ask for identities.",
  );
}
