import type { Crypto, LogPolicy } from "#record";
import type { CaseFile } from "./form.ts";
import type { Replay } from "./replay.ts";
import type { CaseEntry, Fact } from "./types.ts";

/** What the facts are drawn from: a case that was verified. */
export interface Scene {
  file: CaseFile;
  entries: readonly CaseEntry[];
  replay: Replay;
  /** All acts are open, and were replayed. */
  whole: boolean;
  /** It is proved that no act up to `until` was left out. */
  complete: boolean;
  /** When enough witnesses had cosigned the enclosed log (seconds): of what came after nobody but the exporter speaks. */
  until: number | null;
  crypto: Crypto;
  log: LogPolicy;
}

/** An act of the case with its place, ready to be told. */
export type Told = CaseEntry & { act: NonNullable<CaseEntry["act"]> };

/** The instant (seconds) to which the folder speaks: the last act, or the export where that is later and the log is complete. */
export function asOf({ file, entries }: Scene): number {
  const last = Math.floor((entries.at(-1)?.received ?? 0) / 1000);
  return Math.max(last, Math.floor(Date.parse(file.exported) / 1000));
}

/** Whether it is proved that nothing on the record speaks against what was so from an instant (seconds) on. */
export const stillSo = ({ complete, until }: Scene, from: number): boolean =>
  complete && until !== null && from <= until;

/** The instant up to which something can be said not to have happened. */
export const knownUntil = (scene: Scene, from: number): number =>
  stillSo(scene, from) ? Math.min(asOf(scene), scene.until ?? 0) : asOf(scene);

/** The acts on a subject, in their order. */
export function actsOn({ entries }: Scene, subject: string, kind?: string): Told[] {
  return entries.filter(
    (one): one is Told =>
      one.act !== null && one.act.act.subject === subject && (kind === undefined || one.act.act.kind === kind),
  );
}

/** Where acts carried out a decision of the committee that a lodging has proved wrong since: that it does not stand. */
export function resting({ replay }: Scene, acts: readonly Told[]): string {
  const overturned = acts.some(({ act }) => {
    const { proposal } = act.act.body as { proposal?: string };
    const matter = proposal === undefined ? undefined : replay.subjects.get(proposal)?.proceeding;
    return matter?.kind === "matter" && (matter.life as { setAside?: unknown }).setAside !== undefined;
  });
  return overturned ? " It rests on a decision of the committee that does not stand." : "";
}

export const bodyOf = <T>(told: Told): T => told.act.act.body as T;
export const whom = ({ act: { act } }: Told): string => act.delegation ?? act.actor;

/** Seconds as "2018-09-13 21:00 UTC". */
export const moment = (seconds: number): string =>
  `${new Date(seconds * 1000).toISOString().slice(0, 16).replace("T", " ")} UTC`;
export const dayOf = ({ received }: CaseEntry): string => new Date(received).toISOString().slice(0, 10);
/** Words of others, shortened and on one line. */
export const quoted = (text: string): string => {
  const line = text.replace(/\s+/gu, " ").trim();
  return `“${line.length > 160 ? `${line.slice(0, 159)}…` : line}”`;
};
export const fact = (kind: string, says: string, proved: boolean, acts: readonly CaseEntry[]): Fact => ({
  kind,
  says,
  proved,
  acts: acts.map(({ index }) => index),
});

/** Where in a report: a printed number, a block, or the words themselves. */
export const passageOf = (passage: string): string =>
  passage.length <= 12 ? (/^\d/u.test(passage) ? `paragraph ${passage}` : passage) : quoted(passage);
