import { answered, followEvents, forms } from "#client";
import { PenholderError } from "#kernel";
import { writeOutput } from "./output.ts";
import { connect } from "./remote-connection.ts";
import type { OutOptions, PageOptions, ServerOptions, SubjectsOptions } from "./remote-options.ts";
import { moreLine, pagesOf } from "./remote-pages.ts";
import { harmlessLines, jsonText, print, remotely, table } from "./remote-print.ts";
import { subjectLines } from "./remote-subject-lines.ts";

export function listSubjects(options: SubjectsOptions): Promise<void> {
  return remotely(options, async () => {
    const { client } = connect(options);
    const { kind, case: file } = options;
    const of = {
      ...(kind !== undefined && { kind }),
      ...(file !== undefined && { case: file }),
      order: "newest" as const,
    };
    const { rows, more } = await pagesOf(options, async (page) => {
      const { data } = await client.GET("/api/v1/subjects", { params: { query: { ...of, ...page } } });
      const { subjects, next } = answered(forms.heads, data);
      return { rows: subjects, next };
    });
    print(options, { subjects: rows }, () => [
      ...table([
        ["id", "kind", "phase", "changed", "label", "title"],
        ...rows.map(({ id, kind: what, phase, changed, label, compartments, title }) => {
          return [id, what, phase ?? "", changed.slice(0, 16), [label, ...compartments].join(","), title];
        }),
      ]),
      ...moreLine(more),
    ]);
  });
}

export function showSubject(id: string, options: ServerOptions): Promise<void> {
  return remotely(options, async () => {
    const { client } = connect(options);
    const { data } = await client.GET("/api/v1/subjects/{id}", { params: { path: { id } } });
    const view = answered(forms.view, data);
    print(options, view, () => subjectLines(view));
  });
}

/** Full-text search in what an institution holds. */
export async function searchInstitution(words: string, options: PageOptions): Promise<void> {
  const { client } = connect(options);
  const { rows, more } = await pagesOf(options, async (page) => {
    const { data } = await client.GET("/api/v1/search", { params: { query: { q: words, ...page } } });
    const { found, next } = answered(forms.found, data);
    return { rows: found, next };
  });
  print(options, { found: rows }, () =>
    rows.length === 0
      ? ["Nothing that you may see holds all of these words."]
      : [
          ...rows.flatMap(({ subject, kind, title, excerpt }) => [`${subject}  ${kind}  ${title}`, `    ${excerpt}`]),
          ...moreLine(more),
        ],
  );
}

export function deadlines(options: OutOptions & { ics?: boolean; case?: string }): Promise<void> {
  return remotely(options, async () => {
    const { client } = connect(options);
    const of = options.case === undefined ? {} : { case: options.case };
    if (options.ics) {
      const { data } = await client.GET("/api/v1/calendar.ics", { params: { query: of }, parseAs: "text" });
      const calendar = String(data);
      if (!calendar.startsWith("BEGIN:VCALENDAR"))
        throw new PenholderError("server-answer-invalid", "The server's answer is no calendar; check the address.");
      const text = harmlessLines(calendar).replaceAll("\n", "\r\n");
      return writeOutput(text, options.out);
    }
    const { data } = await client.GET("/api/v1/deadlines", { params: { query: { ...of, limit: 200 } } });
    const { deadlines: found } = answered(forms.deadlines, data);
    print(options, { deadlines: found }, () =>
      found.length === 0
        ? ["No deadline is to come that you may see."]
        : table(found.map(({ at, timer, kind, subject, title }) => [at, timer, kind, subject, title])),
    );
  });
}

export function members(options: ServerOptions & { keys?: boolean }): Promise<void> {
  return remotely(options, async () => {
    const { data } = await connect(options).client.GET("/api/v1/register");
    const { people } = answered(forms.register, data);
    print(options, { people }, () =>
      options.keys
        ? people.flatMap(keyLines)
        : [
            ...table([
              ["person", "role", "for", "team", "keys", "name"],
              ...people.flatMap(({ person, name, appointments, keys }) =>
                appointments.map(({ role, delegation, team }) => [
                  person,
                  role,
                  delegation ?? "",
                  team ?? "",
                  String(keys.length),
                  name,
                ]),
              ),
            ]),
            ...people.flatMap(({ person, pending }) => pending.map((one) => pendingLine(person, one))),
          ],
    );
  });
}

type Person = ReturnType<typeof forms.register.parse>["people"][number];
type Pending = Person["pending"][number];

/** Keys in force, with how sure they are; then those that are not. */
function keyLines({ person, keys, pending }: Person): string[] {
  const own = keys.map(({ vkey, fingerprint, holder, secondLook }) => {
    const state = secondLook === "unconfirmed" ? "in force, confirmed by nobody second" : "in force";
    return `${person}  ${fingerprint}  ${holder}  ${state}  ${vkey}`;
  });
  const others = pending.filter(({ what }) => what === "key");
  return [...own, ...others.map((one) => `${pendingLine(person, one)}  ${one.names}`)];
}

/** What waits, until when, and what can be done about it by its number. */
function pendingLine(person: string, one: Pending): string {
  const { what, state, names, fingerprint, role, delegation, by, from, protest } = one;
  const which =
    what === "key" ? `key ${fingerprint ?? names}` : `appointment ${names}, ${role ?? ""} ${delegation ?? ""}`;
  const until = from === null ? "until a second officer confirms it" : `until ${from.slice(0, 19)}Z, or a confirmation`;
  const how = state === "void" ? `void: ${protest?.by ?? ""} protested` : `awaiting ${until}`;
  return `${person}  ${which.trim()}  by ${by}  ${how}`;
}

export function events(options: ServerOptions & { follow?: boolean; after?: string }): Promise<void> {
  return remotely(options, async () => {
    const { server, token, insecureHttp } = connect(options);
    const stop = new AbortController();
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => stop.abort());
    // Without --follow: what was missed since, and then no more.
    const ended = options.follow ? undefined : setTimeout(() => stop.abort(), 3000);
    const wait = (milliseconds: number) =>
      new Promise((resolve) => setTimeout(resolve, stop.signal.aborted ? 0 : milliseconds));
    const after = options.after ?? (options.follow ? undefined : "0");
    for await (const told of followEvents({ server, token, insecureHttp, after, signal: stop.signal, wait })) {
      ended?.refresh();
      const { sequence, kind, subject, case: file, version } = told;
      process.stdout.write(
        `${options.json ? jsonText(told) : `${sequence}  ${kind}  ${subject}  version ${version}  case ${file}`}\n`,
      );
    }
    clearTimeout(ended);
  });
}
