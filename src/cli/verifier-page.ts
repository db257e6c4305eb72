import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { FixedPage } from "#http";
import { ownPage } from "./own-page.ts";

/** Where the page lies: in the package, and in a checkout after npm start. */
const places = ["../verifier.html", "../../out/verifier.html", "../../dist/verifier.html"];

/** The page that verifies in a browser; none where it was not built. */
export function verifierPages(): Record<string, FixedPage> {
  const path = places.map((place) => fileURLToPath(new URL(place, import.meta.url))).find((place) => existsSync(place));
  if (path === undefined) return {};
  const about = "checks a published file in this browser, and sends it nowhere";
  return { "/verifier": ownPage(readFileSync(path, "utf8"), { name: "The verifier", about }) };
}
