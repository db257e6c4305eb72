import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { InstitutionApp } from "#app";
import { type ServingInstitution, serveInstitution } from "#http";
import { initLog, newKey, nodeRandom, nodeSigner, openLog, publicFile, type Witnessing } from "#log";
import type { Role } from "#people";
import { codeAt, openPeople } from "#people";
import { type LogPolicy, type Signer, signatureType } from "#record";
import { LedgerDesk } from "#service";
import { quickPolicy } from "../people-fixture.ts";
import { Cast, type Player, record, type Said } from "./cast.ts";

const password = "nine purple lanterns";

/** An answer of the API. */
export interface Reply {
  status: number;
  headers: Headers;
  text: string;
  // biome-ignore lint/suspicious/noExplicitAny: answers are checked by what a test expects of them.
  body: any;
}

/** Somebody with a browser: a cookie, and an account whose codes he can make. */
export class Visitor {
  cookie: string | undefined;
  token: string | undefined;
  readonly #served: Served;

  constructor(served: Served) {
    this.#served = served;
  }

  async ask(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Reply> {
    const { url } = this.#served.serving;
    const [page = ""] = this.#served.app.config.relyingParty.origins;
    const raw = body instanceof Uint8Array;
    const sent = await fetch(`${url}${path.startsWith("/api") || !path.startsWith("/") ? path : `/api/v1${path}`}`, {
      method,
      redirect: "manual",
      headers: {
        ...(method !== "GET" && { origin: page.startsWith("https:") ? page : url }),
        ...(this.cookie !== undefined && { cookie: this.cookie }),
        ...(this.token !== undefined && { authorization: `Bearer ${this.token}` }),
        ...(body !== undefined && !raw && { "content-type": "application/json" }),
        ...headers,
      },
      ...(body !== undefined && { body: raw ? Buffer.from(body) : JSON.stringify(body) }),
    });
    const [given] = sent.headers.getSetCookie();
    if (given !== undefined) this.cookie = given.split(";")[0];
    const text = await sent.text();
    const isJson = /json/u.test(sent.headers.get("content-type") ?? "");
    return { status: sent.status, headers: sent.headers, text, body: isJson ? JSON.parse(text) : undefined };
  }

  get(path: string, headers: Record<string, string> = {}): Promise<Reply> {
    return this.ask("GET", path, undefined, headers);
  }
}

/** A test's institution behind its server, with a clock that the test sets. */
export class Served {
  readonly cast: Cast;
  readonly app: InstitutionApp;
  readonly serving: ServingInstitution;
  readonly log: string[];

  private constructor(cast: Cast, app: InstitutionApp, serving: ServingInstitution, log: string[]) {
    [this.cast, this.app, this.serving, this.log] = [cast, app, serving, log];
  }

  static async open(
    now: string,
    options: {
      policy?: LogPolicy;
      origins?: string[];
      perMinute?: number;
      largestUpload?: number;
      /** postgres://…; a file of its own where absent. */
      database?: string | undefined;
      /** A log with witnesses: its key, how it is cosigned, and the clock that they share. */
      witnessed?: { signer: Signer; witnessing: Witnessing; time: { now: number } };
    } = {},
  ): Promise<Served> {
    const { policy, origins = ["http://localhost"], perMinute = 0, largestUpload, database, witnessed } = options;
    const cast = await Cast.open(now, policy, witnessed?.time, database);
    const { institution, registers } = cast;
    const folder = mkdtempSync(join(tmpdir(), "served-"));
    const relyingParty = { id: "localhost", name: "Penholder", origins };
    const { store, clock, random, founding } = institution;
    const people = openPeople({ store, random, clock, key: nodeRandom(32), relyingParty, policy: quickPolicy });
    const signer = witnessed?.signer ?? nodeSigner(newKey(record, signatureType.ed25519).secret, "log");
    const asked = witnessed ? { witnessing: witnessed.witnessing } : {};
    await initLog({ folder: join(folder, "log"), signer, clock });
    const log = await openLog({ folder: join(folder, "log"), signer, clock, feed: store.feed, ...asked });
    const [publicLog, ledgers] = [join(folder, "log", "public"), new LedgerDesk()];
    const config = {
      ...({ type: "penholder/institution/1", record, database: "", policy: null, relyingParty } as const),
      founders: founding.founders.map((one) => ({ ...one, compartments: [...one.compartments] })),
    };
    const close = async (): Promise<void> => {
      await ledgers.close();
      await log.close();
      await cast.close();
      rmSync(folder, { recursive: true, force: true });
    };
    const logFile = (target: string) => publicFile(publicLog, target);
    const logPolicy = `log ${signer.vkey}\nquorum none\n`;
    const app = { config, institution, registers, people, log, publicLog, logFile, logPolicy, ledgers, close };
    const lines: string[] = [];
    const serving = await serveInstitution({
      ...{ app, version: "0.0.0", perMinute, log: { write: (line: string) => void lines.push(line) } },
      ...(largestUpload !== undefined && { largestUpload }),
    });
    return new Served(cast, app, serving, lines);
  }

  visitor(): Visitor {
    return new Visitor(this);
  }

  /** Somebody appointed, with a key and an account, signed in by the API and acting. */
  async somebody(
    person: string,
    role: Role,
    delegation: string | null = null,
    team: string | null = "committee",
  ): Promise<Player & { visitor: Visitor; code: () => string }> {
    const player =
      person === "secretary" ? this.cast.secretary : await this.cast.player(person, role, delegation, team);
    return { ...player, ...(await this.signedIn(person)) };
  }

  async signedIn(person: string): Promise<{ visitor: Visitor; code: () => string }> {
    const { people } = this.app;
    const login = `${person}@example.org`;
    const { invitation } = await people.invite({ person, login, name: `The ${person}` });
    const { secret } = await people.accept({ invitation, password });
    const code = (): string => {
      this.cast.time.now += 30_000;
      return codeAt(secret, this.cast.time.now);
    };
    await people.confirm({ invitation, code: code() });
    await people.admit(person);
    const visitor = this.visitor();
    const reply = await visitor.ask("POST", "/session", { login, password, code: code() });
    if (reply.status !== 200) throw new Error(`sign-in was answered ${reply.status} ${reply.text}`);
    return { visitor, code };
  }

  /** Signs and hands in by the API. */
  async hands(by: Player & { visitor: Visitor }, said: Said, more: object = {}): Promise<Reply> {
    this.cast.time.now += 1000;
    const envelope = JSON.parse(Buffer.from(this.cast.signed(by, said)).toString("utf8")) as unknown;
    return by.visitor.ask("POST", "/acts", { envelope, ...more });
  }

  async close(): Promise<void> {
    await this.serving.close();
    await this.app.close();
  }
}
