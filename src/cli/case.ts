import { Argument, Command } from "commander";
import { withServer } from "./remote-flags.ts";
import type { CaseExportOptions, CaseImportOptions } from "./remote-options.ts";

/** `penholder case export|import`: a case as one folder that verifies by itself. */
export function caseCommand(): Command {
  return new Command("case")
    .description("a case as one folder that verifies by itself: export it, bring it into an empty institution")
    .addCommand(exportCommand())
    .addCommand(importCommand());
}

function exportCommand(): Command {
  return withServer(new Command("export"))
    .description("write a case, as far as you may see it, into a new folder; whole or not at all")
    .addArgument(new Argument("<case>", "its id: 32 hexadecimal digits"))
    .requiredOption("--out <folder>", "a new folder; a name that ends in .zip: one archive instead")
    .option("--disclosed", "only what was disclosed to everybody")
    .option("--institution <folder>", "out of an institution's folder on this machine, while it is not served")
    .option("--as <person>", "with --institution: as far as this person may see it")
    .addHelpText(
      "after",
      `
Documents above your clearance are left out, and the folder says which; acts that are not open to you are closed.

Examples:
  $ penholder case export 5ce400cb1f45a7d2903c11de00f7ab52 --out case
  $ penholder verify case --policy panel.policy --founding founding.json
  $ penholder case export 5ce400cb1f45a7d2903c11de00f7ab52 --institution panel --as coordinator --out case

Exit code: 0 when it was written; 2 when not.`,
    )
    .action(async (id: string, options: CaseExportOptions) => (await import("./run-case.ts")).exportCase(id, options));
}

function importCommand(): Command {
  return withServer(new Command("import"))
    .description("bring a whole case into an institution of the same record that has no acts yet")
    .addArgument(new Argument("<folder>", "what case export wrote: a folder, or a ZIP archive of it"))
    .option("--institution <folder>", "into an institution's folder on this machine, while it is not served")
    .addHelpText(
      "after",
      `
The folder is verified first, by the institution's own policy and founding; where anything is wrong, nothing is changed.
Brought in again it is found there, and nothing is done.

Examples:
  $ penholder case import case --institution panel-again
  $ penholder case import case.zip --server https://panel.example.org

Exit code: 0 when it is there; 2 when it was refused.`,
    )
    .action(async (path: string, options: CaseImportOptions) =>
      (await import("./run-case.ts")).importCase(path, options),
    );
}
