import { join } from "node:path";
import { Command } from "commander";
import type { DemoOptions } from "./demo-options.ts";
import { parsePort } from "./log.ts";

/** `penholder demo`: an institution with the worked example in it. */
export function demoCommand(): Command {
  return new Command("demo")
    .description("serve an institution with the worked example of 2018 in it: one person for each role, keys and all")
    .option("--folder <folder>", "where it is kept", join("out", "institution"))
    .option("--reset", "begin afresh: removes the folder of an earlier demonstration")
    .option("--once", "make it where it is not there yet, and end without serving or opening accounts")
    .option("--port <port>", "where to listen; 0: any free port (default: 8700, or any free one)", parsePort)
    .option("--code <secret>", "print the code of now for an authenticator secret, and end")
    .addHelpText(
      "after",
      `
The first start plays August and September 2018 (illustrative; persons and States that ask for changes are invented) with
real signatures on a real log that three witnesses cosign, here all in one process. Passwords are printed once, when it
is first served, and kept nowhere. On the same port: the API, the worked example's ledger, the page that verifies, the
public log, and screening against the example's lists in the API of yente.

Examples:
  $ penholder demo
  $ penholder demo --reset --port 0
  $ penholder demo --code L22DI3XQJ3GOUI6URAZZHLYWQXDM7DWH

Stop it with Ctrl-C; it goes on where it was at the next start.`,
    )
    .action(async (options: DemoOptions) => (await import("./run-demo.ts")).demo(options));
}
