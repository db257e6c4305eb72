import type { PolicyPart } from "#verify";
import { element, fill, part } from "./dom.ts";

/** Whom the reader's policy trusts, with the fingerprints to compare by telephone; nothing without a policy. */
export function showPolicy(parts: readonly PolicyPart[] | null, name: string): void {
  if (!parts) return;
  fill(
    part("policy"),
    element("h2", {}, "Whom you trust"),
    element(
      "p",
      { class: "sum" },
      "By your policy ",
      element("bdi", {}, name),
      ". Compare the numbers with each owner by telephone.",
    ),
    ...parts.map(({ title, says, keys }) =>
      element(
        "details",
        {},
        element("summary", {}, `${title}${keys.length > 0 ? ` (${keys.length})` : ""}`),
        element("p", {}, says),
        element(
          "ul",
          { class: "keys" },
          ...keys.map((key) =>
            element(
              "li",
              {},
              element("bdi", {}, key.name),
              element("code", {}, key.fingerprint),
              key.url !== null && element("bdi", { class: "url" }, key.url),
            ),
          ),
        ),
      ),
    ),
  );
}
