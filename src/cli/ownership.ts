import { Argument, Command, Option } from "commander";
import type { OwnershipOptions } from "./ownership-options.ts";
import { parseDay, parseShare } from "./screening-flags.ts";

/** `penholder ownership PARTY`: whether listed parties own or control it, by which rule, and the evidence. */
export function ownershipCommand(): Command {
  return new Command("ownership")
    .description("tell whether listed parties own or control a party, under a dated rule, and show the evidence")
    .addArgument(new Argument("<party>", "its id, an identifier (LEI, company number), or its exact name"))
    .requiredOption(
      "--data <file...>",
      "who owns whom: BODS, GLEIF, UK PSC, FollowTheMoney, or a sanctions list with relationships",
    )
    .option("--lists <list...>", "who is listed: files, or lists of the store (default: all of the store)")
    .addOption(new Option("--store <folder>", "where the editions of lists are kept").default("penholder-lists"))
    .option("--as-of <day>", "the editions in force on this day (default: that of --on)", parseDay)
    .addOption(new Option("--rule <rule>", "whose rule").choices(["ofac", "eu", "uk"]).default("ofac"))
    .option("--on <day>", "answer for this day (default: today)", parseDay)
    .option("--rule-of <day>", "take the rule as it was on this day instead", parseDay)
    .option("--listed <party...>", "take this party as listed", [])
    .option("--together <parties...>", "parties that act together, their ids or names joined by ;", [])
    .option("--any-authority", "count listings of every authority, not only of the rule's own")
    .option(
      "--threshold <probability>",
      "who resembles a listed party this much is perhaps listed, above 0 and below 1",
      parseShare,
      0.5,
    )
    .option("--no-screening", "compare no names: only identifiers and equal names tell who is listed")
    .addOption(new Option("--format <format>", "form of the answer").choices(["terminal", "html", "json", "svg"]))
    .option("--out <file>", "write to this file instead of the terminal")
    .addHelpText(
      "after",
      `
Examples:
  $ penholder ownership 08209948 --data psc.json --lists ConList.csv --rule uk
  $ penholder ownership "Example Trading" --data bods.json sdn_advanced.xml --on 2018-09-13
  $ penholder ownership "Example Trading" --data bods.json --store lists --as-of 2018-09-13 --threshold 0.8
  $ penholder ownership "Example Trading" --data bods.json --listed "Example Holding" --out answer.html`,
    )
    .action(async (party: string, options: OwnershipOptions) =>
      (await import("./run-ownership.ts")).runOwnership(party, options),
    );
}
