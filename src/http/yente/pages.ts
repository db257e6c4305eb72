import {
  type Dataset,
  type FtmEntity,
  nested,
  propertiesOf,
  type Screening,
  schemaOf,
  typeOf,
} from "#service/screening";
import { type Answer, YenteError } from "../server/answer.ts";

const style =
  "body{font:14px/1.45 system-ui,sans-serif;margin:1rem;color:#1b1b1b;background:#fff}h1{font-size:1.15rem;margin:0 0 .25rem}h2{font-size:1rem}dt{color:#595959;margin-top:.5rem}dd{margin:0}td,th{text-align:left;padding:.15rem .8rem .15rem 0}";

/** Pages load nothing and run nothing; they may be shown in a frame, as reconciliation clients do. */
export const pageHeaders = {
  "content-type": "text/html; charset=utf-8",
  "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'",
  "x-content-type-options": "nosniff",
};

/** A small page about one entity, for the preview of reconciliation clients: at most 430 by 600. */
export function previewTask(screening: Screening, { dataset, id }: { dataset: string; id: string }): Answer {
  const scope = screening.scope(dataset);
  const entity = screening.ftm(id);
  if (!scope) throw new YenteError(404, "No such dataset.");
  if (!entity || ![...screening.datasetsOf(entity.id)].some((name) => scope.has(name)))
    throw new YenteError(404, "No such entity!");
  return { status: 200, body: previewOf(screening, entity), headers: pageHeaders };
}

function previewOf(screening: Screening, entity: FtmEntity): string {
  const shown = nested(screening, entity);
  const properties = propertiesOf(entity.schema);
  const rows = Object.entries(entity.properties).flatMap(([name, values]) => {
    const property = properties.get(name);
    if (!property || property.hidden || property.type === "entity") return [];
    const labels = typeOf(property.type)?.values;
    const texts = values.slice(0, 6).map((value) => (labels && Object.hasOwn(labels, value) ? labels[value] : value));
    return [row(property.label, texts.map((text) => String(text).slice(0, 300)).join(" · "))];
  });
  const sanctions = (shown.properties.sanctions ?? []).flatMap((each) => {
    if (typeof each === "string") return [];
    const { authority = [], program = [], startDate = [] } = each.properties;
    return [row("Listed by", [...authority, ...program, ...startDate].join(", ").slice(0, 300))];
  });
  const kind = schemaOf(entity.schema)?.label ?? entity.schema;
  return page(
    entity.caption,
    `<h1>${escaped(entity.caption)}</h1><p>${escaped(kind)} · ${escaped(entity.id)}</p><dl>${[...sanctions, ...rows].slice(0, 30).join("")}</dl>`,
  );
}

/** What stands at the root of the server: what is loaded, and where to read on. */
export function indexPage(datasets: readonly Dataset[]): string {
  const rows = datasets.map(
    ({ name, title, date, entries }) =>
      `<tr><td><code>${escaped(name)}</code></td><td>${escaped(title)}</td><td>${escaped(date)}</td><td>${entries}</td></tr>`,
  );
  return page(
    "Penholder: screening",
    `<h1>Penholder: screening</h1><p>The API is described in <a href="/openapi.json">openapi.json</a> and on <a href="/docs">a page to read</a>; <a href="/catalog">catalog</a> and <a href="/algorithms">algorithms</a> say what is served.</p><h2>Lists loaded</h2><table><tr><th>Name</th><th>Title</th><th>Edition</th><th>Entries</th></tr>${rows.join("")}</table>`,
  );
}

function row(label: string, text: string): string {
  return `<dt>${escaped(label)}</dt><dd dir="auto">${escaped(text)}</dd>`;
}

function page(title: string, body: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escaped(title)}</title><meta name="viewport" content="width=device-width"><style>${style}</style></head><body>${body}</body></html>`;
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function escaped(text: string): string {
  return text.replace(/[&<>"']/gu, (sign) => entities[sign] ?? sign);
}
