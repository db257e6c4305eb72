import { signedBy } from "#acts";
import { type Appointment, cameInForce, type EnrolledKey, isSettled, type Register, type Waiting } from "#register";
import { fact, moment, quoted, type Scene, type Told } from "./scene.ts";
import type { Fact } from "./types.ts";

/** What of a verified case these facts are drawn from. */
type Seen = Pick<Scene, "entries" | "file" | "crypto"> & { replay: { register: Register } };

/**
 * What officers did in others' names. Keys that they gave to somebody who had one before, and appointments to speak for a
 * state that others spoke for: who did it, who was the second to look, and what was signed so. That is how a lost key is
 * replaced and a delegate succeeded, and how an officer would act in another's name; only who is named can say which.
 * Keys that their owners rotated themselves are not told. And every protest.
 */
export function factsOfKeys(seen: Seen): Fact[] {
  const { entries, file, replay } = seen;
  const told = entries.filter((one): one is Told => one.act !== null && one.act.act.case === file.case);
  const { keys, appointments } = replay.register;
  return [
    ...[...keys.values()].flatMap((all) => all.flatMap((key) => ofGiven(seen, key, all, told))),
    ...[...appointments.values()].flat().flatMap((one) => ofAppointment(one, told)),
  ];
}

/** One key that an officer gave after another; with it those that it was rotated into. */
function ofGiven({ crypto }: Seen, key: EnrolledKey, all: readonly EnrolledKey[], told: readonly Told[]): Fact[] {
  const before = all[all.indexOf(key) - 1];
  if (!before || key.enrolled?.act !== key.root) return [];
  const chain = all.filter(({ root }) => root === key.root);
  const vkeys = chain.map(({ vkey }) => vkey);
  const signed = told.filter(({ act }) => act.act.actor === key.person && signedBy(crypto, act, vkeys));
  const protested = chain.find(({ ended }) => ended?.how === "protested")?.ended;
  if (signed.length === 0 && !protested) return [];
  const { person, enrolled, fingerprint } = key;
  const isAlone = before.ended?.how === "revoked" && before.ended.by === enrolled.by;
  const given = `${formerly(before)} and ${which(signed)} was enrolled by ${enrolled.by}${isAlone ? ", the same officer for both" : ""}`;
  const second = `${looked(key)}${protested ? `; ${voided(protested)}` : ""}`;
  const says = `${given}; ${second}; that ${person} holds it, only he can confirm: fingerprint ${fingerprint}.`;
  return [fact("key", says, true, signed)];
}

function formerly({ person, ended }: EnrolledKey): string {
  if (ended === undefined) return `The earlier key of ${person} had come to its end`;
  const by = ended.by === person ? "himself" : ended.by;
  const how = ended.how === "protested" ? "voided by a protest of" : "revoked by";
  return `The earlier key of ${person} was ${how} ${by} (${quoted(ended.reason)})`;
}

const which = (signed: readonly Told[]): string =>
  signed.length === 0
    ? "one that signed nothing here"
    : `the one that signed act ${signed.map(({ index }) => index).join(", ")}`;

/** Who was the second to look, or that nobody was. */
function looked({ since, waits }: { since: EnrolledKey["since"]; waits?: Waiting }): string {
  const { confirmed } = waits ?? {};
  if (confirmed) return `${confirmed.by} confirmed it as a second person on ${moment(Math.floor(confirmed.at / 1000))}`;
  const from = waits ? cameInForce({ since, waits }) : null;
  return from === null
    ? "nobody second confirmed it"
    : `nobody second confirmed it, and it came in force when the time for protest was over, ${moment(Math.floor(from / 1000))}`;
}

const voided = ({ at, by, reason }: { at: number; by: string; reason: string }): string =>
  `VOID since ${moment(Math.floor(at / 1000))} by the protest of ${by} (${quoted(reason)})`;

/** One appointment that waited for a second look, and what was done by it. */
function ofAppointment(one: Appointment, told: readonly Told[]): Fact[] {
  const { person, role, delegation, appointed, since, ended, waits } = one;
  if (!waits) return [];
  const place = Number(since.sequence ?? -1n);
  const last = Number(ended?.sequence ?? Number.MAX_SAFE_INTEGER);
  const done = told.filter(({ act: { act }, index }) => {
    return act.actor === person && act.role === role && act.delegation === delegation && index > place && index <= last;
  });
  const protested = ended?.how === "protested" ? ended : undefined;
  if (done.length === 0 && !protested) return [];
  const acts = done.length === 0 ? "" : `; acts ${done.map(({ index }) => index).join(", ")} are so made`;
  const whom = delegation === null ? role : `${role} for ${delegation}, for whom others spoke before`;
  const second = isSettled(one) || !protested ? looked(one) : voided(protested);
  return [fact("appointment", `${person} was appointed as ${whom}, by ${appointed}; ${second}${acts}.`, true, done)];
}
