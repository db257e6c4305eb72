import { type ListedProfile, profileOf, profileOfProperties } from "#screening";
import { schemaOf } from "../ftm/model.ts";
import type { Dataset } from "../types.ts";
import { viewOf } from "./ftm-view.ts";
import type { Line, Written } from "./source.ts";

/** The line of an entity of a dataset; `datasets` names all in which it stands. */
export function lineOf(written: Written, { name, date }: Dataset, datasets: readonly string[]): Line {
  const { form, value } = written;
  return {
    text: () => JSON.stringify(value),
    records: () => (form === "entity" ? viewOf(value, datasets, date) : [value]),
    profile: () => profileOfWritten(written, name),
  };
}

/** Undefined for addresses, edges and what has neither name nor number: nobody is screened against them. */
function profileOfWritten({ form, value }: Written, dataset: string): ListedProfile | undefined {
  if (schemaOf(value.schema)?.matchable !== true || value.schema === "Address") return undefined;
  if (form === "entity") return profileOf(value, dataset);
  const profile = profileOfProperties(value.schema, value.properties, value.id);
  return profile.names.length + profile.identifiers.length === 0 ? undefined : { ...profile, dataset };
}
