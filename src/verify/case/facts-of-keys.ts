import type { EnrolledKey } from "#register";
import { fact, quoted, type Scene, type Told } from "./scene.ts";
import type { Fact } from "./types.ts";

/**
 * Keys that officers gave to somebody who had one before, and with which acts of the case are signed. That is how a lost
 * key is replaced, and how an officer would sign in another's name: the record shows who did it, and only the person
 * named can say whether the key is his. Keys that their owners rotated themselves are not told.
 */
export function factsOfKeys({
  entries,
  file,
  replay: { register },
}: Pick<Scene, "entries" | "file" | "replay">): Fact[] {
  const told = entries.filter((one): one is Told => one.act !== null && one.act.act.case === file.case);
  return [...register.keys].flatMap(([person, keys]) =>
    keys.flatMap((key, at) => {
      const before = keys[at - 1];
      const signed = told.filter(({ act, index }) => act.act.actor === person && signsAt(key, index));
      const [first] = signed;
      return before && first && isGiven(key, before) ? [fact("key", sentence(key, before, signed), true, signed)] : [];
    }),
  );
}

const isGiven = (key: EnrolledKey, before: EnrolledKey): boolean =>
  key.enrolled !== null && key.enrolled.by !== key.person && before.ended !== undefined;

/** In force by the record's order: after the act that enrolled it, up to the one that ended it. */
const signsAt = ({ since, ended }: EnrolledKey, index: number): boolean =>
  (since.sequence ?? -1n) < BigInt(index) && (ended?.sequence ?? BigInt(index)) >= BigInt(index);

function sentence({ person, enrolled, fingerprint }: EnrolledKey, { ended }: EnrolledKey, signed: readonly Told[]) {
  const [officer, revoker] = [enrolled?.by ?? "", ended?.by ?? ""];
  const alone = officer === revoker ? ", the same officer for both" : "";
  const acts = signed.map(({ index }) => index).join(", ");
  return `The earlier key of ${person} was revoked by ${revoker === person ? "himself" : revoker} (${quoted(ended?.reason ?? "")}) and the one that signed act ${acts} was enrolled by ${officer}${alone}; that ${person} holds it, only he can confirm: fingerprint ${fingerprint}.`;
}
