import { PenholderError } from "#kernel";
import { actorOf, appointmentsOf } from "#people";
import {
  type CaseImport,
  type Exported,
  exportCase,
  exportDisclosed,
  importVerified,
  packed,
  unpacked,
} from "#service";
import { type CaseFiles, fileNames, readCaseFile } from "#verify/case";
import { type InstitutionApp, type OpenInstitution, openInstitution } from "./institution.ts";

/** Works on an institution that nobody serves, and closes it. */
async function within<T>(options: OpenInstitution, work: (app: InstitutionApp) => Promise<T>): Promise<T> {
  const app = await openInstitution(options);
  try {
    return await work(app);
  } finally {
    await app.close();
  }
}

/**
 * Exports a case at the machine, as somebody who acts there may see it; or, for nobody in particular, what was disclosed.
 * Who has the machine could see more: that he says as whom keeps a folder to what that person may hand on.
 */
export function exportCaseAtMachine(
  options: OpenInstitution,
  { case: file, as, to }: { case: string; as: string | null; to: string },
): Promise<Exported> {
  return within(options, async (app) => {
    await app.log.catchUp();
    if (as === null) return exportDisclosed(app, file, to);
    const register = await app.registers.current();
    const place = { at: app.institution.clock(), sequence: register.sequence + 1n };
    const held = appointmentsOf(register, as, place).map(actorOf);
    if (held.length === 0)
      throw new PenholderError(
        "not-found",
        `${as} acts in no role here now; name one who does, as the register has him.`,
      );
    return asFirstWhoMay(held, (actor) => exportCase(app, file, actor, to));
  });
}

/** In the first of somebody's appointments that allows it; what the last says, where none does. */
async function asFirstWhoMay<A, T>([actor, ...others]: readonly A[], work: (actor: A) => Promise<T>): Promise<T> {
  try {
    return await work(actor as A);
  } catch (error) {
    const isRefused = error instanceof PenholderError && ["not-found", "not-allowed"].includes(error.code);
    if (!isRefused || others.length === 0) throw error;
    return asFirstWhoMay(others, work);
  }
}

/** Brings a case into an institution that is empty yet, once it verifies. Throws what `importVerified` throws. */
export function importCaseAtMachine(
  options: OpenInstitution,
  given: { archive: Uint8Array } | { files: CaseFiles },
): Promise<CaseImport> {
  return within(options, async (app) => {
    const done = await importVerified(app.institution, given);
    // The log takes the acts in; where its witnesses cannot be asked now, it does when the institution is served.
    await app.log.catchUp().catch(() => undefined);
    return done;
  });
}

/** A case's folder as an archive. */
export const packCase = packed;

/** The files of an archive, bounded, under names that a case can have; and what its list says is not in it. */
export function unpackCase(archive: Uint8Array): { files: CaseFiles; closed: number; missing: string[] } {
  const files = unpacked(archive);
  const read = readCaseFile(files.get(fileNames.case) ?? new Uint8Array());
  if (!read.ok) throw new PenholderError("file-corrupt", `The archive is no case: ${read.problem}.`);
  const { acts, documents, attachments = [] } = read.value;
  const missing = [
    ...documents.map(({ version, missing: why }) => ({ what: `version ${version}`, why })),
    ...attachments.map(({ name, missing: why }) => ({ what: `document ${name}`, why })),
  ];
  return {
    files,
    closed: acts.filter((one) => one.closed).length,
    missing: missing.flatMap(({ what, why }) => (why === undefined ? [] : [`${what}: ${why}`])),
  };
}
