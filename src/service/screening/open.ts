import { LoadedScreening } from "./loaded.ts";
import { prepareScreening } from "./prepare.ts";
import type { OpenScreening, Screening } from "./types.ts";
import { builtInThread } from "./workers/loader.ts";

/**
 * Opens lists for screening: from their saved form where there is one of just these editions, else built and saved.
 * A damaged saved form is built anew. Throws `list-not-found`, `list-invalid`, `screening-manifest-invalid`.
 */
export async function openScreening(options: OpenScreening): Promise<Screening> {
  return new LoadedScreening(await prepareScreening(options, builtInThread));
}
