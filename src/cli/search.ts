import { Argument, Command } from "commander";
import { withLists, withThreshold } from "./screening-flags.ts";
import type { SearchOptions } from "./screening-options.ts";

/** `penholder search NAME`: who on the lists may be meant, explained. */
export function searchCommand(): Command {
  const command = new Command("search")
    .description("find who on the lists may be meant by a name, in whatever script and spelling, and explain it")
    .addArgument(new Argument("[name...]", "the name; without one, names are asked for line by line"));
  return withThreshold(withLists(command), 0.3)
    .option("--schema <schema>", "what is looked for: Person, Company, Vessel …", "LegalEntity")
    .option("--birth <date>", "born (a firm: founded, a vessel: built): 1984, 1984-01-08")
    .option("--country <name>", "a country of the party, by name or code")
    .option("--gender <gender>", "of a person")
    .option("--id <number>", "a number: passport, tax, IMO, LEI …")
    .option("--json", "print hits as JSON, one line a name")
    .option("--server <url>", "ask a server: its lists (penholder serve), or an institution's own texts")
    .option("--token <token>", "the server's API key, or your API token")
    .option("--insecure-http", "send the token over plain http to another machine: on a network of your own only")
    .addHelpText(
      "after",
      `
Examples:
  $ penholder search 정성화
  $ penholder search "Jong Song Hwa" --schema Person --birth 1970 --country kp
  $ penholder search "oil transfer" --server https://panel.example.org
  $ penholder search                                     (asks for names until an empty line)

Exit code: 0, also where nobody is found; 2 for a bad input.`,
    )
    .action(async (name: string[], options: SearchOptions) =>
      (await import("./run-search.ts")).runSearch(name.join(" "), options),
    );
}
