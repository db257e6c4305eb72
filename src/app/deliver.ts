import { deliverAlways } from "#service";
import type { InstitutionApp } from "./institution.ts";

/** Delivers an institution's notifications into a folder, as files, until it is stopped. */
export function deliverNotifications(
  { institution: { store, crypto, clock } }: Pick<InstitutionApp, "institution">,
  folder: string,
  onProblem: (error: unknown) => void,
): { stop(): Promise<void> } {
  return deliverAlways({ store, crypto, clock, folder }, onProblem);
}
