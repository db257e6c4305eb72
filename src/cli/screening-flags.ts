import { type Command, InvalidArgumentError, Option } from "commander";

/** Adds the options that say which lists are screened against. */
export function withLists(command: Command): Command {
  return command
    .addOption(new Option("--store <folder>", "where the editions of lists are kept").default("penholder-lists"))
    .option("--lists <names...>", "only these lists of the store (default: all)")
    .option("--manifest <file>", "datasets named by a manifest, beside the store")
    .option("--as-of <day>", "the editions in force on this day (default: the newest)", parseDay);
}

/** Adds the options that say when a hit is one. */
export function withThreshold(command: Command, threshold: number): Command {
  return command
    .option("--threshold <probability>", "hits from this probability on, above 0 and below 1", parseShare, threshold)
    .option("--limit <number>", "hits at most, best first", parseCount, 10)
    .addOption(
      new Option("--algorithm <name>", "how names are scored; ofac: as OFAC's own search does")
        .choices(["penholder", "ofac"])
        .default("penholder"),
    );
}

/** Adds the options that say how a customer file is read. */
export function withCustomerFile(command: Command): Command {
  return command
    .option(
      "--map <field=column>",
      "what a column holds, by its header or number; - for none (repeatable)",
      collect,
      [],
    )
    .option("--schema <schema>", "what customers are where the file does not say: Person, Company, Vessel …")
    .option("--encoding <name>", "of the text (default: guessed)")
    .option("--separator <character>", "between cells of a CSV file; tab is one (default: guessed)", parseSeparator)
    .option("--header", "the first row is the header (default: guessed)")
    .option("--no-header", "the first row is a customer");
}

export function parseDay(value: string): string {
  if (!/^\d{4}-\d{2}-\d{2}$/u.test(value) || Number.isNaN(Date.parse(value)))
    throw new InvalidArgumentError("it is a day as in 2018-09-13.");
  return value;
}

export function parseShare(value: string): number {
  const number = Number(value);
  if (!(number > 0 && number < 1)) throw new InvalidArgumentError("it is a number above 0 and below 1.");
  return number;
}

export function parseCount(value: string): number {
  const number = Number(value);
  if (!Number.isInteger(number) || number < 1 || number > 500)
    throw new InvalidArgumentError("it is a whole number from 1 to 500.");
  return number;
}

function parseSeparator(value: string): string {
  const character = value === "tab" || value === "\\t" ? "\t" : value;
  if (character.length !== 1 || /["\r\n\p{L}\p{N}]/u.test(character))
    throw new InvalidArgumentError('it is one character that is no letter, no digit and no quotation mark, or "tab".');
  return character;
}

export function collect(value: string, all: string[]): string[] {
  return [...all, value];
}
