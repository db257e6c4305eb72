import { Argument, Command } from "commander";
import { parseShare } from "./screening-flags.ts";
import type { ScoreOptions } from "./screening-options.ts";

/** `penholder score A B`: how probable it is that two names are one party's. */
export function scoreCommand(): Command {
  return new Command("score")
    .description("tell how probable it is that two names are of one party; no list is needed")
    .addArgument(new Argument("[name1]", "a name"))
    .addArgument(new Argument("[name2]", "another"))
    .option("--pairs <file>", "pairs of names instead: CSV with the columns schema, name1, name2; one JSON line a pair")
    .option("--schema <schema>", "what is named: Person, Company, Vessel …", "Person")
    .option("--threshold <probability>", "a match from this score on", parseShare, 0.7)
    .option("--json", "print as JSON")
    .option("--server <url>", "ask a server of lists (penholder serve), which knows how rare a word is on its lists")
    .option("--token <token>", "the server's API key")
    .option("--insecure-http", "send the key over plain http to another machine: on a network of your own only")
    .addHelpText(
      "after",
      `
Examples:
  $ penholder score 김정은 "Kim Jong Un"
  $ penholder score "Example Trading GmbH" "Example Trading LLC" --schema Company
  $ penholder score --pairs pairs.csv > scores.jsonl

Exit code: 0 whatever the scores are; 2 for a bad input.`,
    )
    .action(async (name1: string | undefined, name2: string | undefined, options: ScoreOptions) =>
      (await import("./run-score.ts")).runScore(name1, name2, options),
    );
}
