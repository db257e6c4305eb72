import type { ActBody } from "#acts";
import { bodyOf, dayOf, fact, passageOf, quoted, type Scene, type Told, whom } from "./scene.ts";
import type { Fact } from "./types.ts";

/** Who asked for which change, and what was decided: told by the acts alone, so also of those that were disclosed one by one. */
export function factsOfActs({ entries, complete, whole }: Scene): Fact[] {
  const acts = entries.filter((one): one is Told => one.act !== null);
  const decisions = new Map(
    acts
      .filter(({ act }) => act.act.kind === "report/decide")
      .map((told) => [bodyOf<ActBody<"report/decide">>(told).request, told]),
  );
  return acts.flatMap((told) => {
    if (told.act.act.kind !== "report/request-amendment") return [];
    const { id, version, passage, ground } = bodyOf<ActBody<"report/request-amendment">>(told);
    const asked = `${whom(told)} asked on ${dayOf(told)} for a change to ${passageOf(passage)} of version ${version}: ${quoted(ground)}`;
    const decided = decisions.get(id);
    if (!decided)
      return [
        fact(
          "request",
          `${asked}; ${whole ? "no decision on it is on the record" : "what was decided is not among these acts"}.`,
          complete || !whole,
          [told],
        ),
      ];
    const { outcome, reason } = bodyOf<ActBody<"report/decide">>(decided);
    return [
      fact("request", `${asked}; decided on ${dayOf(decided)}: ${outcome}, ${quoted(reason)}.`, true, [told, decided]),
    ];
  });
}
