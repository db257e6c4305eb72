import { roles } from "#people";
import { type Cast, compartment, type Player } from "../cast.ts";

/** A second committee, whose people have nothing to do with the first one's cases. */
export const elsewhere = "another committee";

const high = { label: "strictly confidential", compartments: [compartment] } as const;
const middle = { label: "confidential", compartments: [] as string[] } as const;
const low = { label: "unclassified", compartments: [] as string[] } as const;

/** For whom the people of a role act. */
export const delegations: Readonly<Record<string, string>> = {
  ...{
    state: "SE",
    applicant: "Relief Works (invented)",
    party: "JP",
    authority: "US",
    petitioner: "Brenholt (invented)",
  },
};

/** Everybody: one of each role, several members and experts, some who see less, and some of another committee. */
export async function everybody(cast: Cast): Promise<Player[]> {
  const team = "committee";
  const ofTeam = ["expert", "coordinator", "chair", "focal point"];
  const players = [cast.secretary];
  for (const role of roles)
    if (role !== "secretary" && role !== "member")
      players.push(
        await cast.player(
          role.replace(" ", "-"),
          role,
          delegations[role] ?? null,
          ofTeam.includes(role) ? team : null,
          high,
        ),
      );
  for (const member of ["FR", "US", "SE"]) players.push(await cast.player(`m-${member}`, "member", member, team, high));
  players.push(await cast.player("m-RU", "member", "RU", team, middle));
  players.push(await cast.player("expert-2", "expert", null, team, middle));
  players.push(await cast.player("expert-3", "expert", null, team, low));
  players.push(await cast.player("s-FR", "state", "FR", null, middle));
  players.push(await cast.player("m-KZ-elsewhere", "member", "KZ", elsewhere, high));
  // The officer last: from then on that team is his to appoint in.
  for (const role of ["expert", "coordinator", "secretary"] as const)
    players.push(await cast.player(`${role}-elsewhere`, role, null, elsewhere, high));
  return players;
}
