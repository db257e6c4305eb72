import { answered, forms, recordForms } from "#client";
import { connect } from "./remote-connection.ts";
import type { AccessOptions, DisclosedOptions, PageOptions, ServerOptions } from "./remote-options.ts";
import { moreLine, pagesOf } from "./remote-pages.ts";
import { print, remotely, table } from "./remote-print.ts";

/** Who read what is confidential, oldest first. */
export function accessLog(options: AccessOptions): Promise<void> {
  return remotely(options, async () => {
    const { client } = connect(options);
    const { object, actor } = options;
    const of = { ...(object !== undefined && { object }), ...(actor !== undefined && { actor }) };
    const { rows, more } = await pagesOf(options, async (page) => {
      const { data } = await client.GET("/api/v1/access-log", { params: { query: { ...of, ...page } } });
      const { accesses, next } = answered(recordForms.accesses, data);
      return { rows: accesses, next };
    });
    print(options, { accesses: rows }, () => [
      ...table([
        ["at", "who", "what", "object", "label"],
        ...rows.map((row) => [row.at, row.actor, row.action, row.object, [row.label, ...row.compartments].join(",")]),
      ]),
      ...moreLine(more),
    ]);
  });
}

/** Accounts, in the order of their identities; the last of a page says where the next one begins. */
export function accounts(options: PageOptions): Promise<void> {
  return remotely(options, async () => {
    const { client } = connect(options);
    const { rows, more } = await pagesOf(options, async (page) => {
      const { data } = await client.GET("/api/v1/accounts", { params: { query: page } });
      const found = answered(recordForms.accounts, data).accounts;
      return { rows: found, next: found.length < page.limit ? null : (found.at(-1)?.person ?? null) };
    });
    print(options, { accounts: rows }, () => [
      ...table([
        ["person", "signs in as", "state", "since", "name"],
        ...rows.map(({ person, login, state, created, name }) => [person, login, state, created.slice(0, 16), name]),
      ]),
      ...moreLine(more),
    ]);
  });
}

/** Acts that were disclosed to everybody. */
export function disclosed(options: DisclosedOptions): Promise<void> {
  return remotely(options, async () => {
    const { client } = connect(options);
    const of = options.case === undefined ? {} : { case: options.case };
    const { rows, more } = await pagesOf(options, async (page) => {
      const { data } = await client.GET("/api/v1/disclosed", { params: { query: { ...of, ...page } } });
      const { acts, next } = answered(forms.acts, data);
      return { rows: acts, next };
    });
    print(options, { acts: rows }, () =>
      rows.length === 0
        ? ["Nothing was disclosed to everybody."]
        : [
            ...table(
              rows.map(({ id, sequence, received, act }) => [sequence, received.slice(0, 16), act.kind, act.actor, id]),
            ),
            ...moreLine(more),
          ],
    );
  });
}

/** The dated rules in force, each with its source. */
export function rules(options: ServerOptions): Promise<void> {
  return remotely(options, async () => {
    const { data } = await connect(options).client.GET("/api/v1/rules");
    const { rules: found } = answered(recordForms.rules, data);
    print(options, { rules: found }, () =>
      Object.entries(found).flatMap(([name, of]) => [name, ...versionsOf(of).map((line) => `  ${line}`)]),
    );
  });
}

/** Each dated version in a line, however its rule is built. */
function versionsOf(rule: unknown): string[] {
  if (typeof rule !== "object" || rule === null) return [];
  if ("from" in rule && "source" in rule) {
    const { from, to, source, value } = rule as { from: unknown; to?: unknown; source: unknown; value?: unknown };
    return [`${String(from)} to ${String(to ?? "today")}: ${JSON.stringify(value)} (${String(source)})`];
  }
  return Object.entries(rule).flatMap(([name, inner]) => {
    const lines = versionsOf(inner);
    return /^\d+$/u.test(name) ? lines : lines.map((line) => `${name}, ${line}`);
  });
}
