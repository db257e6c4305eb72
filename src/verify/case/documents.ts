import type { ActBody } from "#acts";
import type { Report } from "#committee";
import type { Json } from "#kernel";
import { checkSealing, ledgerOf, openSealed, type Proceeding, readingOf, type SealedVersion } from "#proceedings";
import { type Crypto, equalBytes } from "#record";
import { type Finding, failed, passed, warned } from "../findings.ts";
import { counted, listed } from "../wording.ts";
import { jsonBytes } from "./derived.ts";
import type { CaseFiles } from "./folder.ts";
import { type CaseFile, fileNames } from "./form.ts";

/** Sealed versions of a folder, held against the acts that name them as these are replayed. */
export class Documents {
  readonly #crypto: Crypto;
  readonly #files: CaseFiles;
  readonly #file: CaseFile;
  readonly #checked: string[] = [];
  readonly #missing: string[] = [];
  readonly #named = new Set<string>();
  /** Ledgers that were made again, and are equal. */
  readonly #ledgers = new Set<string>();

  constructor(crypto: Crypto, files: CaseFiles, file: CaseFile) {
    this.#crypto = crypto;
    this.#files = files;
    this.#file = file;
  }

  /** One act of sealing, with the report before it: the file is the one that it names, and its changes are those that there are. */
  sealed(body: ActBody<"report/seal">, { id, title, life }: Proceeding): string | undefined {
    const report = life as unknown as Report;
    const version = report.versions.length + 1;
    const called = `Version ${version} of “${title}”`;
    this.#named.add(`${id} ${version}`);
    const own = this.#version(id, version, body.document);
    if (typeof own === "string") return `${called}: ${own}`;
    const last = report.versions.at(-1);
    const before = last ? this.#version(id, last.number, last.document) : null;
    if (typeof before === "string") return `${called}: ${before}`;
    if (own === null || (last && before === null)) {
      this.#missing.push(called.toLowerCase());
      return undefined;
    }
    const checked = checkSealing(body, own, before ?? undefined, report);
    if (!checked.ok) return `${called}: ${checked.problem}`;
    this.#checked.push(called);
    return before === null ? undefined : this.#ledger(id, version, before, own, report);
  }

  /** null where the file is not in the folder, and the folder says so. */
  #version(report: string, version: number, document: string): SealedVersion | string | null {
    const place = this.#file.documents.find((one) => one.report === report && one.version === version);
    if (!place) return "case.json does not list it";
    if (place.document !== document) return "case.json names another document than the act";
    if (place.missing !== undefined) return null;
    const name = fileNames.document(report, version);
    const bytes = this.#files.get(name);
    const opened = bytes ? openSealed(this.#crypto, bytes) : undefined;
    if (!opened?.ok) return `${name} cannot be used: ${opened?.problem ?? "it is missing"}`;
    return opened.value.document === document ? opened.value : `${name} is not the version that was sealed`;
  }

  #ledger(id: string, version: number, before: SealedVersion, own: SealedVersion, report: Report): string | undefined {
    const name = fileNames.ledger(id, version);
    const bytes = this.#files.get(name);
    if (!bytes) return `${name} is missing.`;
    const made = ledgerFile(before, own, report, version);
    if (!equalBytes(bytes, made))
      return `${name} is not the ledger of the two versions and the requests on the record.`;
    this.#ledgers.add(name).add(fileNames.ledgerPage(id, version));
    return undefined;
  }

  /** One act of sealing alone, where what was before it is not known: the file is the one that it names. */
  alone({ document }: ActBody<"report/seal">, report: string): string | undefined {
    const place = this.#file.documents.find((one) => one.report === report && one.document === document);
    if (!place) return undefined;
    this.#named.add(`${report} ${place.version}`);
    const own = this.#version(report, place.version, document);
    if (typeof own === "string") return `Version ${place.version}: ${own}`;
    if (own !== null) this.#checked.push(`version ${place.version}`);
    return undefined;
  }

  /** Everything below `documents/` and `ledger/` was held against an act. */
  finding(whole: boolean): Finding {
    const places = this.#file.documents.map(({ report, version }) => `${report} ${version}`);
    const twice = this.#file.documents[places.findIndex((place, at) => places.indexOf(place) !== at)];
    if (twice)
      return failed("case-documents", "altered", `case.json lists version ${twice.version} of a report twice.`);
    const foreign = [...this.#files.keys()].find((name) => name.startsWith("ledger/") && !this.#ledgers.has(name));
    if (foreign !== undefined) {
      const says = `${foreign} is between no two sealed versions of this folder that were compared: nothing shows that it is true.`;
      return failed("case-documents", "altered", says);
    }
    const extra = this.#file.documents.find(({ report, version }) => !this.#named.has(`${report} ${version}`));
    if (extra)
      return failed(
        "case-documents",
        "altered",
        `Version ${extra.version} in case.json is of no report that the acts sealed.`,
      );
    const named = `${counted(this.#checked.length, "sealed version")} as the acts name them`;
    if (!whole) return passed("case-documents", `${named}; what changed between them was not compared.`);
    const checked = `${named}, each with all its changes`;
    if (this.#missing.length > 0)
      return warned("case-documents", `${checked}; not here, and so not compared: ${listed(this.#missing)}.`);
    return passed("case-documents", `${checked}.`);
  }
}

/** The ledger from one sealed version to the next as the folder holds it: canonical JSON. */
export function ledgerFile(before: SealedVersion, own: SealedVersion, report: Report, version: number): Uint8Array {
  const ledger = ledgerOf(readingOf(before.file), readingOf(own.file), report, version - 1, []);
  return jsonBytes(JSON.parse(JSON.stringify(ledger)) as Json);
}
