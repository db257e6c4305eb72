import { Command, Option } from "commander";
import { withServer } from "./remote-flags.ts";
import type { LoginOptions, ServerOptions } from "./remote-options.ts";
import { parseCount } from "./screening-flags.ts";

/** `penholder login`: signs in once and keeps a token. */
export function loginCommand(): Command {
  return withServer(new Command("login"))
    .description("sign in to an institution's server once, and keep a token for the commands that follow")
    .option("--login <name>", "your login (default: asked)")
    .option("--appointment <id>", "in which of your appointments, by its id or role (default: the only one, or asked)")
    .addOption(
      new Option("--scope <scopes...>", "what the token may do")
        .choices(["read", "export", "act", "administer"])
        .default(["read", "export", "act"]),
    )
    .addOption(
      new Option("--ceiling <label>", "above which the token sees nothing")
        .choices(["unclassified", "confidential", "strictly confidential"])
        .default("strictly confidential"),
    )
    .option("--days <number>", "how long the token holds", parseCount, 30)
    .addHelpText(
      "after",
      `
Password and code are asked for and do not show; where the input is no terminal, they are its next two lines. They are kept
nowhere: a token is, in logins.json (mode 0600) of ~/.config/penholder (or XDG_CONFIG_HOME, PENHOLDER_CONFIG).

Examples:
  $ penholder login --server https://panel.example.org
  $ penholder login --server https://panel.example.org --scope read --ceiling unclassified --days 7

Exit code: 0 when you are signed in; 2 when not.`,
    )
    .action(async (options: LoginOptions) => (await import("./run-login.ts")).login(options));
}

/** `penholder logout`: takes the token back and forgets it. */
export function logoutCommand(): Command {
  return withServer(new Command("logout"))
    .description("revoke the token that login keeps, and forget it")
    .addHelpText("after", "\nExamples:\n  $ penholder logout\n  $ penholder logout --server https://panel.example.org")
    .action(async (options: ServerOptions) => (await import("./run-login.ts")).logout(options));
}

/** `penholder whoami`: as whom one is signed in. */
export function whoamiCommand(): Command {
  return withServer(new Command("whoami"))
    .description("show as whom you are signed in, and in which appointment you act")
    .addHelpText("after", "\nExamples:\n  $ penholder whoami\n  $ penholder whoami --json | jq -r .person")
    .action(async (options: ServerOptions) => (await import("./run-login.ts")).whoami(options));
}

/** `penholder tokens`: one's API tokens; none of them can make or list others, so each asks for password and code. */
export function tokensCommand(): Command {
  const tokens = new Command("tokens").description("list, make and revoke your API tokens");
  tokens.addCommand(
    withServer(new Command("list"))
      .description("your tokens, without their secrets; asks for password and code")
      .option("--login <name>", "your login (default: asked)")
      .action(async (options: LoginOptions) => (await import("./run-login.ts")).listTokens(options)),
  );
  tokens.addCommand(
    withServer(new Command("revoke"))
      .description("end a token, by its prefix; asks for password and code")
      .argument("<prefix>", "as tokens list shows it")
      .option("--login <name>", "your login (default: asked)")
      .action(async (prefix: string, options: LoginOptions) =>
        (await import("./run-login.ts")).revokeToken(prefix, options),
      ),
  );
  return tokens.addHelpText(
    "after",
    "\nA token is made by penholder login. No token lists or ends another: each of these asks for password and code.",
  );
}
