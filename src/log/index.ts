export { nodeCrypto, nodeRandom } from "./node-crypto.ts";
