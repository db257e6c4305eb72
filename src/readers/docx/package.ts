import { PenholderError } from "#kernel";
import { foreignOle } from "../containers.ts";
import { openArchive } from "../zip.ts";
import type { Package } from "./part.ts";
import { relationsOf } from "./relations.ts";

/**
 * Opens a DOCX package and finds its main document. Throws `password-required` for an encrypted one, and
 * `file-type-unknown` for an old .doc or a package of another kind.
 */
export function openPackage(bytes: Uint8Array, file: string): Package {
  const ole = foreignOle(bytes);
  if (ole && /encrypted/u.test(ole.what))
    throw new PenholderError(
      "password-required",
      `${file} is a Word file encrypted with a password: open it in Word, remove the password, save it and try again.`,
      { file },
    );
  if (ole)
    throw new PenholderError("file-type-unknown", `${file} is ${ole.what}: ${ole.advice ?? "save it as DOCX"}.`, {
      file,
    });
  const archive = openArchive(bytes, file);
  const root = relationsOf(archive, file, "");
  const main = root.ofType("officeDocument")[0] ?? (archive.has("word/document.xml") ? "word/document.xml" : undefined);
  if (main === undefined)
    throw new PenholderError(
      "file-type-unknown",
      `${file} is a zip file, but no Word document: save the report as DOCX.`,
      {
        file,
      },
    );
  if (!archive.has(main))
    throw new PenholderError(
      "file-corrupt",
      `${file} is damaged: its main part ${main} is missing; ask for it again.`,
      {
        file,
        at: main,
      },
    );
  return { archive, file, main, relations: relationsOf(archive, file, main) };
}
