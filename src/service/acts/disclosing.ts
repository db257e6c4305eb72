import { type Act, type ActBody, openAct } from "#acts";
import type { Court, Proceeding, Said } from "#proceedings";
import type { Reader, Subject } from "#store";
import { everything, proceedingOf } from "./project.ts";

/** What an act that discloses is judged by besides its case: the acts that it names, what they are about, and the reports. */
export async function disclosingIn(
  reader: Reader,
  act: Act,
  rows: Map<string, Subject>,
): Promise<Pick<Court, "said" | "reports">> {
  const acts = new Map<string, Said>();
  const reports: Proceeding[] = [];
  if (act.kind !== "act/disclose") return { said: () => undefined, reports: () => [] };
  for (const id of idsOf(act)) {
    const said = await saidIn(reader, id);
    if (!said) continue;
    acts.set(id, said);
    const about = rows.get(said.subject) ?? (await reader.get(said.subject, everything));
    if (about) rows.set(said.subject, about);
  }
  for (let after: string | null = null; ; ) {
    const page = await reader.list({ kind: "report", case: act.case, visible: everything, after, limit: 200 });
    reports.push(...page.rows.map(proceedingOf));
    after = page.next;
    if (after === null) break;
  }
  return { said: (id) => acts.get(id), reports: () => reports };
}

/** The body is held against its form later. */
function idsOf({ body }: Act): string[] {
  const { acts = [] } = (body ?? {}) as Partial<ActBody<"act/disclose">>;
  return Array.isArray(acts) ? acts.slice(0, 1000).filter((one) => typeof one === "string") : [];
}

async function saidIn(reader: Reader, id: string): Promise<Said | undefined> {
  const row = await reader.actById(id, everything);
  const opened = row && row.id !== null ? openAct(row.bytes) : undefined;
  if (!opened?.ok) return undefined;
  const { case: file, subject, kind, label, compartments, body } = opened.value.act;
  return { case: file, subject, kind, label, compartments, body: body as { id?: string } };
}
