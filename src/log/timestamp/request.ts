import type { Random } from "#kernel";
import { fromUtf8 } from "#record";
import { type Der, Fields, integerOf, magnitude, readDer, tags } from "./der.ts";
import { type Answer, answer, Refused } from "./refused.ts";
import { readToken } from "./token.ts";
import { element, unsigned } from "./write-der.ts";

const what = "authority's answer";
// AlgorithmIdentifier of SHA-256, with NULL parameters as authorities are used to.
const sha256 = Uint8Array.from([0x30, 0x0d, 6, 9, 0x60, 0x86, 0x48, 1, 0x65, 3, 4, 2, 1, 5, 0]);

export interface TokenRequest {
  digest: Uint8Array;
  nonce: bigint;
  /** What is sent: TimeStampReq, RFC 3161 section 2.4.1, in DER. */
  bytes: Uint8Array<ArrayBuffer>;
}

/** A request to stamp this SHA-256 digest, with a fresh nonce of 64 bits, asking for the authority's certificate. */
export function requestToken(digest: Uint8Array, random: Random): TokenRequest {
  if (digest.length !== 32) throw new RangeError("A SHA-256 digest is 32 bytes long");
  const nonce = random(8);
  const imprint = element(tags.sequence, sha256, element(tags.octetString, digest));
  const version = unsigned(Uint8Array.of(1));
  const wantsCertificate = element(tags.boolean, Uint8Array.of(0xff));
  const bytes = element(tags.sequence, version, imprint, unsigned(nonce), wantsCertificate);
  return { digest, nonce: magnitude(nonce), bytes: Uint8Array.from(bytes) };
}

/**
 * The token in an authority's answer (TimeStampResp, RFC 3161 section 2.4.2), if it was granted and answers this
 * request: same digest, same nonce. Who signed it, and whether they may, is for `verifyToken`.
 */
export function tokenOf(response: Uint8Array, request: TokenRequest): Answer<Uint8Array> {
  return answer(() => {
    const fields = new Fields(readDer(response, what), what);
    requireGranted(fields.take(tags.sequence));
    const token = fields.take(tags.sequence);
    fields.end();
    requireAnswer(readToken(token.bytes).statement, request);
    return Uint8Array.from(token.bytes);
  });
}

/** Refuses a statement about another digest, or without the nonce of the request. */
export function requireAnswer(
  statement: { imprint: Uint8Array; nonce: bigint | undefined },
  request: { digest: Uint8Array; nonce?: bigint | undefined },
): void {
  if (magnitude(statement.imprint) !== magnitude(request.digest))
    throw new Refused("wrong-digest", "The time-stamp is about another text: its digest differs.");
  if (request.nonce !== undefined && statement.nonce !== request.nonce)
    throw new Refused("wrong-nonce", "The time-stamp answers another request: its nonce differs.");
}

const failures: ReadonlyMap<number, string> = new Map([
  [0, "it does not know the digest algorithm"],
  [2, "it does not permit this transaction"],
  [5, "it could not read the request"],
  [14, "its clock is not available"],
  [15, "it does not know the policy"],
  [16, "it does not know an extension"],
  [17, "it lacks information"],
  [25, "it failed"],
]);

function requireGranted(status: Der): void {
  const fields = new Fields(status, what);
  const code = integerOf(fields.take(tags.integer), what);
  const text = fields.optional(tags.sequence);
  const failure = fields.optional(tags.bitString);
  fields.end();
  if (code === 0n || code === 1n) return;
  const reasons = [...(failure ? bitsOf(failure.body) : [])]
    .map((bit) => failures.get(bit))
    .filter((reason) => reason !== undefined);
  const words = text ? ` (${textOf(text)})` : "";
  throw new Refused(
    "not-granted",
    `The authority will not stamp: ${reasons.join(", ") || "it gives no reason"}${words}.`,
  );
}

function* bitsOf(body: Uint8Array): Generator<number> {
  for (let bit = 0; bit < Math.min(body.length - 1, 4) * 8; bit++)
    if (((body[1 + (bit >> 3)] ?? 0) >> (7 - (bit & 7))) & 1) yield bit;
}

/** The authority's own words, cut short, without characters that could disturb a terminal. */
function textOf(list: Der): string {
  const words = list.children.map(({ body }) => {
    const text = fromUtf8(body);
    return text.ok ? text.value : "?";
  });
  return words
    .join(" ")
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Co}]/gu, "?")
    .slice(0, 200);
}
