import { PenholderError } from "#kernel";
import { nodeRandom } from "#log";
import { openPeople, type People } from "#people";
import { openStore } from "#store";
import { type InstitutionConfig, readConfig, readSecrets } from "./config.ts";
import { type Ports, storeOptionsOf } from "./parts.ts";

/** Accounts of an institution that need not be running, and who founded it. */
interface Accounts {
  config: InstitutionConfig;
  people: People;
}

/** Opens the accounts of an institution without its log. With SQLite nobody else may have it open. */
export async function keepsAccounts<T>(
  folder: string,
  work: (accounts: Accounts) => Promise<T>,
  ports: Ports = {},
): Promise<T> {
  const { env = process.env, random = nodeRandom, clock = Date.now } = ports;
  const [config, { people: key }] = [readConfig(folder, env), readSecrets(folder)];
  const store = await openStore(storeOptionsOf(folder, { env, random, clock }));
  try {
    const people = openPeople({ store, random, clock, key, relyingParty: config.relyingParty });
    return await work({ config, people });
  } finally {
    await store.close();
  }
}

/**
 * The account of a founder, before anybody is there who could invite or admit him: whoever keeps the machine gives him
 * the invitation. Everybody else is invited by an administrator and admitted by an officer. Throws `account-refused`.
 */
export async function inviteFounder({ config, people }: Accounts, person: string): Promise<string> {
  const { name } = founderOf(config, person);
  return (await people.invite({ person, login: person, name })).invitation;
}

/** Admits a founder who has opened his account: whoever keeps the machine has seen that it is he. */
export async function admitFounder({ config, people }: Accounts, person: string): Promise<void> {
  await people.admit(founderOf(config, person).person);
}

function founderOf({ founders }: InstitutionConfig, person: string): InstitutionConfig["founders"][number] {
  const founder = founders.find((one) => one.person === person);
  if (founder) return founder;
  const message = `${person} is no founder of this institution; let an administrator invite him, and an officer admit him.`;
  throw new PenholderError("account-refused", message);
}
