import type { RequestRules } from "./types.ts";

/** Dated rules of requests for information. */
export const requestRules: RequestRules = {
  least: [
    {
      from: "2009-06-12",
      value: 7,
      source: "a panel's own practice: S/2006/997 asks for a chance to reply and names no period",
      confidence: "inferred",
    },
  ],
};
