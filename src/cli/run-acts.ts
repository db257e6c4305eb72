import { answered, fieldsOf, forms, kindsOfActs } from "#client";
import { PenholderError } from "#kernel";
import { writeOutput } from "./output.ts";
import { connect } from "./remote-connection.ts";
import type { ActsOptions, OutOptions, ServerOptions } from "./remote-options.ts";
import { moreLine, pagesOf } from "./remote-pages.ts";
import { harmlessLines, print, remotely, table } from "./remote-print.ts";
import { textOf } from "./remote-subject-lines.ts";

export function list(options: ActsOptions): Promise<void> {
  return remotely(options, async () => {
    const { client } = connect(options);
    const { case: file, subject, kind, actor } = options;
    const given = Object.entries({ case: file, subject, kind, actor }).filter(([, value]) => value !== undefined);
    const of = Object.fromEntries(given) as Record<string, string>;
    const { rows, more } = await pagesOf(options, async (page) => {
      const { data } = await client.GET("/api/v1/acts", { params: { query: { ...of, ...page } } });
      const { acts, next } = answered(forms.acts, data);
      return { rows: acts, next };
    });
    print(options, { acts: rows }, () => [
      ...table([
        ["place", "received", "kind", "actor", "for", "id"],
        ...rows.map(({ sequence, received, id, act }) => {
          return [sequence, received.slice(0, 19), act.kind, act.actor, act.delegation ?? "", id];
        }),
      ]),
      ...moreLine(more),
    ]);
  });
}

export function show(id: string, options: ServerOptions): Promise<void> {
  return remotely(options, async () => {
    const { data } = await connect(options).client.GET("/api/v1/acts/{id}", { params: { path: { id } } });
    const shown = answered(forms.act, data);
    print(options, shown, () => [`place ${shown.sequence}, received ${shown.received}`, ...actLines(shown.act)]);
  });
}

/** What an act states, a line a field. */
export function actLines({ body, ...head }: Record<string, unknown>): string[] {
  const fields = Object.entries(head).map(([name, value]) => `${name}: ${textOf(value)}`);
  const stated = Object.entries((body ?? {}) as object).map(([name, value]) => `  ${name}: ${textOf(value)}`);
  return [...fields, "body:", ...stated];
}

export function receipt(id: string, options: OutOptions): Promise<void> {
  return remotely(options, async () => {
    const text = await fetchReceipt(id, options);
    writeOutput(options.out === undefined ? harmlessLines(text) : text, options.out);
  });
}

export async function fetchReceipt(id: string, options: ServerOptions): Promise<string> {
  const { client } = connect(options);
  const { data } = await client.GET("/api/v1/acts/{id}/receipt", { params: { path: { id } }, parseAs: "text" });
  if (typeof data === "string" && data !== "") return data;
  throw new PenholderError("server-answer-invalid", "The server's answer is no receipt; check the address.");
}

/** The closed list as this program holds it; nothing is asked. */
export function kinds(options: ServerOptions): Promise<void> {
  return remotely(options, async () => {
    const all = kindsOfActs().map((kind) => ({ kind, fields: fieldsOf(kind) }));
    print(options, { kinds: all }, () =>
      table(
        all.map(({ kind, fields }) => [
          kind,
          fields.map(({ name, optional }) => (optional ? `${name}?` : name)).join(", "),
        ]),
      ),
    );
  });
}
