// Makes dist/verifier.html: the page that verifies a sealed report, in one file that asks the network for nothing.
// The same sources give the same bytes on every machine; the SHA-256 is printed so that anyone can compare.
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "vite";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const rooms = join(root, "src", "web");

/** The page's HTML. Its own policy allows its one script and one style, by their hashes, and nothing else. */
export async function verifierPage() {
  const { script, style } = await bundle();
  const template = readFileSync(join(rooms, "verifier.html"), "utf8");
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const policy = [
    "default-src 'none'",
    `script-src '${hashOf(script)}'`,
    `style-src '${hashOf(style)}'`,
    "worker-src blob:",
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types penholder-worker",
  ].join("; ");
  return filled(template, {
    'Content-Security-Policy" content="': policy,
    "<style>": style,
    "<script>": script,
    "<footer><p>Penholder": ` ${version}`,
  });
}

/** The template with each text put behind the one place that it belongs to. */
function filled(template, texts) {
  let page = template;
  for (const [place, text] of Object.entries(texts)) {
    if (page.split(place).length !== 2) throw new Error(`verifier.html must have ${place} once.`);
    page = page.replace(place, () => place + text);
  }
  return page;
}

async function bundle() {
  // Whatever this machine has set, the page is the same.
  process.env.NODE_ENV = "production";
  const built = await build({
    configFile: false,
    envDir: false,
    publicDir: false,
    root,
    logLevel: "warn",
    build: {
      write: false,
      target: "es2022",
      cssCodeSplit: false,
      rolldownOptions: { input: join(rooms, "main.ts"), output: { format: "iife" } },
    },
  });
  const { output } = Array.isArray(built) ? built[0] : built;
  const script = output
    .flatMap((file) => (file.type === "chunk" ? [file.code] : []))
    .join("\n")
    .trim();
  const style = output
    .flatMap((file) => (file.fileName.endsWith(".css") ? [String(file.source)] : []))
    .join("\n")
    .trim();
  return { script: inside("script", script), style: inside("style", style) };
}

/** Refuses text that would end the element it stands in; a script says the same without that. */
function inside(name, text) {
  const safe = name === "script" ? text.replace(/<(?=\/script|script|!--)/gi, "\\x3c") : text;
  if (new RegExp(`</${name}|<!--`, "i").test(safe)) throw new Error(`The page's ${name} would end too early.`);
  return safe;
}

function hashOf(text) {
  return `sha256-${createHash("sha256").update(text).digest("base64")}`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const page = await verifierPage();
  const target = resolve(process.argv[2] ?? join(root, "dist", "verifier.html"));
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, page);
  const bytes = Buffer.byteLength(page);
  process.stdout.write(`${target}: ${(bytes / 1000).toFixed(0)} kB\n`);
  process.stdout.write(`SHA-256 ${createHash("sha256").update(page).digest("hex")}\n`);
}
