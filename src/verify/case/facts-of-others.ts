import type { ActBody } from "#acts";
import type { InformationRequest, Meeting, NationalListing, UnListing } from "#committee";
import type { Json } from "#kernel";
import { counted } from "../wording.ts";
import { actsOn, bodyOf, fact, moment, quoted, type Scene } from "./scene.ts";
import type { Fact } from "./types.ts";

/** Requests for information, meetings, listings, and what was disclosed. */
export function factsOfOthers(scene: Scene, id: string, kind: string, title: string, life: Json, now: number): Fact[] {
  const acts = actsOn(scene, id);
  switch (kind) {
    case "request":
      return requestFacts(scene, id, title, life as unknown as InformationRequest, now);
    case "meeting": {
      const { body, askedBy, reason, phase, starts, agenda } = life as unknown as Meeting;
      const when = starts === undefined ? "" : ` for ${moment(starts)}, on ${agenda.map(quoted).join(", ")}`;
      return [
        fact(
          "meeting",
          `${askedBy} asked for a meeting of ${body} (${quoted(reason)}); it is ${phase}${when}.`,
          true,
          acts,
        ),
      ];
    }
    case "listing": {
      const { party, phase, proposedBy, links } = life as unknown as UnListing;
      return [
        fact(
          "listing",
          `${party}: proposed for the Council's list by ${proposedBy}; ${phase}${linked(scene, links)}.`,
          true,
          acts,
        ),
      ];
    }
    case "national-listing": {
      const { party, authority, basis, phase, links } = life as unknown as NationalListing;
      return [
        fact("national listing", `${party}: ${phase} by ${authority} (${basis})${linked(scene, links)}.`, true, acts),
      ];
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
    default:
      return [];
  }
}

function requestFacts(scene: Scene, id: string, title: string, request: InformationRequest, now: number): Fact[] {
  const { to, phase, deadline, replies } = request;
  const acts = actsOn(scene, id);
  if (phase === "no response" && deadline !== undefined)
    return [
      fact(
        "no reply",
        `${to} was asked for information (${quoted(title)}) until ${moment(deadline)} and did not reply by ${moment(now)}.`,
        scene.complete,
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
