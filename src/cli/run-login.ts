import { hostname } from "node:os";
import { answered, forms, openClient, type SignedIn, serverAddress, signInAs } from "#client";
import { PenholderError } from "#kernel";
import { connect } from "./remote-connection.ts";
import { forgetLogin, keepLogin, readLogins } from "./remote-logins.ts";
import type { LoginOptions, ServerOptions } from "./remote-options.ts";
import { print, remotely, table } from "./remote-print.ts";
import { Prompt } from "./remote-prompt.ts";

/** Signs in, makes a token, keeps it, and ends the session. */
export function login(options: LoginOptions): Promise<void> {
  return remotely(options, () =>
    signedIn(options, async (session, prompt, server) => {
      await choose(session, options, prompt);
      const { data } = await session.client.POST("/api/v1/account/tokens", {
        body: {
          name: `penholder on ${hostname()}`.slice(0, 200),
          scopes: options.scope as ("read" | "export" | "act" | "administer")[],
          ceiling: options.ceiling as "unclassified" | "confidential" | "strictly confidential",
          expires: new Date(Date.now() + options.days * 86_400_000).toISOString(),
        },
      });
      const { secret, token } = answered(forms.newToken, data);
      const health = await session.client.GET("/api/v1/health");
      const { record } = answered(forms.health, health.data);
      const kept = { token: secret, person: session.person, prefix: token.prefix, expires: token.expires, record };
      const path = keepLogin(server, kept);
      const about = { server, person: session.person, record, expires: token.expires, scopes: token.scopes };
      print(options, about, () => [
        `Signed in to ${server} as ${session.person}, until ${token.expires}; the token is in ${path}.`,
      ]);
    }),
  );
}

/** Takes the token back; where the server cannot be asked, it is forgotten here all the same, and that is said. */
export function logout(options: ServerOptions): Promise<void> {
  return remotely(options, async () => {
    const { server, login, insecureHttp } = connect(options);
    if (!login) throw new PenholderError("usage", `Nobody is signed in to ${server}; see penholder login --help.`);
    try {
      await openClient({ server, token: login.token, insecureHttp }).DELETE("/api/v1/session");
    } catch (error) {
      if (!(error instanceof PenholderError) || error.code !== "sign-in-refused") {
        forgetLogin(server);
        throw error;
      }
    }
    forgetLogin(server);
    print(options, { server, signedOut: true }, () => [`Signed out of ${server}; its token is revoked and forgotten.`]);
  });
}

export function whoami(options: ServerOptions): Promise<void> {
  return remotely(options, async () => {
    const { client, server } = connect(options);
    const { data } = await client.GET("/api/v1/session");
    const session = answered(forms.session, data);
    print(options, { server, ...session }, () => [
      `${session.person} at ${server}`,
      ...session.appointments.map(
        ({ id, role, delegation, team }) =>
          `${id === session.appointment ? "acting as" : "          "} ${role}${delegation ? ` of ${delegation}` : ""}${team ? `, ${team}` : ""}  ${id}`,
      ),
    ]);
  });
}

export function listTokens(options: LoginOptions): Promise<void> {
  return remotely(options, () =>
    signedIn(options, async ({ client }) => {
      const { data } = await client.GET("/api/v1/account/tokens");
      const { tokens } = answered(forms.tokens, data);
      print(options, { tokens }, () =>
        table([
          ["prefix", "scopes", "ceiling", "expires", "used", "name"],
          ...tokens.map(({ prefix, scopes, ceiling, expires, used, name }) => {
            return [prefix, scopes.join(","), ceiling, expires, used ?? "never", name];
          }),
        ]),
      );
    }),
  );
}

export function revokeToken(prefix: string, options: LoginOptions): Promise<void> {
  return remotely(options, () =>
    signedIn(options, async ({ client }, _prompt, server) => {
      await client.DELETE("/api/v1/account/tokens/{prefix}", { params: { path: { prefix } } });
      if (readLogins().servers[server]?.prefix === prefix) forgetLogin(server);
      print(options, { revoked: prefix }, () => [`The token ${prefix} opens nothing any more.`]);
    }),
  );
}

/** Works in a session of password and second factor, which is ended whatever happens. */
async function signedIn(
  options: LoginOptions,
  work: (session: SignedIn, prompt: Prompt, server: string) => Promise<void>,
): Promise<void> {
  const named = options.server ?? (process.env.PENHOLDER_SERVER || readLogins().last);
  if (!named) throw new PenholderError("usage", "Say where to sign in: --server https://panel.example.org.");
  const { insecureHttp } = options;
  const server = serverAddress(named, { isSecret: true, insecureHttp });
  const prompt = new Prompt();
  try {
    const login = options.login ?? (await prompt.ask("Login: "));
    const password = await prompt.askSecret("Password: ");
    const code = (await prompt.askSecret("Code of the authenticator application: ")).replaceAll(" ", "");
    const session = await signInAs({ server, insecureHttp }, { login, password, code });
    try {
      await work(session, prompt, server);
    } finally {
      await session.end().catch(() => undefined);
    }
  } finally {
    prompt.close();
  }
}

/** Acts in the appointment that is meant: the only one, the one that the call names, or the one that is asked for. */
async function choose(session: SignedIn, { appointment: named }: LoginOptions, prompt: Prompt): Promise<void> {
  const { appointments } = session;
  if (named === undefined && session.appointment !== null) return;
  const shown = appointments.map(
    ({ id, role, delegation, team }) => `${id} (${[role, delegation, team].filter(Boolean).join(", ")})`,
  );
  if (named === undefined) for (const [at, line] of shown.entries()) print({}, null, () => [`${at + 1}. ${line}`]);
  const said = named ?? (await prompt.ask("In which of these appointments? "));
  const matching = appointments.filter(({ id, role }, at) => id === said || role === said || String(at + 1) === said);
  const [only, ...others] = matching;
  if (!only || others.length > 0)
    throw new PenholderError(
      "usage",
      `Say one of your appointments with --appointment: ${shown.join("; ") || "you have none"}.`,
    );
  if (session.appointment !== only.id) await session.choose(only.id);
}
