import type { Store, StoreOptions } from "./types.ts";

/** Opens the store. */
export async function openStore(options: StoreOptions): Promise<Store> {
  throw new Error(`the store in ${options.folder} cannot be opened yet`);
}
