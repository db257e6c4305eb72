import { Argument, Command, Option } from "commander";
import { fieldsOf } from "#client";
import { type ActVerb, actVerbs, flagOf } from "./act-verbs.data.ts";
import { withPages, withServer, withSigning } from "./remote-flags.ts";
import type { ActsOptions, OutOptions, ServerOptions, SignOptions, SubmitOptions } from "./remote-options.ts";
import { collect } from "./screening-flags.ts";

const run = () => import("./run-acts.ts");
const signing = () => import("./run-sign-act.ts");

/** `penholder acts …`: official acts, read and handed in. */
export function actsCommand(): Command {
  const acts = new Command("acts")
    .description("official acts of an institution: list, show, sign with your own key, hand in")
    .addCommand(
      withPages(new Command("list"))
        .description("acts that you may see, in the order of the record")
        .option("--case <id>", "only of this case")
        .option("--subject <id>", "only on this subject")
        .option("--kind <kind>", "only of this kind, such as report/request-amendment")
        .option("--actor <person>", "only by this person")
        .action(async (options: ActsOptions) => (await run()).list(options)),
    )
    .addCommand(
      withServer(new Command("show"))
        .description("one act: what was stated, by whom, when")
        .addArgument(new Argument("<act>", "its id"))
        .action(async (id: string, options: ServerOptions) => (await run()).show(id, options)),
    )
    .addCommand(
      withServer(new Command("receipt"))
        .description("the receipt of an act, which verifies alone")
        .addArgument(new Argument("<act>", "its id"))
        .option("--out <file>", "write it to this file")
        .action(async (id: string, options: OutOptions) => (await run()).receipt(id, options)),
    )
    .addCommand(
      new Command("kinds")
        .description("the closed list of kinds, with the fields of their bodies")
        .option("--json", "print as JSON")
        .action(async (options: ServerOptions) => (await run()).kinds(options)),
    )
    .addCommand(submitCommand())
    .addCommand(sendCommand());
  for (const verb of actVerbs) acts.addCommand(verbCommand(verb));
  return acts.addHelpText(
    "after",
    `
An act is signed here, with the key of whoever makes it, and handed in under a key of its own: sent again it is the same
act. Where nobody knows whether it arrived, the signed act is kept in the folder of logins, and "acts send" sends it again.

Examples:
  $ penholder acts list --kind report/decide
  $ penholder acts request-amendment REPORT --key me.key --passage 10 --proposed "…" --ground "…"
  $ penholder acts object MATTER --key me.key --reason "The evidence was not shown."
  $ penholder acts submit meeting/ask --case CASE --key me.key body=Council askedBy=US reason="…"`,
  );
}

function submitCommand(): Command {
  return withSigning(new Command("submit"))
    .description("sign and hand in an act of any kind")
    .addArgument(new Argument("<kind>", "as penholder acts kinds lists it"))
    .addArgument(
      new Argument(
        "[subject-and-fields...]",
        "what it is about (its id; none: the act begins it), then fields as name=value; several of one name are a list; name=@FILE takes a file's text",
      ),
    )
    .option("--case <id>", "where an act that begins something belongs")
    .option("--body <file>", "the whole body as JSON; - for standard input")
    .action(async (kind: string, rest: string[], options: SubmitOptions) =>
      (await signing()).submit(kind, rest, options),
    );
}

function sendCommand(): Command {
  return withServer(new Command("send"))
    .description("send again a signed act of which nobody knows whether it arrived; the same act is one act")
    .addArgument(new Argument("[file]", "as the message named it (default: every one that is kept)"))
    .action(async (file: string | undefined, options: ServerOptions) => (await signing()).sendAgain(file, options));
}

/** A command out of a line of the table; its options are the fields of the kind's body. */
function verbCommand(entry: ActVerb): Command {
  const { verb, kind, on, says, standing = {}, draws = [] } = entry;
  const command = withSigning(new Command(verb))
    .description(`${says} (${kind})`)
    .addArgument(new Argument(`<${on}>`, "its id"));
  for (const { name, optional, words } of fieldsOf(kind)) {
    const origin = standing[name] !== undefined ? "as it stands" : draws.includes(name) ? "drawn" : undefined;
    const help = [words?.join(", ") ?? "of the act's body", origin === undefined ? "" : `(default: ${origin})`].join(
      " ",
    );
    const needed = !optional && origin === undefined;
    command.addOption(
      new Option(`--${flagOf(name)} <value>`, needed ? `${help}; needed` : help).argParser(
        (value: string, all: string[] | undefined) => collect(value, all ?? []),
      ),
    );
  }
  return command.action(async (id: string, options: SignOptions & Record<string, unknown>) =>
    (await signing()).perform(entry, id, options),
  );
}
