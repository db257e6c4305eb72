import { Argument, Command } from "commander";
import type { BackupOptions, DoctorOptions, RestoreOptions } from "./keeping-options.ts";

const institution = () => new Argument("<folder>", "an institution, as penholder institution init made it");

/** `penholder doctor FOLDER`: is everything there, and does it agree? */
export function doctorCommand(): Command {
  return new Command("doctor")
    .description("examine an institution: database, record, blobs, tables against the acts, log against the database")
    .addArgument(institution())
    .option("--collect", "remove files of blobs that belong to nothing and have lain for a day")
    .addHelpText(
      "after",
      `
Changes nothing (but what --collect says), and may run beside the service: then the log is not checked, and it says so.

Examples:
  $ penholder doctor panel
  $ penholder doctor panel --collect

Exit code: 0 when nothing is wrong; 1 when something is; 2 when it cannot be examined.`,
    )
    .action(async (folder: string, options: DoctorOptions) => {
      process.exitCode = await (await import("./run-keeping.ts")).doctor(folder, options);
    });
}

/** `penholder backup FOLDER TARGET`. */
export function backupCommand(): Command {
  return new Command("backup")
    .description("back an institution up as one folder, which either kind of database can be restored from")
    .addArgument(institution())
    .addArgument(new Argument("<target>", "a new or empty folder"))
    .option("--secrets", "with the keys of the store and with sessions: for a safe, and nowhere else")
    .addHelpText(
      "after",
      `
May run beside the service: the backup is one state of it. secrets.json is never in it: keep a copy in a safe.

Examples:
  $ penholder backup panel backups/2026-11-22

Exit code: 0 when the backup is complete and on the disk; 2 when not.`,
    )
    .action(async (folder: string, target: string, options: BackupOptions) =>
      (await import("./run-keeping.ts")).backup(folder, target, options),
    );
}

/** `penholder restore BACKUP FOLDER`. */
export function restoreCommand(): Command {
  return new Command("restore")
    .description("restore an institution from a backup into a new folder, and check all of it")
    .addArgument(new Argument("<backup>", "what penholder backup made"))
    .addArgument(new Argument("<folder>", "a new folder"))
    .requiredOption("--secrets <file>", "secrets.json of the institution, from its safe")
    .addHelpText(
      "after",
      `
Every hash is checked first; the log is made again from the entries and held to what it had signed; every act is replayed.
The database is the one that the backup names, or PENHOLDER_DATABASE; it must be empty.

Examples:
  $ penholder restore backups/2026-11-22 panel-again --secrets safe/secrets.json
  $ PENHOLDER_DATABASE=postgres://penholder@db.example.org/again penholder restore backups/2026-11-22 again --secrets safe/secrets.json

Exit code: 0 when everything was restored and agrees; 2 when not.`,
    )
    .action(async (source: string, folder: string, options: RestoreOptions) =>
      (await import("./run-keeping.ts")).restore(source, folder, options),
    );
}

/** `penholder rebuild FOLDER`. */
export function rebuildCommand(): Command {
  return new Command("rebuild")
    .description("make everything that follows from the acts again, from the acts alone, and compare")
    .addArgument(institution())
    .addHelpText(
      "after",
      `
Replays every act in the order of the record, judged as it was when it came; writes nothing into the institution.

Examples:
  $ penholder rebuild panel

Exit code: 0 when the tables are what the acts make; 1 when they are not; 2 when the acts cannot be read.`,
    )
    .action(async (folder: string) => {
      process.exitCode = await (await import("./run-keeping.ts")).rebuild(folder);
    });
}
