import type { Actor, Place } from "./actor.ts";
import { isInForce } from "./second-look/in-force.ts";
import type { Appointment, EnrolledKey, Register } from "./types.ts";

/** The appointments of a person in force at a place of the record (or at an instant, for what was lodged with a witness). */
export function appointmentsOf(register: Register, person: string, place: Place): Appointment[] {
  return (register.appointments.get(person) ?? []).filter(
    (one) =>
      isInForce(one, place) &&
      (one.from === null || one.from <= place.at) &&
      (one.until === null || place.at < one.until),
  );
}

/** The keys with which a person could sign at a place of the record. */
export function keysOf(register: Register, person: string, place: Place): EnrolledKey[] {
  return (register.keys.get(person) ?? []).filter(
    (key) => isInForce(key, place) && (key.until === null || place.at < key.until),
  );
}

/** Somebody as one of his appointments makes him. */
export function actorOf({ person, role, delegation, team, label, compartments }: Appointment): Actor {
  return { id: person, role, delegation, team, label, compartments };
}

/** Everybody who acts for a state or body, or in a team, at a place of the record; ordered by person. */
export function membersOf(
  register: Register,
  of: { delegation: string } | { team: string },
  place: Place,
): Appointment[] {
  const isOne = (one: Appointment): boolean => ("team" in of ? one.team === of.team : one.delegation === of.delegation);
  const people = [...register.appointments.keys()].sort();
  return people.flatMap((person) => appointmentsOf(register, person, place).filter(isOne));
}
