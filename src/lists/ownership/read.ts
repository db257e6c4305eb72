import { PenholderError } from "#kernel";
import type { Entity, OwnershipData } from "#parties";
import { jsonLines } from "../json.ts";
import { openList } from "../open.ts";
import { unpacked } from "../packed.ts";
import { Oddities, type Oddity } from "../problems.ts";
import { headOf, type Source } from "../source.ts";
import { encodingOf, encodingOfLines, textOf } from "../text.ts";
import { xmlRoot } from "../xml.ts";
import { addBods } from "./bods.ts";
import { addOldBods, type Replaced } from "./bods-old.ts";
import { companiesOfCsv } from "./companies-csv.ts";
import { addEntity } from "./entities.ts";
import { type Fields, fields, type Gathering, text } from "./gathering.ts";
import { addException, gleifRecords, readGleif } from "./gleif.ts";
import { addCompany, addPsc } from "./psc.ts";

/** What some files say of owners and controllers, and what is odd in them. */
export interface OwnershipReading extends OwnershipData {
  oddities: readonly Oddity[];
  oddityCounts: ReadonlyMap<string, number>;
  /** Each file with the form that its content has. */
  files: { name: string; form: string }[];
}

/** Entities that are kept already: an edition of a list. */
export interface KeptEntities {
  /** What to call it as a source: "ofac-sdn, edition of 2024-05-03". */
  name: string;
  entities: AsyncIterable<Entity>;
}

const largestDocument = 500 * 1024 * 1024;

/**
 * Reads files of owners and controllers, told by content: BODS (0.1 to 0.4), GLEIF level 1, level 2 and reporting
 * exceptions (XML; exceptions also JSON), the UK's people with significant control and companies, FollowTheMoney, and
 * every list that `openList` reads, of several files too (OFAC CSV with its names and addresses); after them what is kept already. Throws `ownership-invalid` where a file is none of these, or is damaged.
 */
export async function readOwnership(
  sources: readonly (Source | readonly Source[])[],
  kept: readonly KeptEntities[] = [],
): Promise<OwnershipReading> {
  const oddities = new Oddities();
  const data: OwnershipData = { parties: [], statements: [] };
  const files: OwnershipReading["files"] = [];
  const replaced: Replaced = new Map();
  for (const each of sources) {
    const [source, ...beside] = (await Promise.all(("open" in each ? [each] : each).map(unpacked))).flat();
    if (!source) continue;
    const into = { ...data, oddities, file: source.name };
    files.push({ name: source.name, form: await readFile(source, beside, into, replaced) });
  }
  for (const { name, entities } of kept) {
    const into = { ...data, oddities, file: name };
    for await (const entity of entities) addEntity(entity, name, into);
    files.push({ name, form: "kept edition" });
  }
  return { ...data, oddities: oddities.all, oddityCounts: oddities.counts, files };
}

async function readFile(
  source: Source,
  beside: readonly Source[],
  into: Gathering,
  replaced: Replaced,
): Promise<string> {
  const bytes = await headOf(source, 64 * 1024);
  const head = new TextDecoder(encodingOf(bytes)).decode(bytes).replace(/^\ufeff/u, "");
  const root = xmlRoot(head)?.name;
  const record = root !== undefined && Object.hasOwn(gleifRecords, root) ? gleifRecords[root] : undefined;
  if (record !== undefined) {
    await readGleif(source, record, into);
    return `GLEIF ${root}`;
  }
  if (/^\s*\[/u.test(head)) return await readArray(source, into, replaced);
  if (/^\s*\{/u.test(head) && !/"schema"\s*:\s*"/u.test(head.split("\n")[0] ?? ""))
    return await readLines(source, into, replaced);
  if (/^\s*CompanyName\s*,\s*CompanyNumber/u.test(head)) return await companiesOfCsv(source, into);
  const list = await openList([source, ...beside]);
  const name = (entities: { name: string }) => entities.name;
  for await (const entity of list.entities)
    addEntity(entity, `${list.header.list ?? list.format.list}, ${name(source)}`, into);
  return list.format.title;
}

async function readArray(source: Source, into: Gathering, replaced: Replaced): Promise<string> {
  if (source.size > largestDocument)
    throw invalid(source.name, "", "is one JSON document too large to read; write one statement a line");
  let written = "";
  for await (const piece of textOf(source, await encodingOfLines(source))) written += piece;
  let all: unknown;
  try {
    all = JSON.parse(written.replace(/^\ufeff/u, ""));
  } catch (error) {
    throw invalid(source.name, "", `the JSON is damaged or breaks off (${(error as Error).message.slice(0, 100)})`);
  }
  if (!Array.isArray(all) || all.length === 0) throw invalid(source.name, "", "holds no statements");
  const forms = new Set(all.map((each, index) => addRecord(fields(each), `record ${index + 1}`, into, replaced)));
  return [...forms].filter(Boolean).join(" and ");
}

async function readLines(source: Source, into: Gathering, replaced: Replaced): Promise<string> {
  const forms = new Set<string>();
  for await (const line of jsonLines(await whole(source)))
    forms.add(addRecord(line.value, `line ${line.line}`, into, replaced));
  if (forms.size === 0) throw invalid(source.name, "", "holds no statements");
  return [...forms].filter(Boolean).join(" and ");
}

/** A JSON object over several lines is a document of its own: a schema, or one statement. */
async function whole(source: Source): Promise<Source> {
  const head = new TextDecoder().decode(await headOf(source, 64 * 1024));
  if (/"\$schema"\s*:/u.test(head.slice(0, 2000)))
    throw invalid(source.name, "", "is a JSON schema, which describes statements and holds none");
  return source;
}

function addRecord(record: Fields, at: string, into: Gathering, replaced: Replaced): string {
  if (addBods(record, into)) return "BODS 0.4";
  if (addOldBods(record, into, replaced)) return "BODS before 0.4";
  if (addPsc(record, into)) return "UK people with significant control";
  if (text(record.ExceptionCategory) !== "" && text(record.LEI) !== "") {
    addException(text(record.LEI), text(record.ExceptionCategory), text(record.ExceptionReason), into);
    return "GLEIF reporting exceptions";
  }
  if (text(record.CompanyNumber) !== "" && text(record.CompanyName) !== "") {
    addCompany(text(record.CompanyNumber), [text(record.CompanyName)], into);
    return "UK companies";
  }
  throw invalid(into.file, at, "is no statement of BODS, GLEIF or the UK register");
}

function invalid(file: string, at: string, what: string): PenholderError {
  const place = at === "" ? file : `${file}, ${at}`;
  return new PenholderError("ownership-invalid", `${place}: ${what}; see docs/ownership.md.`, {
    file,
    ...(at !== "" && { at }),
  });
}
