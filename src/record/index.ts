export { concat, equalBytes, fromBase64, fromHex, fromUtf8, toBase64, toHex, u32, u64, utf8 } from "./bytes.ts";
export type { Crypto, Signer } from "./crypto.ts";
export { bad, ok, type Result } from "./result.ts";
export { leafHash, nodeHash, treeRoot } from "./tree.ts";
