import { expect, it } from "vitest";
import { catalogue } from "./catalogue.ts";

it("docs/errors.md says what the catalogue says", async () => {
  const sections = Object.entries(catalogue).map(
    ([code, { status, when, remedy }]) => `## ${code}\n\n${when} ${remedy}\n\nHTTP status ${status}.`,
  );
  const page = `# Errors

Every error has one of the codes below and says in one sentence what is wrong, where, and what to do. On the command
line a bad input ends with exit code 2, a fault of Penholder itself (\`internal\`) with 1. Nothing is half-written.
This page is kept equal to the catalogue in \`src/kernel/catalogue.ts\` by that file's test.

${sections.join("\n\n")}
`;
  await expect(page).toMatchFileSnapshot("../../docs/errors.md");
});
