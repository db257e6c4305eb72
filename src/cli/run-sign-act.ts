import {
  answered,
  bodyOf,
  type Drafted,
  draftAct,
  fieldsOf,
  forms,
  freshId,
  handIn,
  isUncertain,
  plain,
  registerOf,
  signedEnvelope,
} from "#client";
import { PenholderError } from "#kernel";
import { nodeCrypto, nodeRandom } from "#log";
import { type ActVerb, optionOf } from "./act-verbs.data.ts";
import { bytesOf } from "./files.ts";
import { type Connection, connect } from "./remote-connection.ts";
import type { ServerOptions, SignOptions, SubmitOptions } from "./remote-options.ts";
import { print, remotely } from "./remote-print.ts";
import { agreed } from "./remote-prompt.ts";
import { actLines } from "./run-acts.ts";
import { openSigners } from "./sealed-files.ts";
import { dropUnsent, keepUnsent, readUnsent, type Unsent, unsentActs } from "./unsent-acts.ts";

const draw = (): string => freshId(nodeRandom);
const isId = (text: string): boolean => /^[0-9a-f]{32}$/u.test(text);
type Subject = (typeof forms.view)["_output"];
type Texts = Record<string, string[]>;

/** An act by its everyday name: fields that the call leaves out are taken from the subject as it stands, or drawn. */
export function perform(entry: ActVerb, id: string, options: SignOptions & Record<string, unknown>): Promise<void> {
  return remotely(options, async () => {
    const { kind, standing = {}, draws = [] } = entry;
    const connection = connect(options);
    const subject = await subjectOf(connection, id);
    const given = Object.fromEntries(
      fieldsOf(kind).flatMap(({ name }) => {
        const texts = options[optionOf(name)];
        return Array.isArray(texts) ? [[name, texts as string[]]] : [];
      }),
    );
    const taken = Object.entries(standing).map(([name, path]) => [name, at(subject.state, path)]);
    const drawn = draws.map((name) => [name, draw()]);
    const body = bodyOf(kind, withFiles(given), Object.fromEntries([...taken, ...drawn]) as Record<string, unknown>);
    await signAndSend(connection, { kind, body, subject, within: undefined }, options);
  });
}

/** An act of any kind, out of fields or JSON. */
export function submit(kind: string, rest: readonly string[], options: SubmitOptions): Promise<void> {
  return remotely(options, async () => {
    const [first] = rest;
    const about = first !== undefined && isId(first) ? first : undefined;
    const fields = fieldsIn(about === undefined ? rest : rest.slice(1));
    const body = options.body === undefined ? bodyOf(kind, withFiles(fields)) : bodyIn(options.body);
    const connection = connect(options);
    const subject = about === undefined ? null : await subjectOf(connection, about);
    const within = options.case === undefined ? undefined : await subjectOf(connection, options.case);
    await signAndSend(connection, { kind, body, subject, within }, options);
  });
}

/** "name=value" each; several of one name are a list. */
function fieldsIn(texts: readonly string[]): Texts {
  const fields: Texts = {};
  for (const text of texts) {
    const [, name, value] = /^([A-Za-z]{1,40})=(.*)$/su.exec(text) ?? [];
    if (name === undefined || value === undefined)
      throw new PenholderError(
        "usage",
        `“${plain(text).slice(0, 100)}” is no field; write name=value, after the subject's id.`,
      );
    fields[name] = [...(Object.hasOwn(fields, name) ? (fields[name] ?? []) : []), value];
  }
  return fields;
}

const largestBody = 8 * 2 ** 20;

/** "@FILE" stands for what the file holds. */
const withFiles = (fields: Texts): Texts =>
  Object.fromEntries(
    Object.entries(fields).map(([name, texts]) => [
      name,
      texts.map((text) => (text.startsWith("@") ? textIn(text.slice(1)) : text)),
    ]),
  );

const textIn = (path: string): string =>
  new TextDecoder().decode(bytesOf(path === "-" ? "/dev/stdin" : path, largestBody)).trimEnd();

function bodyIn(path: string): Drafted["body"] {
  try {
    return JSON.parse(textIn(path)) as Drafted["body"];
  } catch (error) {
    if (error instanceof PenholderError) throw error;
    throw new PenholderError(
      "act-invalid",
      `${path} is not JSON; it holds the body of one act.`,
      { file: path },
      error,
    );
  }
}

