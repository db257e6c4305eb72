import type { ActBody } from "#acts";
import { type Report, rejectedYetCarriedOut, silentChanges, type UnagreedChange } from "#committee";
import { counted } from "../wording.ts";
import {
  actsOn,
  bodyOf,
  dayOf,
  fact,
  knownUntil,
  moment,
  passageOf,
  quoted,
  resting,
  type Scene,
  stillSo,
  type Told,
} from "./scene.ts";
import type { Fact } from "./types.ts";

/** Versions, clearance, silent changes with the approaches that came before them, and whether it was published. */
export function factsOfReport(scene: Scene, id: string, title: string, report: Report): Fact[] {
  const seals = new Map(
    actsOn(scene, id, "report/seal").map((told) => [bodyOf<ActBody<"report/seal">>(told).document, told]),
  );
  return [
    ...report.versions.flatMap((version) => {
      const seal = seals.get(version.document);
      return seal ? [...versionFacts(title, version, seal), ...unagreed(scene, id, report, version, seal)] : [];
    }),
    publication(scene, id, title, report),
    ...besides(scene, id, title, report),
  ];
}

function versionFacts(
  title: string,
  { number, changes, clearances, submittedAt }: Report["versions"][number],
  seal: Told,
): Fact[] {
  const by = (kind: string): number => changes.filter(({ binding }) => binding.kind === kind).length;
  const said =
    number === 1
      ? ""
      : ` with ${counted(changes.length, "change")}: ${by("request")} bound to granted requests, ${by("panel's own")} declared the panel's own, ${by("rejected request")} carried out although rejected, ${by("silent")} silent`;
  const verdicts = ["signed", "not signed", "dissent"].flatMap((verdict) => {
    const of = clearances.filter((one) => one.verdict === verdict).map(({ expert }) => expert);
    return of.length > 0 ? [`${verdict}: ${of.join(", ")}`] : [];
  });
  const cleared = verdicts.length > 0 ? ` Clearance: ${verdicts.join("; ")}.` : "";
  const submitted = submittedAt === undefined ? "" : ` Submitted on ${moment(submittedAt)}.`;
  return [
    fact(
      "version",
      `Version ${number} of ${quoted(title)} was sealed on ${dayOf(seal)}${said}.${cleared}${submitted}`,
      true,
      [seal],
    ),
  ];
}

/** Changes that were not agreed, each with the approaches on that passage that were recorded before it. */
function unagreed(scene: Scene, id: string, report: Report, version: Report["versions"][number], seal: Told): Fact[] {
  const told = (what: string, why: string, changes: UnagreedChange[]) =>
    changes.filter((one) => one.version === version.number).map((one) => unagreedFact(scene, id, one, seal, what, why));
  return [
    ...told("silent change", "is silent: no request on the record explains it", silentChanges(report)),
    ...told(
      "carried out although rejected",
      "carries out a request although the panel rejected it",
      rejectedYetCarriedOut(report),
    ),
  ];
}

function unagreedFact(
  scene: Scene,
  id: string,
  { version, change, approaches: before }: UnagreedChange,
  seal: Told,
  what: string,
  why: string,
): Fact {
  const acts = actsOn(scene, id, "report/record-approach").filter((told) =>
    before.some((one) => one.id === bodyOf<ActBody<"report/record-approach">>(told).id),
  );
  const told = before.map(
    ({ by, channel, words, at }) =>
      ` ${by} had approached an expert about it (${channel}, recorded ${moment(at)}): ${quoted(words)}.`,
  );
  const said = `Change ${change.id} of version ${version} (${passageOf(change.passage)}) ${why}.${told.join("")}`;
  return fact(what, said, scene.complete, [seal, ...acts]);
}

function publication(
  scene: Scene,
  id: string,
  title: string,
  { phase, publication: proposed, mandateEnds, at }: Report,
): Fact {
  const acts = actsOn(scene, id).filter(({ act }) => /^report\/(publi|propose)/u.test(act.act.kind));
  if (phase === "published")
    return fact(
      "publication",
      `${quoted(title)} was published as ${proposed?.symbol ?? "?"}, version ${proposed?.version ?? "?"}.${resting(scene, acts)}`,
      true,
      acts,
    );
  const stopped = acts.findLast(
    ({ act }) => /publication-(?:held|objected)$/u.test(act.act.kind) && matterOf(act.act.body) === proposed?.matter,
  );
  const how = stopped?.act.act.kind === "report/publication-held" ? "a hold" : "an objection";
  const why = stopped && proposed?.reason ? `, after ${how} (${quoted(proposed.reason)})` : "";
  const [says, from] =
    phase === "unpublished"
      ? [`was never published: the mandate ended on ${moment(mandateEnds)}${why}`, mandateEnds]
      : [`is not published as of ${moment(knownUntil(scene, at))}: it stands at "${phase}"${why}`, at];
  return fact("publication", `${quoted(title)} ${says}.`, stillSo(scene, from), acts);
}

const matterOf = (body: unknown): unknown => (body as { matter?: unknown }).matter;

/** Where the text was seen before or beside its publication, what was corrected after it, and who approached whom. */
function besides(scene: Scene, id: string, title: string, report: Report): Fact[] {
  const told = (kind: string): Told[] => actsOn(scene, id, `report/${kind}`);
  const shown = new Set(
    [...silentChanges(report), ...rejectedYetCarriedOut(report)].flatMap(({ approaches }) =>
      approaches.map((one) => one.id),
    ),
  );
  return [
    ...told("seen-outside").map((one) => {
      const { where, when, version } = bodyOf<ActBody<"report/seen-outside">>(one);
      const which = version === undefined ? "" : `, version ${version},`;
      return fact("seen outside", `${quoted(title)}${which} was seen outside: ${where}, ${when}.`, true, [one]);
    }),
    ...told("record-approach").flatMap((one) => {
      const {
        id: approach,
        approachedBy,
        passage,
        channel,
        when,
        words,
      } = bodyOf<ActBody<"report/record-approach">>(one);
      if (shown.has(approach)) return [];
      const says = `${approachedBy} approached ${one.act.act.actor} about ${passageOf(passage)} (${channel}, ${when}; recorded ${dayOf(one)}): ${quoted(words)}.`;
      return [fact("approach", says, true, [one])];
    }),
    ...told("issue-corrigendum").map((one) => {
      const { symbol, reason } = bodyOf<ActBody<"report/issue-corrigendum">>(one);
      return fact("corrigendum", `${symbol} corrects ${quoted(title)}, on ${dayOf(one)}: ${quoted(reason)}.`, true, [
        one,
      ]);
    }),
  ];
}
