import { Argument, Command, Option } from "commander";
import { PenholderError } from "#kernel";
import { type KeygenOptions, keyKinds } from "./trust-options.ts";

/** `penholder keygen NAME --out FILE`: a new key. */
export function keygenCommand(): Command {
  return new Command("keygen")
    .description("make a new Ed25519 key: the secret part into a file of its own, the public part to show everyone")
    .addArgument(new Argument("<name>", "the key's name, without spaces or plus signs, such as panel.example/jane-doe"))
    .addOption(
      new Option("--kind <kind>", "what it is for: an author (or publisher), a log, or a witness")
        .choices(keyKinds)
        .default("author"),
    )
    .option("--out <file>", "the new file for the secret key; never overwritten, readable by its owner alone")
    .addHelpText(
      "after",
      `
Prints the public key, one line to give to everyone, and its fingerprint, to be read out by telephone.

Examples:
  $ penholder keygen panel.example/coordinator --out coordinator.key
  $ penholder keygen --kind log log.example/2018 --out log.key
  $ penholder keygen --kind witness witness.example.org --out witness.key > witness.pub

Exit code: 0 when the key was made; 2 when the name cannot be used or the file is there already.`,
    )
    .action(run);
}

async function run(name: string, options: KeygenOptions): Promise<void> {
  if (options.out === undefined)
    throw new PenholderError("usage", "A secret key is written to a file only: name a new one with --out.");
  const { keygen } = await import("./run-keygen.ts");
  keygen(name, options.kind, options.out);
}
