import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { exportCaseAtMachine, importCaseAtMachine, packCase, unpackCase } from "#app";
import { answered, forms } from "#client";
import { PenholderError } from "#kernel";
import { isFolder, readFolder } from "./case-folder.ts";
import { bytesOf } from "./files.ts";
import { connect, downloadBounds } from "./remote-connection.ts";
import { fetchedBytes } from "./remote-files.ts";
import type { CaseExportOptions, CaseImportOptions } from "./remote-options.ts";
import { print, remotely } from "./remote-print.ts";

const largestArchive = 2 ** 30;

export function exportCase(id: string, options: CaseExportOptions): Promise<void> {
  return remotely(options, async () => {
    const out = options.out ?? "";
    expectFree(out);
    const told =
      options.institution === undefined
        ? await fromServer(id, out, options)
        : await atMachine(id, out, options.institution, options);
    print(options, { case: id, out, ...told }, () => [
      `Written: ${out}${told.closed > 0 ? `; ${told.closed} acts of it were not open` : ""}`,
      ...told.missing.map((line) => `  not here: ${line}`),
      `Check it: penholder verify ${out} --policy YOUR.policy --founding founding.json`,
    ]);
  });
}

function expectFree(out: string): void {
  if (existsSync(out))
    throw new PenholderError("restore-not-empty", `${out} is there already: name a folder that is not.`, { file: out });
}

interface Told {
  closed: number;
  missing: string[];
}

async function atMachine(id: string, out: string, folder: string, { as, disclosed }: CaseExportOptions): Promise<Told> {
  if (as === undefined && !disclosed)
    throw new PenholderError("usage", "Say as far as who may see it: --as PERSON; or --disclosed.");
  if (out.endsWith(".zip"))
    throw new PenholderError("usage", "At the machine a folder is written: name one that does not end in .zip.");
  const { closed, missing } = await exportCaseAtMachine(
    { folder },
    { case: id, as: disclosed ? null : (as ?? null), to: out },
  );
  return { closed, missing };
}

/** The archive that the server makes; unpacked here, bounded, under names that a case can have. */
async function fromServer(id: string, out: string, options: CaseExportOptions): Promise<Told> {
  const archive = await fetchedBytes(connect(options), largestArchive, (client) =>
    client.GET("/api/v1/cases/{id}/export", {
      params: { path: { id }, query: { scope: options.disclosed ? "disclosed" : "whole" } },
      parseAs: "stream",
    }),
  );
  const { files, closed, missing } = unpackCase(archive);
  if (out.endsWith(".zip")) writeWhole(out, (path) => writeFileSync(path, archive, { flush: true, mode: 0o600 }));
  else
    writeWhole(out, (folder) => {
      for (const [name, bytes] of files) {
        const path = join(folder, name);
        mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
        writeFileSync(path, bytes, { flush: true, mode: 0o600 });
      }
    });
  return { closed, missing };
}

/** Beside its place first, then under its name. */
function writeWhole(out: string, write: (path: string) => void): void {
  const beside = `${out}.unfinished`;
  rmSync(beside, { recursive: true, force: true });
  try {
    write(beside);
    renameSync(beside, out);
  } catch (error) {
    rmSync(beside, { recursive: true, force: true });
    const code = (error as NodeJS.ErrnoException).code ?? "unknown cause";
    throw new PenholderError(
      "file-unwritable",
      `${out} cannot be written (${code}): choose another path with --out.`,
      { file: out },
      error,
    );
  }
}

export function importCase(path: string, options: CaseImportOptions): Promise<void> {
  return remotely(options, async () => {
    const done =
      options.institution === undefined ? await toServer(path, options) : await intoMachine(path, options.institution);
    print(options, done, () => [
      done.repeated
        ? `The case ${done.case} is here already, with all its ${done.acts} acts; nothing was done.`
        : `Brought in: the case ${done.case}, ${done.acts} acts.`,
    ]);
  });
}

function intoMachine(path: string, folder: string) {
  const given = isFolder(path) ? { files: readFolder(path) } : { archive: bytesOf(path, largestArchive) };
  return importCaseAtMachine({ folder }, given);
}

async function toServer(path: string, options: CaseImportOptions) {
  const archive = isFolder(path) ? packCase(readFolder(path)) : bytesOf(path, largestArchive);
  const client = connect(options).open({ bounds: downloadBounds });
  const { data } = await client.POST("/api/v1/cases/import", {
    body: archive as never,
    bodySerializer: (body: unknown) => body as BodyInit,
    headers: { "content-type": "application/zip" },
  } as never);
  return answered(forms.imported, data);
}
