import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** Where the page lies: in the package, and in a checkout after npm start. */
const places = ["../verifier.html", "../../out/verifier.html", "../../dist/verifier.html"];

/** The page that verifies in a browser, with its own policy as the header's; none where it was not built. */
export function verifierPages(): Record<string, { type: string; body: string; policy: string }> {
  const path = places.map((place) => fileURLToPath(new URL(place, import.meta.url))).find((place) => existsSync(place));
  if (path === undefined) return {};
  const body = readFileSync(path, "utf8");
  const [, policy] = /http-equiv="Content-Security-Policy" content="([^"]+)"/u.exec(body) ?? [];
  if (policy === undefined) return {};
  return { "/verifier": { type: "text/html; charset=utf-8", body, policy: `${policy}; frame-ancestors 'none'` } };
}
