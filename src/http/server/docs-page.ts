import { createHash } from "node:crypto";
import { catalogue } from "#kernel";

interface Operation {
  summary?: string;
  description?: string;
  tags?: string[];
  parameters?: { name: string; in: string; required?: boolean; description?: string; schema?: Schema }[];
  requestBody?: { content?: Record<string, { schema?: Schema }> };
  responses?: Record<string, { description?: string }>;
}
interface Schema {
  type?: string;
  default?: unknown;
  enum?: unknown[];
  description?: string;
}

/** An OpenAPI document, as far as the page shows it. */
export interface ApiDocument {
  info: { title: string; version: string; description?: string };
  paths?: Record<string, Record<string, unknown>>;
}

const style = `:root{--paper:#fff;--wash:#f6f5f1;--line:#d9d5cb;--ink:#1b1f24;--soft:#535c66;--accent:#17375e;color-scheme:light dark}
@media(prefers-color-scheme:dark){:root{--paper:#14171b;--wash:#1d2126;--line:#3a4048;--ink:#e9e7e1;--soft:#a9b1ba;--accent:#a5c8f0}}
body{font:16px/1.5 system-ui,"Segoe UI","Noto Sans",sans-serif;margin:0 auto;max-width:64rem;padding:1.5rem;color:var(--ink);background:var(--paper);overflow-wrap:anywhere}
h1,h2{font-family:"Iowan Old Style","Palatino Linotype",Palatino,"Noto Serif",Georgia,serif;line-height:1.25}
h1{font-size:2rem;margin:1rem 0}h2{margin:3rem 0 .5rem;padding-top:.75rem;border-top:1px solid var(--line)}h3{margin:2rem 0 .25rem;font-size:1.05rem}
p{margin:.35rem 0}.soft{color:var(--soft);font-size:.92rem}a{color:var(--accent);text-underline-offset:.15em}nav a{margin-right:1.2rem;display:inline-block;padding:.2rem 0}
a:focus-visible,summary:focus-visible,pre:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
code,pre{font:.92em/1.5 ui-monospace,"Cascadia Mono",Menlo,monospace}pre{background:var(--wash);padding:1rem;white-space:pre-wrap}
summary{cursor:pointer;padding:.35rem 0}
table{border-collapse:collapse;width:100%;margin:.5rem 0}th,td{text-align:left;vertical-align:top;padding:.35rem .75rem .35rem 0;border-bottom:1px solid var(--line)}th{color:var(--soft);font-size:.92rem}
.method{font-weight:700;color:var(--accent)}
@media(max-width:40rem){body{padding:1rem}table,tbody,tr,td{display:block}thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}tr{padding:.5rem 0;border-bottom:1px solid var(--line)}td{border:0;padding:.05rem 0}}`;

/** What the page may load: its own style, nothing else. */
export const docsPolicy = `default-src 'none'; style-src 'sha256-${createHash("sha256").update(style).digest("base64")}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

/** The API on one page that loads nothing and runs nothing. */
export function docsPage({ info, paths = {} }: ApiDocument, machine = "/openapi.json"): string {
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, each]) => ({ path, method: method.toUpperCase(), ...(each as Operation) })),
  );
  const groups = Map.groupBy(operations, ({ tags }) => tags?.[0] ?? "Other");
  const anchor = (group: string) => group.toLowerCase().replace(/\W+/gu, "-");
  const sections = [...groups].map(
    ([group, each]) => `<h2 id="${anchor(group)}">${inHtml(group)}</h2>${each.map(operationHtml).join("")}`,
  );
  const parts = [...groups.keys(), "Errors"].map((group) => `<a href="#${anchor(group)}">${inHtml(group)}</a>`);
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><title>${inHtml(info.title)}</title><style>${style}</style></head>
<body><main><h1>${inHtml(info.title)}</h1><p>${inHtml(info.description ?? "")}</p>
<p>Version ${inHtml(info.version)}. For machines: <a href="${machine}">${machine}</a> (OpenAPI 3.1).</p>
<nav aria-label="Parts">${parts.join("")}</nav>
${sections.join("\n")}
<h2 id="errors">Errors</h2><table><thead><tr><th>code</th><th>status</th><th>when</th><th>what to do</th></tr></thead><tbody>${errorRows()}</tbody></table>
</main></body></html>
`;
}

function operationHtml({
  path,
  method,
  summary = "",
  description = "",
  parameters = [],
  requestBody,
  responses = {},
}: Operation & { path: string; method: string }): string {
  const rows = parameters.map(
    ({ name, in: place, required, description: text = "", schema }) =>
      `<tr><td><code>${inHtml(name)}</code></td><td>${inHtml(place)}${required ? ", required" : ""}</td><td>${inHtml(typeOf(schema))}</td><td>${inHtml(text)}</td></tr>`,
  );
  const table = rows.length
    ? `<table><thead><tr><th>parameter</th><th>where</th><th>form</th><th>meaning</th></tr></thead><tbody>${rows.join("")}</tbody></table>`
    : "";
  const body = Object.values(requestBody?.content ?? {})[0]?.schema;
  const form = body
    ? `<details><summary>Body</summary><pre>${inHtml(JSON.stringify(body, null, 2))}</pre></details>`
    : "";
  return `<section><h3><span class="method">${inHtml(method)}</span> <code>${inHtml(path)}</code></h3><p>${inHtml(summary)}. ${inHtml(description)}</p>${table}${form}<p class="soft">Answers: ${inHtml(Object.keys(responses).join(", "))}</p></section>`;
}

function typeOf(schema: Schema | undefined): string {
  const type = schema?.enum ? schema.enum.map(String).join(" | ") : (schema?.type ?? "text, repeatable");
  return schema?.default === undefined ? type : `${type}, default ${JSON.stringify(schema.default)}`;
}

function errorRows(): string {
  return Object.entries(catalogue)
    .map(
      ([code, { status, when, remedy }]) =>
        `<tr id="error-${code}"><td><code>${code}</code></td><td>${status}</td><td>${inHtml(when)}</td><td>${inHtml(remedy)}</td></tr>`,
    )
    .join("");
}

const inHtml = (text: string): string => text.replace(/[&<>"']/gu, (letter) => `&#${letter.charCodeAt(0)};`);
