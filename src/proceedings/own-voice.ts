import type { Act } from "#acts";

/** Where an act names who asked, reported, said or applied; and the roles whose delegation that must be. */
const voices: Readonly<Record<string, { field: string; of: readonly string[] }>> = {
  "meeting/ask": { field: "askedBy", of: ["member", "state"] },
  "implementation/report": { field: "state", of: ["state"] },
  "position/record": { field: "of", of: ["member"] },
  "exemption/begin": { field: "applicant", of: ["applicant"] },
  "listing/petition": { field: "petitioner", of: ["petitioner"] },
};

/** Whoever acts for a state or body speaks for no other; officers and the panel record what others said and did. */
export function speaksForAnother({ kind, role, delegation, body }: Act): string | undefined {
  const voice = voices[kind];
  if (!voice?.of.includes(role) || delegation === null) return undefined;
  const named = (body as Readonly<Record<string, unknown>>)[voice.field];
  return named === delegation
    ? undefined
    : `Whoever acts for ${delegation} speaks for it alone: name it as "${voice.field}", or let the other speak for itself.`;
}
