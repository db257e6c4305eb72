import { expect } from "vitest";
import type { Json } from "#kernel";
import type { Role } from "#people";
import { randomId, type Said } from "../institution/cast.ts";
import { type Reply, Served, type Visitor } from "../institution/served.ts";

export type Somebody = Awaited<ReturnType<Served["somebody"]>>;
const password = "nine purple lanterns";
const minute = 60_000;

/** An institution that is asked through its API alone; everybody signs with a key of his own, and signs in when days have passed. */
export class Stage {
  readonly served: Served;
  readonly #signedIn = new Map<string, number>();

  private constructor(served: Served) {
    this.served = served;
  }

  static async open(now: string): Promise<Stage> {
    return new Stage(await Served.open(now));
  }

  async person(person: string, role: Role, delegation: string | null = null, team: string | null = "committee") {
    const one = await this.served.somebody(person, role, delegation, team);
    this.#signedIn.set(person, this.served.cast.time.now);
    return one;
  }

  /** The clock of the institution goes forwards to an instant. */
  at(instant: string): void {
    const { time } = this.served.cast;
    expect(Date.parse(instant)).toBeGreaterThanOrEqual(time.now);
    time.now = Date.parse(instant);
  }

  async case(secretary: Somebody, title: string, delegations: string[] = []): Promise<string> {
    const file = randomId();
    const body = { title, teams: ["committee"], delegations };
    await this.does(secretary, { kind: "case/open", case: file, body });
    return file;
  }

  /** Signs and hands in; the act's id. */
  async does(by: Somebody, said: Said): Promise<string> {
    const reply = await this.hands(by, said);
    expect([said.kind, reply.status, reply.text]).toEqual([said.kind, 201, reply.text]);
    return String(reply.body.act);
  }

  /** Signs and hands in what is not possible; the sentence that says why. */
  async refused(by: Somebody, said: Said, code = "act-refused"): Promise<string> {
    const reply = await this.hands(by, said);
    expect([said.kind, reply.body.code ?? reply.status]).toEqual([said.kind, code]);
    return String(reply.body.detail);
  }

  async hands(by: Somebody, said: Said): Promise<Reply> {
    await this.signIn(by);
    return this.served.hands(by, said);
  }

  async signIn({ actor, visitor, code }: Somebody): Promise<void> {
    const { time } = this.served.cast;
    if (time.now - (this.#signedIn.get(actor.id) ?? 0) < 8 * minute) return;
    const login = `${actor.id}@example.org`;
    const reply = await visitor.ask("POST", "/session", { login, password, code: code() });
    if (reply.status !== 200) throw new Error(`sign-in was answered ${reply.status}: ${reply.text}`);
    this.#signedIn.set(actor.id, time.now);
  }

  /** The state of a subject as of now, as somebody reads it. */
  async state(subject: string, by: Visitor = this.served.visitor()) {
    const { status, body } = await by.get(`/subjects/${subject}`);
    expect(status).toBe(200);
    return body.state;
  }

  /** A matter before the committee on a document, adopted by silence after its deadline; its subject. */
  async decides(secretary: Somebody, file: string, matterKind: string, document: string): Promise<string> {
    const subject = randomId();
    const on = { case: file, subject };
    const circulation = { matter: randomId(), document };
    await this.does(secretary, { ...on, kind: "matter/propose", body: { matterKind, title: matterKind } });
    await this.does(secretary, { ...on, kind: "matter/circulate", body: circulation });
    const adopt = { ...on, kind: "matter/adopt", body: { ...circulation, statements: [] } as Json };
    await this.refused(secretary, adopt);
    const { circulation: running } = await this.state(subject);
    this.at(new Date((running.deadline.instant + 1) * 1000).toISOString());
    await this.does(secretary, adopt);
    return subject;
  }

  close(): Promise<void> {
    return this.served.close();
  }
}
