import type { Report } from "#committee";
import { compareDocuments, parseRequests } from "#compare";
import { documentOf, type SealedReport, writeSealedFile } from "#document";
import type { Role } from "#people";
import { changesOf, ledgerOf, readingOf } from "#proceedings";
import { everything, proceedingOf } from "#service";
import { randomId } from "../institution/cast.ts";
import { requests as example, sealed } from "../institution/sealed.ts";
import { type Somebody, Witnessed } from "./witnessed.ts";

/** What the journey left, for whoever looks at it. */
export interface Journey {
  world: Witnessed;
  file: string;
  people: Awaited<ReturnType<typeof appoint>>;
  report: string;
  /** The paragraph of a silent change that an approach came before. */
  approached: string;
}

interface Example {
  requests: {
    id: string;
    who: { name: string };
    received: string;
    target: { paragraph?: string; passage?: string };
    action?: string;
    proposed: string | null;
    ground: string;
  }[];
  decisions: { request: string; outcome: "accepted" | "partly" | "rejected"; reason: string; date: string }[];
}

/** Everybody has an account, a key of his own and a browser. */
async function appoint({ served }: Witnessed) {
  const player = (person: string, role: Role, delegation: string | null = null) =>
    served.somebody(person, role, delegation);
  return {
    secretary: await player("secretary", "secretary"),
    coordinator: await player("coordinator", "coordinator"),
    expert: await player("expert", "expert"),
    chair: await player("chair", "chair"),
    us: await player("m-us", "member", "US"),
    ru: await player("m-ru", "member", "RU"),
    fr: await player("m-fr", "member", "FR"),
    velmar: await player("velmar", "state", "Velmar (invented)"),
    kestria: await player("kestria", "state", "Kestria (invented)"),
    authority: await player("us-authority", "authority", "US"),
  };
}

/** August and September 2018 with the worked example, act by act; the clock is the test's. */
export async function play(): Promise<Journey> {
  const world = await Witnessed.open("2018-07-30T13:00:00Z");
  const people = await appoint(world);
  const file = randomId();
  const delegations = ["Velmar (invented)", "Kestria (invented)", "US"];
  const body = { title: "The 2018 midterm report", teams: ["committee"], delegations };
  await world.does(people.secretary, { kind: "case/open", case: file, body });
  const { report, first } = await submitFirst(world, people, file);
  await askForInformation(world, people, file);
  await withheldObjection(world, people, file);
  const asked = await requestsAndDecisions(world, people, file, report);
  const { second, approached } = await secondVersion(world, people, file, report, first);
  await publicationObjected(world, people, file, report, second);
  await listings(world, people, file);
  await meeting(world, people, file);
  await disclosure(world, people, file, report, asked);
  await world.publish();
  return { world, file, people, report, approached };
}

type People = Journey["people"];

const at = ({ cast }: Witnessed, instant: string): void => {
  cast.time.now = Math.max(cast.time.now, Date.parse(instant));
};

async function submitFirst(world: Witnessed, { coordinator, expert }: People, file: string) {
  const subject = randomId();
  const on = { case: file, subject };
  at(world, "2018-08-01T14:00:00Z");
  const begun = { title: "Midterm report", experts: ["expert", "coordinator"], mandateEnds: "2019-04-24T21:00:00Z" };
  await world.does(coordinator, { ...on, kind: "report/begin", body: begun });
  await world.does(expert, {
    ...on,
    kind: "report/name-party",
    body: { party: "Ostrova Bunkering LLC", finding: "10" },
  });
  const heard = { waiver: "No address of the company is known; its state was asked instead." };
  await world.does(expert, { ...on, kind: "report/hear-party", body: { party: "Ostrova Bunkering LLC", heard } });
  const first = await filed(world, coordinator);
  await seal(world, coordinator, on, { ...first, changes: [] });
  at(world, "2018-08-03T14:00:00Z");
  await clearAndSubmit(world, { coordinator, expert }, on, first.document, "signed");
  return { report: subject, first };
}