/** A value in a state by its path: "versions.-1.number" is the last version's. */
function at(state: unknown, path: string): unknown {
  let value = state;
  for (const step of path.split(".")) {
    if (Array.isArray(value)) value = value.at(Number(step));
    else
      value =
        typeof value === "object" && value !== null && Object.hasOwn(value, step)
          ? (value as Record<string, unknown>)[step]
          : undefined;
  }
  return value;
}

async function subjectOf({ client }: Connection, id: string): Promise<Subject> {
  if (!isId(id))
    throw new PenholderError("usage", `“${plain(id).slice(0, 100)}” is no id; it has 32 hexadecimal digits.`);
  const { data } = await client.GET("/api/v1/subjects/{id}", { params: { path: { id } } });
  return answered(forms.view, data);
}

interface ToSign {
  kind: string;
  body: Drafted["body"];
  subject: Subject | null;
  within: Subject | undefined;
}

/** Drafts the act as the one who is signed in, shows it, signs it here, keeps it, and hands it in. */
async function signAndSend(
  connection: Connection,
  { kind, body, subject, within }: ToSign,
  options: SignOptions,
): Promise<void> {
  const { client } = connection;
  const [session, health] = [await client.GET("/api/v1/session"), await client.GET("/api/v1/health")];
  const { person, appointment, appointments } = answered(forms.session, session.data);
  const acting = appointments.find((one) => one.id === appointment);
  if (!acting)
    throw new PenholderError("sign-in-refused", "You act in no appointment here; sign in with penholder login.");
  const { label, compartment: compartments, expects = null } = options;
  const record = expectRecord(connection, answered(forms.health, health.data).record);
  const act = draftAct({
    record,
    actor: { person, role: acting.role, delegation: acting.delegation },
    subject: registerOf(kind, nodeCrypto, record) ?? subject,
    ...{ within, kind, body, expects, marking: { label, compartments }, at: Date.now(), draw },
  });
  if (options.dryRun) return print(options, { act }, () => actLines(act));
  const signers = openSigners(options.key);
  if (!options.json) process.stderr.write(`${actLines(act).map(plain).join("\n")}\n`);
  if (process.stdin.isTTY && !options.yes && !(await agreed("Sign this and hand it in?")))
    throw new PenholderError("usage", "Nothing was signed.");
  const unsent: Unsent = {
    type: "penholder/unsent-act/1",
    server: connection.server,
    key: act.id,
    envelope: signedEnvelope(act, signers),
  };
  await send(connection, unsent, keepUnsent(unsent), options);
}

/** An act is for one record; the one of this server was kept when one signed in, and is not another today. */
function expectRecord({ login, server }: Connection, record: string): string {
  if (login === undefined || login.record === record) return record;
  throw new PenholderError(
    "server-answer-invalid",
    `${server} kept the record ${login.record} when you signed in, and says ${record} now; nothing was signed. Ask the institution.`,
  );
}

async function send({ client }: Connection, unsent: Unsent, path: string, options: ServerOptions): Promise<void> {
  const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
  try {
    const done = await handIn(client, unsent, wait);
    dropUnsent(path);
    print(options, done, () => [
      `${done.repeated ? "On the record already" : "On the record"}: act ${done.act}, place ${done.sequence}`,
      ...done.subjects.map(({ id, kind, version }) => `${kind} ${id} is at version ${version}`),
    ]);
  } catch (error) {
    if (!isUncertain(error)) {
      dropUnsent(path);
      throw error;
    }
    const { code, message } = error as PenholderError;
    throw new PenholderError(
      code,
      `${message} Whether the act arrived is not known; it is kept: penholder acts send ${path} sends the same act again.`,
    );
  }
}

/** Sends what is kept, each to the server for which it was signed. */
export function sendAgain(file: string | undefined, options: ServerOptions): Promise<void> {
  return remotely(options, async () => {
    const paths = file === undefined ? unsentActs() : [file];
    if (paths.length === 0) print(options, { sent: 0 }, () => ["No act waits to be sent."]);
    for (const path of paths) {
      const unsent = readUnsent(path);
      const connection = connect({ ...options, server: options.server ?? unsent.server });
      if (connection.server !== unsent.server)
        throw new PenholderError("usage", `The act in ${path} was signed for ${unsent.server}; leave --server out.`);
      await send(connection, unsent, path, options);
    }
  });
}
