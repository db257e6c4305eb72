export { type FacetName, facetNames } from "./answer/facets.ts";
export { type SearchRequest, type SearchResult, searchEntities, windowOf } from "./answer/search.ts";
export { TextIndexBuilder } from "./text/builder.ts";
