import { PenholderError } from "#kernel";
import { type CaseImport, type CaseSource, exportCase, exportDisclosed, importVerified } from "../export/index.ts";
import { type Asking, expectMay, open, type Reading } from "./asking.ts";
import { findSubject } from "./subjects.ts";

/**
 * A case as one ZIP archive of the folder that verifies by itself: as far as whoever asks may see it, or what was
 * disclosed of it to everybody. Throws `not-found`, `not-allowed`, `overloaded`, and what the log throws.
 */
export async function archiveOfCase(
  reading: Reading & CaseSource,
  asking: Asking,
  file: string,
  scope: "whole" | "disclosed",
): Promise<Uint8Array> {
  if (scope === "whole") await findSubject(reading, asking, file, "export case");
  await reading.log.catchUp();
  const { archive } =
    scope === "whole"
      ? await exportCase(reading, file, asking.actor, null)
      : await exportDisclosed(reading, file, null);
  return archive ?? new Uint8Array();
}

/**
 * Brings a case in out of the archive that `archiveOfCase` makes. Throws `not-allowed`, `case-refused`,
 * `restore-not-empty`, `file-corrupt`, `file-too-complex`, `file-too-large`.
 */
export async function bringCase(
  reading: Reading & CaseSource,
  asking: Asking,
  content: AsyncIterable<Uint8Array>,
  maxBytes: number,
): Promise<CaseImport> {
  expectMay(asking, "import case", open);
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of content) {
    length += piece.length;
    if (length > maxBytes)
      throw new PenholderError(
        "file-too-large",
        `The archive has more than ${maxBytes} bytes; bring it in at the machine.`,
      );
    pieces.push(piece);
  }
  const brought = await importVerified(reading.institution, { archive: new Uint8Array(Buffer.concat(pieces)) });
  // Whether witnesses can be asked in this moment changes nothing in what was brought in: the log catches up by itself.
  await reading.log.catchUp().catch(() => undefined);
  return brought;
}
