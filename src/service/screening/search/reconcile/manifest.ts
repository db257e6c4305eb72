import type { Screening } from "../../types.ts";
import { schemataIn, typeShape } from "./shapes.ts";

/**
 * The service manifest of the Reconciliation API 0.2 for a dataset. `base` is the address of the server as the client
 * sees it, without a slash at its end; `query` what the client wrote behind the question mark (it may carry a key), and
 * is passed on. Undefined where the dataset is unknown.
 */
export function reconcileManifest(
  screening: Screening,
  dataset: string,
  base: string,
  query: string,
): Record<string, unknown> | undefined {
  const scope = screening.scope(dataset);
  const named = screening.datasets.find(({ name }) => name === dataset);
  if (!scope || !named) return undefined;
  const service_url = `${base}/reconcile/${encodeURIComponent(dataset)}`;
  const suffix = query === "" ? "" : `?${query}`;
  const suggest = (what: string) => ({ service_url, service_path: `/suggest/${what}${suffix}` });
  const space = "https://followthemoney.tech/explorer/schemata/";
  return {
    versions: ["0.2"],
    name: `${named.title} (Penholder)`,
    identifierSpace: `${base}/entities/`,
    schemaSpace: space,
    documentation: `${base}/`,
    batchSize: 3,
    view: { url: `${base}/entities/{{id}}` },
    preview: { url: `${service_url}/preview/{{id}}${suffix}`, width: 430, height: 600 },
    suggest: { entity: suggest("entity"), type: suggest("type"), property: suggest("property") },
    extend: {
      propose_properties: { service_url, service_path: `/extend/property${suffix}` },
      property_settings: settings,
      propose_settings: settings,
    },
    defaultTypes: schemataIn(screening, scope).map(typeShape),
  };
}

/** What may be set for each column that is fetched; the specification calls the list `property_settings`, yente `propose_settings`. */
const settings = [
  {
    name: "limit",
    label: "Limit",
    type: "number",
    default: 0,
    help_text: "How many values a cell holds at most; 0 for all.",
    choices: [],
  },
  {
    name: "render",
    label: "Rendering",
    type: "select",
    default: "caption",
    choices: [
      // The specification says value, yente id.
      { id: "caption", value: "caption", name: "For people" },
      { id: "raw", value: "raw", name: "For machines" },
    ],
    help_text: "For people a country is called Russia, for machines ru.",
  },
];
