import type { Change, Report } from "#committee";
import { align } from "#compare";
import { amend, documentOf, headerHash, type SealedReport, sealDocument, writeSealedFile } from "#document";
import type { Json } from "#kernel";
import { nodeCrypto, nodeRandom } from "#log";
import { changesOf, ledgerOf, readingOf } from "#proceedings";
import { readFile } from "#readers";
import { everything, proceedingOf } from "#service";
import type { BlobInfo } from "#store";
import { type readScript, reportFile, type ScriptAct, type ScriptPerson } from "./script.ts";
import { newId, type Stage } from "./stage.ts";

const tools = { crypto: nodeCrypto, random: nodeRandom };

interface Version {
  sealed: SealedReport;
  document: string;
  file: string;
  changes: Change[];
}

/** Plays the acts of a script, in their order and at their times; names of what does not exist yet become ids as they come. */
export class Player {
  readonly #stage: Stage;
  readonly #script: ReturnType<typeof readScript>;
  readonly #time: { now: number };
  readonly #published: () => Promise<unknown>;
  readonly #ids = new Map<string, string>();
  readonly #papers = new Map<string, string>();
  readonly #versions: Version[] = [];

  /** Each act is published before time goes on: the log's times are then those of the acts, as they are in earnest. */
  constructor(
    stage: Stage,
    script: ReturnType<typeof readScript>,
    time: { now: number },
    published: () => Promise<unknown>,
  ) {
    this.#published = published;
    this.#stage = stage;
    this.#script = script;
    this.#time = time;
  }

  async play(): Promise<void> {
    const [founder, ...others] = this.#script.people;
    const [first] = this.#script.acts;
    if (!founder || !first) throw new Error("the script is empty");
    const isBeside = ({ delegation }: ScriptPerson, at: number): boolean =>
      delegation !== null && others.slice(0, at).some((one) => one.delegation === delegation);
    for (const person of others.filter((one, at) => !isBeside(one, at))) {
      this.#time.now += 60_000;
      await this.#stage.appoints(founder.person, person);
      await this.#published();
    }
    await this.#appointsBeside(
      founder,
      others.filter(isBeside),
      others.find(({ role }) => role === "chair"),
    );
    for (const act of this.#script.acts) {
      this.#time.now = Date.parse(act.at);
      await this.#perform(act);
      await this.#published();
    }
  }

  /** Who is to speak for a state for which somebody speaks already takes a second officer, and that one a month in office. */
  async #appointsBeside(
    founder: ScriptPerson,
    beside: readonly ScriptPerson[],
    second: ScriptPerson | undefined,
  ): Promise<void> {
    this.#time.now += 35 * 86_400_000;
    for (const person of beside) {
      this.#time.now += 60_000;
      await this.#stage.appoints(founder.person, person);
      if (second) await this.#stage.confirms(second.person, person.person);
      await this.#published();
    }
  }

  async #perform({ by, kind, case: file, subject, label, body }: ScriptAct): Promise<void> {
    const seals = kind === "report/seal";
    const report = this.#id(subject);
    if (seals) this.#versions.push(await this.#sealed(by, report));
    const stated = (await this.#resolved(body)) as Json;
    const expects = seals ? await this.#versionOf(report) : null;
    const about = { kind, case: this.#id(file), subject: report, label, expects };
    await this.#stage.does(by, { ...about, body: stated });
  }

  #id(name: string): string {
    const id = this.#ids.get(name) ?? newId(nodeRandom);
    this.#ids.set(name, id);
    return id;
  }

  async #resolved(value: Json): Promise<Json> {
    if (typeof value === "string") return value.startsWith("$") ? this.#named(value) : value;
    if (Array.isArray(value)) return Promise.all(value.map((one) => this.#resolved(one)));
    if (value === null || typeof value !== "object") return value;
    const members = Object.entries(value).map(async ([name, one]) => [name, await this.#resolved(one)] as const);
    return Object.fromEntries(await Promise.all(members));
  }

  async #named(name: string): Promise<Json> {
    const [, kind, rest = ""] = /^\$(document|file|changes|paper):(.+)$/u.exec(name) ?? [];
    if (kind === undefined) return this.#id(name);
    if (kind === "paper") return this.#paper(rest);
    const version = this.#versions[Number(rest) - 1];
    if (!version) throw new Error(`version ${rest} is not sealed yet`);
    return version[kind as "document" | "file" | "changes"] as unknown as Json;
  }

  async #paper(name: string): Promise<string> {
    const filed =
      this.#papers.get(name) ?? (await this.#file(Buffer.from(this.#script.papers[name] ?? ""), "text/plain"));
    this.#papers.set(name, filed);
    return filed;
  }

  async #file(bytes: Uint8Array, mediaType: string): Promise<string> {
    const { store } = this.#stage.institution;
    const marking = { label: "confidential", compartments: [] } as const;
    const blob: BlobInfo = await store.putBlob(bytes, { ...marking, mediaType });
    await store.transact((transactor) => transactor.fileBlob(blob));
    return blob.name;
  }

  async #sealed(by: string, report: string): Promise<Version> {
    const signer = this.#stage.signer(by);
    const earlier = this.#versions.at(-1);
    const { document } = await readFile(reportFile(this.#versions.length + 1), {});
    const how = { marks: [], policy: { threshold: 1, keys: [signer.vkey] }, signers: [signer] };
    const sealed = earlier
      ? amend(tools, earlier.sealed, document, pairs(earlier.sealed, document), how)
      : sealDocument(tools, document, { ...how, report: "Midterm report 2018 (illustration)", mustNotRedact: [] });
    const file = await this.#file(writeSealedFile(sealed), "application/json");
    const changes = earlier ? await this.#changes(earlier.sealed, sealed, report) : [];
    return { sealed, document: headerHash(nodeCrypto, sealed.seal.envelope), file, changes };
  }

  /** Every change as the record binds it; those that the panel declares its own are declared so. */
  async #changes(earlier: SealedReport, sealed: SealedReport, id: string): Promise<Change[]> {
    const subject = await this.#stage.institution.store.read((reader) => reader.get(id, everything));
    if (!subject) throw new Error("there is no report yet");
    const report = proceedingOf(subject).life as unknown as Report;
    const found = changesOf(ledgerOf(readingOf(earlier), readingOf(sealed), report, this.#versions.length, []), report);
    return found.map((change) => {
      const reason = this.#script.own[change.id];
      const declared = change.binding.kind === "silent" && reason !== undefined;
      return declared ? { ...change, binding: { kind: "panel's own", reason } } : change;
    });
  }

  async #versionOf(id: string): Promise<number | null> {
    const subject = await this.#stage.institution.store.read((reader) => reader.get(id, everything));
    return subject?.version ?? null;
  }
}

const pairs = (earlier: SealedReport, document: Parameters<typeof align>[1]): [string, string][] =>
  align(documentOf(earlier), document).flatMap(({ original: [old], amended: [now] }) =>
    old !== undefined && now !== undefined ? [[old, now]] : [],
  );
