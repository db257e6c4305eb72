import { relative } from "node:path";
import { demoPeople, type Login } from "#app";
import type { FixedPage, Welcome } from "#http";

/** A path as people here would write it. */
export const here = (path: string): string => relative(process.cwd(), path) || ".";

/** Who signs in with what: shown once, kept nowhere. */
export function loginTable(logins: readonly Login[], folder: string): string {
  const columns = ["who", "role", "password", "secret for an authenticator application"];
  const rows = logins.map(({ person, role, password, totp }) => [person, role, password, totp]);
  const widths = columns.map((title, at) => Math.max(title.length, ...rows.map((row) => row[at]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    `  ${row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join("  ")}`.trimEnd();
  return `The people of the demonstration. PASSWORDS ARE SHOWN ONCE, now; npx penholder demo --reset makes new ones.

${[columns, ...rows].map(line).join("\n")}

Each one's signing key is in ${here(folder)}/keys: the demonstration holds them so that you can act as anybody.
In earnest each person holds his own, and the server none.

`;
}

export const noLogins = `The people are those of the first start, and so are their passwords, which are shown once and kept nowhere.
Lost them? npx penholder demo --reset begins afresh.

`;

/** Where to go, and what to try first. */
export function whereToGo(url: string, folder: string, pages: Readonly<Record<string, FixedPage>>): string {
  const places = [
    ["/", "begin here: the people, what to try as each, signing in"],
    ...Object.entries(pages).map(([path, { about = "" }]) => [path, about]),
    ["/docs", "the API of the institution"],
    ["/screening", "screening against the example's lists, in the API of yente"],
    ["/log/checkpoint", "the public log; /log/policy and /log/founding.json: what a stranger verifies with"],
  ];
  const width = Math.max(...places.map(([path = ""]) => path.length));
  const commands = commandsFor(url, folder).map(({ says, command }) => `${says}\n${indented(command)}`);
  return `Served until Ctrl-C. An illustration: the report is written by us, and who asks for changes in it is invented.

${places.map(([path = "", says = ""]) => `  ${url}${path.padEnd(width)}  ${says}`).join("\n")}

Try, in another terminal:

${commands.join("\n")}
`;
}

const indented = (text: string): string => text.replaceAll(/^/gmu, "  ");

/** What the demonstration's first page says. */
export function demoWelcome(folder: string): Welcome {
  return {
    notice:
      "Illustration: the report is written by us, and whoever asks for changes in it is invented. Not a document of the United Nations or of any Government.",
    lead: [
      "Penholder shows what changed in a report, who asked for it, who decided, and what nobody accounts for.",
      "This is a panel and its committee in August and September 2018: every request, decision and objection is a signed act on a log that three witnesses cosign.",
      "Whatever leaves here can be verified by a stranger, offline, trusting nobody, whoever runs this included.",
    ],
    people: demoPeople().map(({ person, name, role, try: text }) => ({ login: person, name, role, try: text })),
    signingIn:
      "Passwords and secrets were printed once, in the terminal that served this first. An authenticator application makes the code of a secret, or: npx penholder demo --code SECRET",
    commands: commandsFor("URL", folder),
  };
}

function commandsFor(url: string, folder: string): Welcome["commands"] {
  const path = here(folder);
  return [
    {
      says: "Who on the lists may this be, however it is spelled?",
      command: `curl ${url}/match/default -d '{"queries":{"q":{"schema":"Person","properties":{"name":["정성화"]}}}}'`,
    },
    {
      says: "Sign in (password as printed; the code is the authenticator's, or the first command's), then see what is silent, and what you did.",
      command: `npx penholder demo --code SECRET
npx penholder login --server ${url} --login expert-arms
npx penholder reports list
npx penholder reports silent REPORT
npx penholder acts list --kind report/record-approach`,
    },
    {
      says: "Take the case out; then, as a stranger, verify it with the log's keys and who founded it.",
      command: `npx penholder case export CASE --out case
curl -O ${url}/log/policy -O ${url}/log/founding.json
npx penholder policy --log-policy policy --out mine.policy
npx penholder verify case --policy mine.policy --founding founding.json`,
    },
    {
      says: "Is everything as the acts make it? And a backup, beside the running service.",
      command: `npx penholder doctor ${path}
npx penholder backup ${path} out/backup`,
    },
  ];
}
