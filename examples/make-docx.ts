// Makes the Word files of the worked example from its Markdown.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { readFile } from "#readers";
import { documentToDocx } from "#writers";

const notice = "Illustration: not a document of the United Nations or of any Government.";
const folder = join(import.meta.dirname, "2018-midterm");
for (const version of ["original", "amended"]) {
  const { document } = await readFile(join(folder, `${version}.md`), {});
  writeFileSync(join(folder, `${version}.docx`), await documentToDocx(document, { notice }));
}
