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

const style = `body{font:16px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:60rem;padding:0 1rem;color:#1b1b1b;background:#fff}
h1{font-size:1.8rem}h2{margin-top:2.5rem;border-bottom:1px solid #767676}h3{margin-top:2rem}
code,pre{font:0.9em ui-monospace,monospace}pre{background:#f3f3f3;padding:1rem;overflow:auto}
table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;padding:.3rem .6rem;border-bottom:1px solid #ccc}
.method{font-weight:700;color:#00508f}@media(prefers-color-scheme:dark){body{background:#151515;color:#eee}pre{background:#222}.method{color:#7cc0ff}}`;

/** What the page may load: its own style, nothing else. */
export const docsPolicy = `default-src 'none'; style-src 'sha256-${createHash("sha256").update(style).digest("base64")}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

/** The API on one page that loads nothing and runs nothing. */
export function docsPage({ info, paths = {} }: ApiDocument, machine = "/openapi.json"): string {
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, each]) => ({ path, method: method.toUpperCase(), ...(each as Operation) })),
  );
  const groups = Map.groupBy(operations, ({ tags }) => tags?.[0] ?? "Other");
  const sections = [...groups].map(([group, each]) => `<h2>${inHtml(group)}</h2>${each.map(operationHtml).join("")}`);
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${inHtml(info.title)}</title><style>${style}</style></head>
<body><main><h1>${inHtml(info.title)}</h1><p>${inHtml(info.description ?? "")}</p>
<p>Version ${inHtml(info.version)}. For machines: <a href="${machine}">${machine}</a> (OpenAPI 3.1).</p>
${sections.join("\n")}
<h2>Errors</h2><table><thead><tr><th>code</th><th>status</th><th>when</th><th>what to do</th></tr></thead><tbody>${errorRows()}</tbody></table>
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
  return `<section><h3><span class="method">${inHtml(method)}</span> <code>${inHtml(path)}</code></h3><p>${inHtml(summary)}. ${inHtml(description)}</p>${table}${form}<p>Answers: ${inHtml(Object.keys(responses).join(", "))}</p></section>`;
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
