import { join } from "node:path";
import { admitFounder, foundInstitution, inviteFounder, keepsAccounts } from "#app";
import { nodeCrypto } from "#log";
import { fingerprint, parseVerifierKey } from "#record";
import { bytesOf } from "./files.ts";
import type { InitInstitutionOptions } from "./institution-options.ts";
import { openKey } from "./sealed-files.ts";

const largestPolicy = 1024 * 1024;
const textOf = (path: string): string => Buffer.from(bytesOf(path, largestPolicy)).toString("utf8");

/** Makes an institution and says what its people must do with its keys. */
export async function init(folder: string, options: InitInstitutionOptions): Promise<void> {
  const { record, founder: person, founderName = person, role, team, database, origin, name = record } = options;
  const vkey = openKey(options.founderKey);
  const founder = {
    person,
    name: founderName,
    vkey,
    role,
    team,
    label: "strictly confidential",
    compartments: [],
  } as const;
  const { logVkey, policy } = await foundInstitution({
    folder,
    record,
    founders: [founder],
    policy: options.policy === undefined ? null : textOf(options.policy),
    database,
    relyingParty: { id: new URL(origin).hostname, name, origins: [new URL(origin).origin] },
    ...(options.logKey !== undefined && { logKey: textOf(options.logKey) }),
  });
  process.stdout.write(`${logVkey}\n`);
  process.stderr.write(`The institution is in ${folder}.
  ${join(folder, "penholder.json")}  who begins, the record's name, the witnesses: no secret, for every reader
  ${join(folder, "secrets.json")}    the keys of the log and of the store: copy it to a safe, show it to nobody
Founder: ${person}, ${fingerprintOf(vkey)}
Log:     ${record}, ${fingerprintOf(logVkey)} (its public key is the line printed: for witnesses and readers)
${policy === null ? "No --policy: no witness cosigns, the operator could show others another log, and silence cannot be proved.\n" : ""}Next: penholder institution serve ${folder}
`);
}

/** Prints the invitation of a founder's account. */
export async function invite(folder: string, person: string): Promise<void> {
  const invitation = await keepsAccounts(folder, (people) => inviteFounder(people, person));
  process.stdout.write(`${invitation}\n`);
  process.stderr.write(
    `The invitation of ${person} is shown once: give it to nobody else. It ends after seven days.\n`,
  );
}

export async function admit(folder: string, person: string): Promise<void> {
  await keepsAccounts(folder, (people) => admitFounder(people, person));
  process.stdout.write(`${person} may sign in.\n`);
}

function fingerprintOf(vkey: string): string {
  const key = parseVerifierKey(nodeCrypto, vkey);
  return key.ok ? `fingerprint ${fingerprint(nodeCrypto, key.value)}` : "no key";
}
