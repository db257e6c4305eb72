import type { ActBody } from "#acts";
import type { Report } from "#committee";
import { counted } from "../wording.ts";
import { actsOn, bodyOf, dayOf, fact, moment, passageOf, quoted, type Scene, type Told } from "./scene.ts";
import type { Fact } from "./types.ts";

/** Versions, clearance, silent changes with the approaches that came before them, and whether it was published. */
export function factsOfReport(scene: Scene, id: string, title: string, report: Report): Fact[] {
  const seals = new Map(
    actsOn(scene, id, "report/seal").map((told) => [bodyOf<ActBody<"report/seal">>(told).document, told]),
  );
  return [
    ...report.versions.flatMap((version) => {
      const seal = seals.get(version.document);
      return seal ? [...versionFacts(title, version, seal), ...silent(scene, id, report, version, seal)] : [];
    }),
    publication(scene, id, title, report),
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
      : ` with ${counted(changes.length, "change")}: ${by("request")} bound to granted requests, ${by("panel's own")} declared the panel's own, ${by("silent")} silent`;
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

/** Changes that nobody on the record asked for, each with the approaches on that passage that were recorded before it. */
function silent(scene: Scene, id: string, report: Report, version: Report["versions"][number], seal: Told): Fact[] {
  return version.changes
    .filter(({ binding }) => binding.kind === "silent")
    .map(({ id: change, passage }) => {
      const before = report.approaches.filter((one) => one.passage === passage && one.at <= version.sealedAt);
      const acts = actsOn(scene, id, "report/record-approach").filter((told) =>
        before.some((one) => one.id === bodyOf<ActBody<"report/record-approach">>(told).id),
      );
      const told = before.map(
        ({ by, channel, words, at }) =>
          ` ${by} had approached an expert about it (${channel}, recorded ${moment(at)}): ${quoted(words)}.`,
      );
      return fact(
        "silent change",
        `Change ${change} of version ${version.number} (${passageOf(passage)}) is silent: no request on the record explains it.${told.join("")}`,
        scene.complete,
        [seal, ...acts],
      );
    });
}

function publication(
  scene: Scene,
  id: string,
  title: string,
  { phase, publication: proposed, mandateEnds }: Report,
): Fact {
  const acts = actsOn(scene, id).filter(({ act }) => /^report\/(publi|propose)/u.test(act.act.kind));
  const says =
    phase === "published"
      ? `was published as ${proposed?.symbol ?? "?"}, version ${proposed?.version ?? "?"}`
      : phase === "unpublished"
        ? `was never published: the mandate ended on ${moment(mandateEnds)}${proposed?.reason ? `, after an objection (${quoted(proposed.reason)})` : ""}`
        : `is not published: it stands at "${phase}"${proposed?.reason ? ` (${quoted(proposed.reason)})` : ""}`;
  return fact("publication", `${quoted(title)} ${says}.`, phase === "published" || scene.complete, acts);
}
