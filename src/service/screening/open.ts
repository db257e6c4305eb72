import { PenholderError } from "#kernel";
import type { OpenScreening, Screening } from "./types.ts";

/** Opens lists for screening: from their saved form where there is one of just these editions, else built and saved. */
export async function openScreening(options: OpenScreening): Promise<Screening> {
  throw new PenholderError("internal", `Lists of ${options.store} cannot be opened yet.`);
}
