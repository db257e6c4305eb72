import { Command, CommanderError } from "commander";
import { caseCommand } from "./case.ts";
import { compareCommand } from "./compare.ts";
import { demoCommand } from "./demo.ts";
import { inspectCommand } from "./inspect.ts";
import { institutionCommand } from "./institution.ts";
import { backupCommand, doctorCommand, rebuildCommand, restoreCommand } from "./keeping.ts";
import { keygenCommand } from "./keygen.ts";
import { listsCommand } from "./lists.ts";
import { lodgeCommand, lodgingsCommand } from "./lodge.ts";
import { logCommand } from "./log.ts";
import { loginCommand, logoutCommand, tokensCommand, whoamiCommand } from "./login.ts";
import { ownershipCommand } from "./ownership.ts";
import { policyCommand } from "./policy.ts";
import { excerptCommand, redactCommand } from "./redact.ts";
import { accessLogCommand, accountsCommand, disclosedCommand, rulesCommand } from "./registers.ts";
import { actsCommand } from "./remote-acts.ts";
import { exitCode, report } from "./report.ts";
import { reportsCommand } from "./reports.ts";
import { rescreenCommand } from "./rescreen.ts";
import { scoreCommand } from "./score.ts";
import { screenCommand } from "./screen.ts";
import { amendCommand, sealCommand } from "./seal.ts";
import { searchCommand } from "./search.ts";
import { serveCommand } from "./serve.ts";
import { deadlinesCommand, eventsCommand, membersCommand, subjectsCommand } from "./subjects.ts";
import { verifyCommand } from "./verify.ts";
import { version } from "./version.ts";
import { evidenceCommand, monitorCommand, witnessCommand } from "./witness.ts";

/** The command line: one file a command; every command parses, calls the rooms, and writes. */
export function program(): Command {
  const penholder = new Command("penholder")
    .description("What exactly changed in this report, who asked for it and why, and who disappeared from it?")
    .version(version)
    .showHelpAfterError("Add --help to see what the command takes.")
    .exitOverride()
    .addHelpText(
      "after",
      `
Examples:
  $ penholder compare submitted.docx published.pdf
  $ penholder compare v1.docx v2.docx --requests requests.json --parties parties.csv --out ledger.html
  $ penholder inspect v1.docx
  $ penholder verify report.redacted.json --policy panel.policy`,
    );
  for (const command of commands()) {
    penholder.addCommand(command.copyInheritedSettings(penholder));
    for (const part of command.commands) part.copyInheritedSettings(command);
  }
  return penholder;
}

function commands(): Command[] {
  return [
    compareCommand(),
    inspectCommand(),
    keygenCommand(),
    policyCommand(),
    sealCommand(),
    amendCommand(),
    redactCommand(),
    excerptCommand(),
    logCommand(),
    lodgeCommand(),
    lodgingsCommand(),
    witnessCommand(),
    monitorCommand(),
    evidenceCommand(),
    verifyCommand(),
    listsCommand(),
    ownershipCommand(),
    screenCommand(),
    searchCommand(),
    scoreCommand(),
    rescreenCommand(),
    serveCommand(),
    institutionCommand(),
    loginCommand(),
    logoutCommand(),
    whoamiCommand(),
    tokensCommand(),
    membersCommand(),
    accountsCommand(),
    accessLogCommand(),
    rulesCommand(),
    disclosedCommand(),
    subjectsCommand(),
    reportsCommand(),
    actsCommand(),
    caseCommand(),
    deadlinesCommand(),
    eventsCommand(),
    demoCommand(),
    doctorCommand(),
    backupCommand(),
    restoreCommand(),
    rebuildCommand(),
  ];
}

// Whoever reads our output may stop early ("| head"): nothing is wrong then.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") report(error);
  process.exit(error.code === "EPIPE" ? 0 : 1);
});

try {
  await program().parseAsync();
} catch (error) {
  // commander has already said what is wrong with the call (or printed help or version: exit code 0).
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2;
  else {
    report(error);
    process.exitCode = exitCode(error);
  }
}
