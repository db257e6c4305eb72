export { attachedTokens, attachToken, checkpointDigest } from "./attach.ts";
export { readCertificates, type ShownCertificate } from "./certificate-file.ts";
export { type FetchOptions, fetchToken } from "./fetch.ts";
export type { Answer, TokenProblem } from "./refused.ts";
export { requestToken, type TokenRequest, tokenOf } from "./request.ts";
export { type Stamp, type TokenOptions, verifyToken } from "./verify.ts";
