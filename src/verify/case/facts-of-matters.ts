import type { ActBody } from "#acts";
import type { Lodged, Proposal } from "#committee";
import { counted } from "../wording.ts";
import { actsOn, bodyOf, fact, moment, quoted, type Scene, type Told, whom } from "./scene.ts";
import type { Fact } from "./types.ts";

/** Circulation, objections in time and late, what was lodged and withheld, and adoption by silence. */
export function factsOfMatter(scene: Scene, id: string, title: string, matter: Proposal): Fact[] {
  const circulations = actsOn(scene, id, "matter/circulate").flatMap((told) => {
    const circulation = stateAfter(scene, told)?.circulation;
    if (!circulation) return [];
    const { deadline } = circulation;
    const skipped = deadline.skipped.map(({ day, why }) => `${day} (${why})`).join(", ");
    const not = skipped === "" ? "" : `, not counting ${skipped}`;
    const urgent = circulation.urgent === undefined ? "" : `; shortened as urgent (${quoted(circulation.urgent)})`;
    return [
      fact(
        "circulation",
        `${quoted(title)} was circulated on ${moment(circulation.at)} for ${counted(deadline.counted.length, "working day")}, until ${moment(deadline.instant)}${not}${urgent}.`,
        true,
        [told],
      ),
    ];
  });
  const stands = actsOn(scene, id).filter(
    ({ act }) => act.act.kind === "matter/object" || act.act.kind === "matter/hold",
  );
  return [
    ...circulations,
    ...stands.flatMap((told) => standing(scene, title, told)),
    ...actsOn(scene, id).flatMap((told) => moved(title, told)),
    ...actsOn(scene, id, "matter/adopt").flatMap((told) => adoption(scene, title, told)),
    ...(matter.setAside
      ? [
          fact(
            "decision set aside",
            `The decision on ${quoted(title)} does not stand: ${matter.setAside.because}.`,
            true,
            [],
          ),
        ]
      : []),
  ];
}

const stateAfter = ({ replay }: Scene, { index }: Told): Proposal | undefined =>
  replay.matters.get(index)?.life as unknown as Proposal | undefined;

function standing(scene: Scene, title: string, told: Told): Fact[] {
  const after = stateAfter(scene, told);
  const deadline = after?.circulation?.deadline.instant;
  if (!after || deadline === undefined) return [];
  const { reason } = bodyOf<ActBody<"matter/object">>(told);
  const what = told.act.act.kind === "matter/object" ? "objection" : "hold";
  const own = [...after.objections, ...after.holds, ...after.late].find(({ sequence }) => sequence === told.index);
  const called = `${whom(told)}'s ${what} to ${quoted(title)} (${quoted(reason)})`;
  const late = after.late.some(({ sequence }) => sequence === told.index);
  if (own?.lodged && !late) return [withheld(called, own.lodged, deadline, told)];
  const received = moment(Math.floor(told.received / 1000));
  if (!late) {
    const proved = told.existedBy !== null && told.existedBy <= BigInt(deadline);
    const how = proved ? ", as the witnesses' clocks prove" : ", by the institution's own clock alone";
    return [
      fact(
        `${what} in time`,
        `${called} was in time: received ${received}, before ${moment(deadline)}${how}.`,
        proved,
        [told],
      ),
    ];
  }
  const proved = told.notBefore !== null && told.notBefore > BigInt(deadline);
  const how = proved ? "as the witnesses' clocks prove" : "by the institution's own clock alone";
  return [
    fact(
      `late ${what}`,
      `${called} was late and has no effect: received ${received}, after ${moment(deadline)}, ${how}.`,
      proved,
      [told],
    ),
  ];
}

/** The slip of a witness dates it, whenever it was delivered. */
function withheld(called: string, { witness, at }: Lodged, deadline: number, told: Told): Fact {
  const delivered = Math.floor(told.received / 1000);
  const after =
    delivered > deadline ? `, though it came on the record only on ${moment(delivered)}, after the deadline` : "";
  return fact(
    "lodged objection",
    `${called} was lodged with ${witness} on ${moment(at)}, in time (until ${moment(deadline)})${after}: the witness's slip proves it.`,
    true,
    [told],
  );
}

/** Who took back what stood against a matter, or the matter itself, and why. */
const moves: Readonly<Record<string, (who: string, title: string) => string>> = {
  "matter/release": (who, title) => `${who} released its hold on ${title}`,
  "matter/convert": (who, title) => `${who} turned its hold on ${title} into an objection`,
  "matter/withdraw-objection": (who, title) => `${who} took back its objection to ${title}`,
  "matter/account": (who, title) => `${who} accounted for a lodging on ${title} that nobody delivered`,
  "matter/revise": (who, title) => `${who} revised ${title}: what stood against the earlier text no longer does`,
  "matter/refer": (who, title) => `${who} referred ${title} to the Council`,
  "matter/withdraw": (who, title) => `${who} withdrew ${title}`,
};

function moved(title: string, told: Told): Fact[] {
  const { kind, role } = told.act.act;
  const says = Object.hasOwn(moves, kind) ? moves[kind] : undefined;
  if (!says) return [];
  const who = role === "chair" || role === "secretary" ? `The ${role}` : whom(told);
  const { reason, finding } = bodyOf<{ reason?: string; finding?: string }>(told);
  const why = reason ?? finding;
  const said = `${says(who, quoted(title))}, on ${moment(Math.floor(told.received / 1000))}`;
  return [fact("step", `${said}${why === undefined ? "" : `: ${quoted(why)}`}.`, true, [told])];
}

function adoption(scene: Scene, title: string, told: Told): Fact[] {
  const after = stateAfter(scene, told);
  if (!after) return [];
  if (after.phase === "contested") {
    const lodged = after.undelivered.map(({ witness, at }) => `${witness} on ${moment(at)}`).join(", ");
    return [
      fact(
        "withheld objection",
        `${quoted(title)} could not be adopted: witnesses list what was lodged in time and was not on the record (${lodged}). Silence was claimed, and was none.`,
        true,
        [told],
      ),
    ];
  }
  const proved = scene.log.quorum !== null;
  const how = proved
    ? `the quorum of witnesses state that nothing ${after.knownLodgings.length > 0 ? "but what is on the record " : ""}was lodged up to the deadline`
    : "no witness is asked for by the policy, so the silence is the institution's word";
  return [fact("adoption by silence", `${quoted(title)} was adopted by silence: ${how}.`, proved, [told])];
}
