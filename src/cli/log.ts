import { Argument, Command, InvalidArgumentError } from "commander";
import type { AppendOptions, ReceiptOptions, ServeLogOptions } from "./record-options.ts";
import { collect, parseCount } from "./seal.ts";

/** `penholder log …`: the record itself, a tamper-evident log in one folder. */
export function logCommand(): Command {
  return new Command("log")
    .description("keep the record: an append-only log of official acts that anyone can check and witnesses cosign")
    .addCommand(initCommand())
    .addCommand(appendCommand())
    .addCommand(receiptCommand())
    .addCommand(serveCommand())
    .addCommand(fsckCommand());
}

function initCommand(): Command {
  return new Command("init")
    .description("make an empty log in a folder")
    .addArgument(new Argument("<folder>", "a new folder"))
    .requiredOption("--key <file>", "the log's secret key; its name is the log's origin")
    .addHelpText(
      "after",
      "\nExamples:\n  $ penholder keygen --kind log log.example/2018 --out log.key > log.pub\n  $ penholder log init record --key log.key",
    )
    .action(async (folder: string, { key }: { key: string }) => (await import("./run-log.ts")).init(folder, key));
}

function appendCommand(): Command {
  return new Command("append")
    .description("log sealed reports, redacted copies or any other files; each gets its receipt")
    .addArgument(new Argument("<folder>", "the log"))
    .addArgument(
      new Argument(
        "<file...>",
        "sealed files take their receipt in; of any other file it is put beside, as FILE.receipt",
      ),
    )
    .requiredOption("--key <file>", "the log's secret key")
    .option("--policy <file>", "the witnesses that must cosign: a C2SP tlog-policy, or a policy of penholder policy")
    .option("--stream <id>", "stream of the other files, 32 hexadecimal digits (default: a new one each)")
    .addHelpText(
      "after",
      `
Only a salted hash becomes public: whoever holds the receipt can show what it stands for, nobody else can tell.

Examples:
  $ penholder log append record v1.sealed.json --key log.key --policy witnesses.policy
  $ penholder log append record objection.pdf --key log.key --policy witnesses.policy

Exit code: 0 when all is logged, durable, and cosigned where there is a policy; 2 when not.`,
    )
    .action(async (folder: string, files: string[], options: AppendOptions) =>
      (await import("./run-log.ts")).append(folder, files, options),
    );
}

function receiptCommand(): Command {
  return new Command("receipt")
    .description("write the receipt of an act once more, under the latest checkpoint, with time-stamps if you like")
    .addArgument(new Argument("<folder>", "the log"))
    .addArgument(new Argument("<index>", "the act's place in the log, counted from 0"))
    .requiredOption("--key <file>", "the log's secret key")
    .option("--policy <file>", "the witnesses that must cosign")
    .option("--tsa <url>", "ask this authority for an RFC 3161 time-stamp of the checkpoint and enclose it")
    .option("--token <file>", "enclose this time-stamp token, DER (repeatable)", collect, [])
    .option("--out <file>", "where to write it instead of the terminal")
    .addHelpText(
      "after",
      "\nExamples:\n  $ penholder log receipt record 17 --key log.key --out act.receipt\n  $ penholder log receipt record 17 --key log.key --tsa http://tsa.example/ --out act.receipt",
    )
    .action(async (folder: string, index: string, options: ReceiptOptions) =>
      (await import("./run-log.ts")).receipt(folder, index, options),
    );
}

function serveCommand(): Command {
  return new Command("serve")
    .description("serve a log's public files; with its key also keep it running: heartbeats, and files from an inbox")
    .addArgument(new Argument("<folder>", "the log"))
    .option("--host <address>", "where to listen", "127.0.0.1")
    .option("--port <port>", "where to listen; 0: any free port", parsePort, 8080)
    .option("--key <file>", "the log's secret key: with it this process keeps the log")
    .option("--policy <file>", "the witnesses that must cosign")
    .option("--heartbeat <entries/seconds>", "top every period up to so many entries, as in 4/60", parseHeartbeat)
    .option("--hold", "acts too wait for the end of the period, so that timing tells nothing")
    .option("--inbox <folder>", "log what is put into this folder; it comes out in its folder done, with receipts")
    .addHelpText(
      "after",
      `
Examples:
  $ penholder log serve record --port 8080
  $ penholder log serve record --key log.key --policy witnesses.policy --heartbeat 4/60 --inbox drop`,
    )
    .action(async (folder: string, options: ServeLogOptions) =>
      (await import("./run-log-serve.ts")).serve(folder, options),
    );
}

function fsckCommand(): Command {
  return new Command("fsck")
    .description("rebuild a log from its entries and name the first thing that does not agree")
    .addArgument(new Argument("<folder>", "a log, a copy of one's public files, or an institution that is not running"))
    .option("--log <key>", "the log's public key; needed for a copy of the public files alone")
    .addHelpText(
      "after",
      `
Examples:
  $ penholder log fsck record
  $ penholder log fsck downloaded-copy --log log.pub
  $ penholder log fsck panel                       (an institution: log and database together)

Exit code: 0 when everything agrees; 1 when something does not; 2 when the folder cannot be read.`,
    )
    .action(async (folder: string, { log }: { log?: string }) => {
      process.exitCode = await (await import("./run-log.ts")).check(folder, log);
    });
}

export function parsePort(value: string): number {
  if (!/^\d{1,5}$/.test(value) || Number(value) > 65_535) throw new InvalidArgumentError("it is a port, 0 to 65535.");
  return Number(value);
}

export function parseHeartbeat(value: string): { period: number; entries: number } {
  const [entries = "", seconds = "", ...more] = value.split("/");
  if (more.length > 0) throw new InvalidArgumentError("it is entries/seconds, as in 4/60.");
  return { entries: parseCount(entries), period: parseCount(seconds) * 1000 };
}
