import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { PenholderError } from "#kernel";
import { cosignWith, nodeCrypto, type Witness } from "#log";
import { formatLogPolicy, parseLogPolicy, type Signer } from "#record";
import { configFile, readConfig } from "../config.ts";
import { foundInstitution } from "../found-institution.ts";
import { type InstitutionApp, openInstitution } from "../institution.ts";
import { exampleList, importExampleLists } from "./lists.ts";
import { type Login, makeAccounts } from "./people.ts";
import { Player } from "./play.ts";
import { readScript } from "./script.ts";
import { newPersonKey, Stage, signerOf } from "./stage.ts";
import { policyText, startWitnesses } from "./witnesses.ts";

export { exampleLedger } from "./ledger.ts";
export { importExampleLists } from "./lists.ts";
export { demoCode, type Login } from "./people.ts";
export { demoPeople } from "./script.ts";

export interface Demo {
  app: InstitutionApp;
  /** Closes the institution, then the witnesses. */
  close(): Promise<void>;
}

/** Present where the demonstration is complete: what breaks off before is made anew. */
const complete = "demo-complete";
/** Present where its people have their accounts. */
const accounts = "demo-accounts";
const madeBy = "Made by penholder demo.\n";
/** What is removed by `removeDemo`; nothing else may be there. */
const isDemo = (folder: string): boolean =>
  existsSync(join(folder, complete)) || existsSync(join(folder, "demo-begun")) || !existsSync(folder);

export const hasDemo = (folder: string): boolean => existsSync(join(folder, complete));

/** Removes a demonstration; throws `file-exists` where the folder holds anything else. */
export function removeDemo(folder: string): void {
  if (!isDemo(folder))
    throw new PenholderError("file-exists", `${folder} was not made by penholder demo; choose another --folder.`, {
      file: folder,
    });
  rmSync(folder, { recursive: true, force: true });
}

/** Makes an institution in a folder and plays the worked example in it; nobody has an account yet. */
export async function makeDemo(folder: string, progress: (what: string) => void): Promise<void> {
  removeDemo(folder);
  mkdirSync(join(folder, "keys"), { recursive: true, mode: 0o700 });
  writeFileSync(join(folder, "demo-begun"), madeBy);
  const script = readScript();
  const time = { now: Date.parse("2018-04-16T12:00:00Z") };
  const signers = new Map(script.people.map(({ person }) => [person, makeKey(folder, script.record, person)]));
  await found(folder, script, signers, () => time.now);
  const played = await openWith(folder, signers, () => time.now);
  try {
    progress("August and September 2018");
    const { institution, registers, log } = played.app;
    await new Player(new Stage(institution, registers, signers), script, time, () => log.catchUp()).play();
  } finally {
    await played.close();
  }
  writeFileSync(join(folder, complete), madeBy);
}

/** Opens everybody's account, once, when somebody is there to read with what they sign in; null where they have them. */
export async function openAccounts(
  folder: string,
  { app: { people } }: Demo,
  progress: (what: string) => void,
): Promise<Login[] | null> {
  if (existsSync(join(folder, accounts))) return null;
  const script = readScript();
  const total = script.people.length;
  const logins = await makeAccounts(people, script.people, Date.now, (done) =>
    progress(`accounts, ${done} of ${total}`),
  );
  writeFileSync(join(folder, accounts), madeBy);
  return logins;
}

/** Folder of the lists that the demonstration screens against, made where it is not there yet. */
export async function demoLists(folder: string): Promise<string> {
  const lists = join(folder, "lists");
  if (!existsSync(join(lists, exampleList))) await importExampleLists(lists);
  return lists;
}

/** Opens a demonstration, with its witnesses in this process. */
export function openDemo(folder: string): Promise<Demo> {
  const { people } = readScript();
  const signers = new Map(
    people.map(({ person }) => [person, signerOf(readFileSync(keyFile(folder, person), "utf8"), person)]),
  );
  return openWith(folder, signers, Date.now);
}

async function openWith(folder: string, signers: ReadonlyMap<string, Signer>, clock: () => number): Promise<Demo> {
  const { record } = readConfig(folder, {});
  const logVkey = (JSON.parse(readFileSync(join(folder, "log", "log.json"), "utf8")) as { vkey: string }).vkey;
  const submitters = [...signers.values()].map(({ vkey }) => vkey);
  const log = { origin: record, vkey: logVkey };
  const witnesses = await startWitnesses({ folder: join(folder, "witnesses"), log, submitters, clock });
  const stop = () => Promise.all(witnesses.map((witness) => witness.close()));
  try {
    const policy = withAddresses(folder, logVkey, witnesses);
    const app = await openInstitution({ folder, clock, witnessing: cosignWith(policy, { clock }) });
    return {
      app,
      close: async () => {
        await app.close();
        await stop();
      },
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The witnesses of the demonstration get other ports at each start: penholder.json says where they are now. */
function withAddresses(folder: string, logVkey: string, witnesses: readonly Witness[]): string {
  const parsed = parseLogPolicy(nodeCrypto, `log ${logVkey}\n${policyText(witnesses)}`);
  if (!parsed.ok) throw new PenholderError("policy-invalid", `The demonstration's witnesses: ${parsed.problem}.`);
  const policy = formatLogPolicy(parsed.value);
  const config = JSON.parse(readFileSync(configFile(folder), "utf8")) as object;
  writeFileSync(configFile(folder), `${JSON.stringify({ ...config, policy }, null, 2)}\n`);
  return policy;
}

async function found(
  folder: string,
  { record, people: [founder] }: ReturnType<typeof readScript>,
  signers: ReadonlyMap<string, Signer>,
  clock: () => number,
): Promise<void> {
  const signer = founder && signers.get(founder.person);
  if (!founder?.team || !signer) throw new Error("the script names no founder");
  const { person, name, team, label } = founder;
  await foundInstitution({
    folder,
    record,
    founders: [{ person, name, role: "secretary", team, label, vkey: signer.vkey, compartments: [] }],
    policy: null,
    database: "store.sqlite",
    relyingParty: { id: "localhost", name: "Penholder demonstration", origins: ["http://localhost:8700"] },
    env: {},
    clock,
  });
}

const keyFile = (folder: string, person: string): string => join(folder, "keys", `${person}.key`);

function makeKey(folder: string, record: string, person: string): Signer {
  const secret = newPersonKey(record, person);
  writeFileSync(keyFile(folder, person), `${secret}\n`, { mode: 0o600, flag: "wx" });
  return signerOf(secret, person);
}
