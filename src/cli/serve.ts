import { Command, InvalidArgumentError, Option } from "commander";
import type { ServeOptions } from "./serve-options.ts";

/** `penholder serve`: screening over HTTP. */
export function serveCommand(): Command {
  return new Command("serve")
    .description("answer over HTTP who on the lists somebody may be; speaks the API of yente")
    .option(
      "--store <folder>",
      "where the editions of lists are kept (default: penholder-lists, unless --manifest is given)",
    )
    .option("--lists <names>", "only these lists of the store, parted by commas", parseNames)
    .option("--as-of <day>", "the editions in force on this day (default: the newest)", parseDay)
    .option("--manifest <file>", "datasets to load, in yente's form or ours (YAML or JSON, see docs/screening-api.md)")
    .option("--cache <folder>", "where the index is kept between starts (default: .screening beside the lists)")
    .option("--host <address>", "address to listen on; another than this machine's own needs --keys", "127.0.0.1")
    .option("--port <number>", "port to listen on; 0: any free one", parsePort, 8000)
    .option("--keys <file>", "API keys of those who may ask, as salted hashes")
    .option("--add-key <name>", "make a key, write its hash into --keys, print the key once, and end")
    .option(
      "--rate <number>",
      "requests a minute for each key, or each address without keys (default: 6000 with keys)",
      parseWhole,
    )
    .addOption(
      new Option("--update-token <token>", "whoever sends it to /updatez has the lists loaded anew").env(
        "PENHOLDER_UPDATE_TOKEN",
      ),
    )
    .option("--refresh <seconds>", "look for newer editions this often", parseWhole)
    .option("--threads <number>", "threads that answer", parseWhole, 2)
    .option("--queue <number>", "requests that may wait before others are told to come back", parseWhole, 512)
    .option("--timeout <seconds>", "longest time for an answer", parseWhole, 10)
    .option("--max-megabytes <number>", "largest request", parseWhole, 4)
    .option("--quiet", "no log of requests")
    .addHelpText(
      "after",
      `
Examples:
  $ penholder serve                                        (lists of penholder-lists on http://127.0.0.1:8000)
  $ penholder serve --lists un,ofac-sdn --refresh 600
  $ penholder serve --manifest manifest.yml --port 8080
  $ penholder serve --keys keys.json --add-key "case system"
  $ penholder serve --keys keys.json --host 0.0.0.0
  $ curl http://127.0.0.1:8000/match/default -d '{"queries":{"q":{"schema":"Person","properties":{"name":["Jong Song Hwa"]}}}}'

The API is described at /docs and /openapi.json. SIGHUP loads the lists anew; SIGTERM finishes what was asked and ends.
The log (JSON lines on stderr) says which routes were asked, never what for.`,
    )
    .action(async (options: ServeOptions) => (await import("./run-serve.ts")).serve(options));
}

function parseNames(value: string): string[] {
  const names = value.split(",").map((name) => name.trim());
  if (names.some((name) => !/^[a-z0-9-]{1,40}$/u.test(name)))
    throw new InvalidArgumentError("they are short names of lists, parted by commas: un,ofac-sdn.");
  return names;
}

function parseDay(value: string): string {
  if (!/^\d{4}-\d{2}-\d{2}$/u.test(value) || Number.isNaN(Date.parse(value)))
    throw new InvalidArgumentError("it is a day as in 2018-09-13.");
  return value;
}

function parseWhole(value: string): number {
  if (!/^[1-9]\d{0,8}$/u.test(value)) throw new InvalidArgumentError("it is a whole number from 1.");
  return Number(value);
}

function parsePort(value: string): number {
  if (!/^\d{1,5}$/u.test(value) || Number(value) > 65_535)
    throw new InvalidArgumentError("it is a number from 0 to 65535.");
  return Number(value);
}
