import { Argument, Command } from "commander";
import type { LodgeCommandOptions } from "./record-options.ts";

/** `penholder lodge FILE`: hands a commitment to the witnesses, so that nobody can say that it was never submitted. */
export function lodgeCommand(): Command {
  return new Command("lodge")
    .description(
      "hand a submission to the witnesses, sealed: each gives a dated slip, so that it cannot be denied later",
    )
    .addArgument(new Argument("<file>", "what you submit: an objection, a request, a sealed report"))
    .requiredOption("--key <file>", "your secret key; the witnesses must have enrolled its public part")
    .requiredOption("--policy <file>", "the witnesses and their addresses")
    .option("--matter <id>", "what it is about: 32 hexadecimal digits (of a sealed file: its stream)")
    .option("--out <file>", "where to write the slips (default: FILE.lodging.json)")
    .addHelpText(
      "after",
      `
The witnesses see a salted hash and the matter, not the file. The slips file holds the salt: with it and the file you can
show later what you lodged; keep both.

Examples:
  $ penholder lodge objection.pdf --matter 5ce400cb1f45a7d2903c11de00f7ab52 --key mission.key --policy panel.policy
  $ penholder lodgings 5ce400cb1f45a7d2903c11de00f7ab52 --policy panel.policy

Exit code: 0 when the policy's quorum gave slips; 1 when fewer did; 2 when an input cannot be used.`,
    )
    .action(async (file: string, options: LodgeCommandOptions) => {
      process.exitCode = await (await import("./run-lodge.ts")).lodge(file, options);
    });
}

/** `penholder lodgings MATTER`: what the witnesses sign was lodged in a matter. */
export function lodgingsCommand(): Command {
  return new Command("lodgings")
    .description("ask the witnesses what was lodged with them in a matter up to now, nothing included")
    .addArgument(new Argument("<matter>", "32 hexadecimal digits"))
    .requiredOption("--policy <file>", "the witnesses and their addresses")
    .option("--out <folder>", "keep their signed statements in this folder")
    .addHelpText(
      "after",
      `
Examples:
  $ penholder lodgings 5ce400cb1f45a7d2903c11de00f7ab52 --policy panel.policy
  $ penholder lodgings 5ce400cb1f45a7d2903c11de00f7ab52 --policy panel.policy --out statements

Exit code: 0 when the policy's quorum answered; 1 when fewer did; 2 when an input cannot be used.`,
    )
    .action(async (matter: string, options: { policy: string; out?: string }) => {
      process.exitCode = await (await import("./run-lodge.ts")).list(matter, options);
    });
}