/** Seals the worked example and files it by the API. */
async function filed(world: Witnessed, by: Somebody, earlier?: SealedReport) {
  const version = await sealed(world.cast, by, earlier);
  await world.signIn(by);
  const reply = await by.visitor.ask("POST", "/documents", writeSealedFile(version.report));
  if (reply.status !== 201) throw new Error(`the API answered ${reply.status}: ${reply.text}`);
  return { ...version, file: String(reply.body.name) };
}

interface On {
  case: string;
  subject: string;
}

async function seal(world: Witnessed, by: Somebody, on: On, of: { document: string; file: string; changes: object[] }) {
  const { document, file, changes } = of;
  const expects = (await standing(world.cast, on.subject)).version;
  await world.does(by, { ...on, kind: "report/seal", expects, body: { document, file, changes: changes as never } });
}

async function clearAndSubmit(
  world: Witnessed,
  { coordinator, expert }: Pick<People, "coordinator" | "expert">,
  on: On,
  document: string,
  verdict: "signed" | "dissent",
) {
  const reason = verdict === "signed" ? "" : "Two paragraphs were changed, and nobody told the panel why.";
  await world.does(expert, { ...on, kind: "report/clear", body: { document, verdict, reason } });
  await world.does(coordinator, { ...on, kind: "report/clear", body: { document, verdict: "signed", reason: "" } });
  await world.does(coordinator, { ...on, kind: "report/submit", body: { document } });
  await world.publish();
}

const standing = async (cast: Witnessed["cast"], id: string) => {
  const subject = await cast.institution.store.read((reader) => reader.get(id, everything));
  if (!subject) throw new Error("no such subject");
  return { ...proceedingOf(subject), version: subject.version };
};

async function askForInformation(world: Witnessed, { expert, coordinator }: People, file: string) {
  const on = { case: file, subject: randomId() };
  at(world, "2018-08-06T14:00:00Z");
  const document = "r".repeat(43);
  await world.does(expert, {
    ...on,
    kind: "request/begin",
    body: { to: "Kestria (invented)", title: "Port calls of the Halcyon Reed" },
  });
  await world.does(coordinator, { ...on, kind: "request/clear", body: { document } });
  await world.does(coordinator, { ...on, kind: "request/send", body: { document, due: "2018-08-31" } });
  await world.publish();
}

/** A designation is circulated over the holiday of 21 August; France's objection is lodged, and the operator does not take it in. */
async function withheldObjection(world: Witnessed, { us, fr, chair, secretary }: People, file: string) {
  const { cast } = world;
  const on = { case: file, subject: randomId() };
  const circulation = { matter: randomId(), document: "d".repeat(43) };
  at(world, "2018-08-17T14:00:00Z");
  const title = "Designation of Halmeri Trading Corporation";
  await world.does(us, { ...on, kind: "matter/propose", body: { matterKind: "designation", title } });
  await world.does(secretary, { ...on, kind: "matter/circulate", body: circulation });
  await world.publish();
  at(world, "2018-08-24T18:00:00Z");
  const reason = "The evidence was not shown to the members.";
  const objection = cast.signed(fr, { ...on, kind: "matter/object", body: { ...circulation, reason } });
  const lodging = await world.lodge(circulation.matter, objection);
  at(world, "2018-08-28T14:00:00Z");
  const statements = await world.statements(circulation.matter);
  await world.does(chair, { ...on, kind: "matter/adopt", body: { ...circulation, statements } });
  await world.publish();
  at(world, "2018-08-29T14:00:00Z");
  await world.delivers(objection, lodging);
  await world.publish();
}

