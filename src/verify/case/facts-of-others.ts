import type { ActBody } from "#acts";
import type { Exemption, InformationRequest, Meeting, NationalListing, Petition, UnListing } from "#committee";
import type { Json } from "#kernel";
import { counted } from "../wording.ts";
import { actsOn, bodyOf, fact, knownUntil, moment, quoted, resting, type Scene, stillSo, type Told } from "./scene.ts";
import type { Fact } from "./types.ts";

/** Requests for information, meetings, listings, and what was disclosed. */
export function factsOfOthers(scene: Scene, id: string, kind: string, title: string, life: Json): Fact[] {
  const acts = actsOn(scene, id);
  switch (kind) {
    case "request":
      return requestFacts(scene, id, title, life as unknown as InformationRequest);
    case "meeting":
      return [meetingFact(life as unknown as Meeting, acts)];
    case "listing": {
      const { party, phase, proposedBy, links, petitions } = life as unknown as UnListing;
      const says = `${party}: proposed for the Council's list by ${proposedBy}; ${phase}${linked(scene, links)}`;
      return [fact("listing", `${says}${petitions.map(petitioned).join("")}.${resting(scene, acts)}`, true, acts)];
    }
    case "national-listing": {
      const { party, authority, basis, phase, links, delisting } = life as unknown as NationalListing;
      const why = delisting ? ` on ${moment(delisting.at)}, ${quoted(delisting.reasons)}` : "";
      const says = `${party}: ${phase} by ${authority}${why} (${basis})${linked(scene, links)}.`;
      return [fact("national listing", says, true, acts)];
    }
    case "case":
      return actsOn(scene, id, "act/disclose").map((told) =>
        fact(
          "disclosure",
          `${counted(bodyOf<ActBody<"act/disclose">>(told).acts.length, "act")} of the case ${quoted(title)} were disclosed on ${moment(Math.floor(told.received / 1000))}.`,
          true,
          [told],
        ),
      );
    case "exemption":
      return [exemptionFact(scene, title, life as unknown as Exemption, acts)];
    default:
      return acts.flatMap(factOfRecord);
  }
}

/** What is recorded once, in the words of the act. */
function factOfRecord(told: Told): Fact[] {
  switch (told.act.act.kind) {
    case "vote/record": {
      const { resolution, on, votes } = bodyOf<ActBody<"vote/record">>(told);
      const by = (how: string) => Object.keys(votes).filter((member) => votes[member] === how);
      const others = (["against", "abstained", "absent"] as const).flatMap((how) =>
        by(how).length > 0 ? [`${how}: ${by(how).join(", ")}`] : [],
      );
      const says = `The vote of ${on} on ${resolution}: ${by("for").length} for${others.map((one) => `; ${one}`).join("")}.`;
      return [fact("vote", says, true, [told])];
    }
    case "position/record": {
      const { of, on, words, source } = bodyOf<ActBody<"position/record">>(told);
      return [fact("position", `${of} said on ${on} (${source}): ${quoted(words)}.`, true, [told])];
    }
    case "implementation/report": {
      const { state, resolution, received } = bodyOf<ActBody<"implementation/report">>(told);
      const says = `${state} reported on what it does under resolution ${resolution}; received ${received}.`;
      return [fact("implementation report", says, true, [told])];
    }
    default:
      return [];
  }
}

function meetingFact({ body, askedBy, reason, phase, starts, agenda, blocks }: Meeting, acts: readonly Told[]): Fact {
  const about = starts === undefined ? "" : ` ${moment(starts)}, on ${agenda.map(quoted).join(", ")}`;
  const became: Readonly<Record<Meeting["phase"], string>> = {
    requested: "it is not convened",
    convened: `it is convened for${about}`,
    "agenda blocked": `its agenda is blocked by ${blocks.map(({ by, reason: why }) => `${by} (${quoted(why)})`).join(", ")}`,
    held: `it was held on${about}`,
    cancelled: "it was cancelled",
  };
  return fact(
    "meeting",
    `${askedBy} asked for a meeting of ${body} (${quoted(reason)}); ${became[phase]}.`,
    true,
    acts,
  );
}

function petitioned({ procedure, by, at, outcome }: Petition): string {
  const became = outcome
    ? `${outcome.result} on ${moment(outcome.at)}, ${quoted(outcome.reasons)}`
    : "not decided on the record";
  return `; petition of ${by} on ${moment(at)} under resolution ${procedure}: ${became}`;
}

function exemptionFact(scene: Scene, title: string, life: Exemption, acts: readonly Told[]): Fact {
  const { applicant, phase, expires, extensions, shipments, diversions } = life;
  const said = [
    ...(expires === undefined ? [] : [`approved until ${moment(expires)}`]),
    ...(extensions > 0 ? [`extended ${counted(extensions, "time")}`] : []),
    ...(shipments.length > 0 ? [counted(shipments.length, "shipment")] : []),
    ...(diversions.length > 0 ? [`${counted(diversions.length, "report")} of diversion`] : []),
  ];
  const says = `${applicant} asked for an exemption (${quoted(title)}): ${[phase, ...said].join("; ")}.`;
  return fact("exemption", `${says}${resting(scene, acts)}`, true, acts);
}

function requestFacts(scene: Scene, id: string, title: string, request: InformationRequest): Fact[] {
  const { to, phase, deadline, replies } = request;
  const acts = actsOn(scene, id);
  if (phase === "no response" && deadline !== undefined)
    return [
      fact(
        "no reply",
        `${to} was asked for information (${quoted(title)}) until ${moment(deadline)} and did not reply by ${moment(knownUntil(scene, deadline))}.`,
        stillSo(scene, deadline),
        acts,
      ),
    ];
  const answered = replies
    .map(({ answer, at, late }) => `${answer} on ${moment(at)}${late ? ", late" : ""}`)
    .join("; ");
  return [
    fact(
      "request for information",
      `${to} was asked for information (${quoted(title)}): ${answered || phase}.`,
      answered !== "" || scene.complete,
      acts,
    ),
  ];
}

function linked({ replay }: Scene, links: readonly { listing: string; relation: string }[]): string {
  return links
    .map(
      ({ listing, relation }) =>
        `; ${relation} ${replay.subjects.get(listing)?.proceeding.title ?? "a listing of another case"}`,
    )
    .join("");
}
