import { PenholderError } from "#kernel";
import type { InstitutionClient } from "../client.ts";
import { answered, performed } from "../forms.ts";
import type { SignedEnvelope } from "./draft.ts";

/** A signed act, and the key under which the service answers it once. */
export interface Handed {
  envelope: SignedEnvelope;
  lodging?: { salt: string; slip: string } | undefined;
  key: string;
}

export interface Outcome {
  act: string;
  sequence: string;
  subjects: { id: string; kind: string; version: number }[];
  repeated: boolean;
}

/** Milliseconds before each further try. */
const pauses = [500, 2000, 5000];

/**
 * Hands in a signed act, again where it is not known whether it arrived: it is one act, under one key, however often it is
 * sent. What the service refuses is thrown at once; `server-unreachable` where its fate is unknown after the last try.
 */
export async function handIn(
  client: InstitutionClient,
  { envelope, lodging, key }: Handed,
  wait: (milliseconds: number) => Promise<unknown>,
): Promise<Outcome> {
  for (let tries = 0; ; tries++) {
    try {
      const { data } = await client.POST("/api/v1/acts", {
        params: { header: { "idempotency-key": key } },
        body: { envelope, ...(lodging && { lodging }) },
      });
      return answered(performed, data);
    } catch (error) {
      const pause = pauses[tries];
      if (pause === undefined || !isUncertain(error)) throw error;
      await wait(pause);
    }
  }
}

/** Whether the act may have been taken in although the answer says nothing of it, or may be in a moment. */
export const isUncertain = (error: unknown): boolean =>
  error instanceof PenholderError &&
  [
    "server-unreachable",
    "server-answer-invalid",
    "overloaded",
    "store-unavailable",
    "store-stopped",
    "internal",
  ].includes(error.code);