async function requestsAndDecisions(world: Witnessed, people: People, file: string, report: string) {
  const on = { case: file, subject: report };
  const { requests, decisions } = example() as Example;
  at(world, "2018-08-29T15:00:00Z");
  await world.does(people.chair, { ...on, kind: "report/discuss" });
  const ids = new Map<string, string>();
  const acts: string[] = [];
  for (const { id, who, target, action, proposed, ground } of requests) {
    const by = who.name.includes("Velmar")
      ? people.velmar
      : who.name.includes("Kestria")
        ? people.kestria
        : people.expert;
    const own = randomId();
    ids.set(id, own);
    const { paragraph, passage = "" } = target;
    const quote = paragraph !== undefined && passage !== "" ? { quote: passage } : {};
    const asked = {
      id: own,
      version: 1,
      passage: paragraph ?? passage,
      ...quote,
      ...(action && { action }),
      proposed: proposed ?? "",
      ground,
      evidence: [],
    };
    acts.push(await world.does(by, { ...on, kind: "report/request-amendment", body: asked }));
  }
  await world.publish();
  at(world, "2018-08-30T14:00:00Z");
  for (const { request, outcome, reason } of decisions) {
    const decided = {
      request: ids.get(request) ?? "",
      outcome: outcome === "partly" ? "partly accepted" : outcome,
      reason,
    };
    acts.push(await world.does(people.coordinator, { ...on, kind: "report/decide", body: decided }));
  }
  await world.publish();
  return acts;
}

/** Version 2: what was granted, what the panel declares its own, and two changes that nobody asked for. */
async function secondVersion(
  world: Witnessed,
  people: People,
  file: string,
  report: string,
  first: { report: SealedReport },
) {
  const { cast } = world;
  const on = { case: file, subject: report };
  const second = await filed(world, people.coordinator, first.report);
  const life = (await standing(cast, report)).life as unknown as Report;
  const [before, after] = [readingOf(first.report), readingOf(second.report)];
  const found = changesOf(ledgerOf(before, after, life, 1, []), life);
  const declared = ownChanges(first.report, second.report);
  const changes = found.map((change) =>
    change.binding.kind === "silent" && declared.has(change.id)
      ? { ...change, binding: { kind: "panel's own", reason: declared.get(change.id) ?? "" } }
      : change,
  );
  const approached = changes.find(({ binding }) => binding.kind === "silent")?.passage ?? "";
  at(world, "2018-09-03T14:00:00Z");
  const approach = {
    id: randomId(),
    approachedBy: "Velmar (invented)",
    when: "2018-09-02",
    passage: approached,
    channel: "telephone",
    words: "It would help if this sentence were not there.",
  };
  await world.does(people.expert, { ...on, kind: "report/record-approach", body: approach });
  await world.publish();
  at(world, "2018-09-05T14:00:00Z");
  await seal(world, people.coordinator, on, { ...second, changes });
  await clearAndSubmit(world, people, on, second.document, "dissent");
  return { second, approached };
}

/** Changes that the panel declares its own, by their ids, with its reasons. */
function ownChanges(original: SealedReport, amended: SealedReport): Map<string, string> {
  const nothing = { trackedChanges: [], comments: [], hidden: [], properties: {}, people: [], warnings: [] };
  const reading = (report: SealedReport) => ({ document: documentOf(report), evidence: nothing });
  const requests = { ...parseRequests(example(), "requests.json"), source: "requests.json" };
  const { changes } = compareDocuments({ original: reading(original), amended: reading(amended), requests });
  const own = changes.filter(({ binding }) => binding.status !== "silent");
  return new Map(own.map(({ id }) => [id, "Declared by the panel, by consensus."]));
}

/** The chair proposes version 2; one member objects in time, another after the deadline. */
async function publicationObjected(
  world: Witnessed,
  people: People,
  file: string,
  report: string,
  second: { document: string },
) {
  const on = { case: file, subject: randomId() };
  const circulation = { matter: randomId(), document: second.document };
  at(world, "2018-09-06T14:00:00Z");
  await world.does(people.chair, {
    ...on,
    kind: "matter/propose",
    body: { matterKind: "publication", title: "Publication of the midterm report" },
  });
  await world.does(people.chair, {
    case: file,
    subject: report,
    kind: "report/propose-publication",
    body: circulation,
  });
  await world.does(people.secretary, { ...on, kind: "matter/circulate", body: circulation });
  await world.publish();
  at(world, "2018-09-12T14:00:00Z");
  const reason = "The amended text is not the report that the panel wrote.";
  await world.does(people.us, { ...on, kind: "matter/object", body: { ...circulation, reason } });
  await world.publish();
  at(world, "2018-09-13T21:30:00Z");
  await world.publish();
  await world.does(people.secretary, {
    case: file,
    subject: report,
    kind: "report/publication-objected",
    body: { matter: circulation.matter, reason },
  });
  await world.publish();
  at(world, "2018-09-14T14:00:00Z");
  await world.does(people.ru, {
    ...on,
    kind: "matter/object",
    body: { ...circulation, reason: "The text should not be published at all." },
  });
  await world.publish();
}

/** A designation adopted by silence that the witnesses prove, and a national one that mirrors it. */
async function listings(world: Witnessed, { us, chair, authority, secretary }: People, file: string) {
  const [matter, listing, national] = [randomId(), randomId(), randomId()];
  const circulation = { matter: randomId(), document: "l".repeat(43) };
  at(world, "2018-09-14T15:00:00Z");
  await world.does(us, {
    kind: "listing/propose",
    case: file,
    subject: listing,
    body: {
      party: "Brenholt Shipping (invented)",
      basis: "resolution 2397 (2017), paragraph 5",
      document: circulation.document,
    },
  });
  await world.does(us, {
    kind: "matter/propose",
    case: file,
    subject: matter,
    body: { matterKind: "designation", title: "Designation of Brenholt Shipping (invented)" },
  });
  await world.does(secretary, { kind: "matter/circulate", case: file, subject: matter, body: circulation });
  await world.publish();
  at(world, "2018-09-24T14:00:00Z");
  const statements = await world.statements(circulation.matter);
  await world.does(chair, { kind: "matter/adopt", case: file, subject: matter, body: { ...circulation, statements } });
  await world.does(chair, { kind: "listing/list", case: file, subject: listing, body: { proposal: matter } });
  const body = { party: "Brenholt Shipping (invented)", authority: "US", basis: "Executive Order 13722" };
  await world.does(authority, { kind: "national-listing/list", case: file, subject: national, body });
  await world.does(authority, {
    kind: "national-listing/link",
    case: file,
    subject: national,
    body: { listing, relation: "mirrors" },
  });
  await world.publish();
}

async function meeting(world: Witnessed, { us, secretary }: People, file: string) {
  const on = { case: file, subject: randomId() };
  const body = { body: "Security Council", askedBy: "US", reason: "Whether the measures are still carried out." };
  await world.does(us, { ...on, kind: "meeting/ask", body });
  const convened = { starts: "2018-09-27T14:00:00Z", agenda: ["Non-proliferation"] };
  await world.does(secretary, { ...on, kind: "meeting/convene", body: convened });
  await world.publish();
}

/** After the mandate has ended: the expert discloses the approach, and the acts on amendments are opened to the public. */
async function disclosure(
  world: Witnessed,
  { expert, chair }: People,
  file: string,
  report: string,
  acts: readonly string[],
) {
  const { cast } = world;
  at(world, "2019-05-02T14:00:00Z");
  const { approaches } = (await standing(cast, report)).life as unknown as Report;
  const approach = approaches[0]?.id ?? "";
  await world.does(expert, { case: file, subject: report, kind: "report/disclose-approach", body: { approach } });
  const body = { acts: [...acts], reason: "The mandate has ended." };
  await world.does(chair, { kind: "act/disclose", case: file, body });
}
