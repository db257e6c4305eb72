import { type Act, type Label, signAct } from "#acts";
import { foundInstitution, openInstitution } from "#app";
import { canonicalJson, type Json } from "#kernel";
import { newKey, nodeRandom, nodeSigner } from "#log";
import type { Actor, Role } from "#people";
import { type Signer, signatureType, utf8 } from "#record";
import { newId, Stage } from "../../src/app/demo/stage.ts";

const record = "log.example/bench";
const day = Date.parse("2018-08-01T14:00:00Z");
const label = "confidential" as const;

/** An act that somebody has signed, ready to be handed in. */
export interface Ready {
  envelope: Uint8Array;
  actor: Actor;
}

interface Player {
  actor: Actor;
  signer: Signer;
}

export interface Players {
  coordinator: Player;
  secretary: Player;
  members: readonly Player[];
}

/** A clock that begins in 2018, for whose days the tables of members are known, and goes on as the machine's. */
export const benchClock = (): (() => number) => {
  const begun = Date.now();
  return () => day + Date.now() - begun;
};

/** Makes an institution with a coordinator, a secretary and three members; their keys last as long as the process. */
export async function newInstitution(folder: string, clock: () => number, database = "store.sqlite"): Promise<Players> {
  const player = (id: string, role: Role, team: string, delegation: string | null = null): Player => ({
    actor: { id, role, delegation, team, label, compartments: [] },
    signer: nodeSigner(newKey(`${record}/${id}`, signatureType.ed25519).secret, id),
  });
  const secretary = player("secretary", "secretary", "committee");
  const coordinator = player("coordinator", "coordinator", "panel");
  const members = ["FR", "GB", "US"].map((state) => player(`member-${state}`, "member", "committee", state));
  await foundInstitution({
    ...{ folder, record, policy: null, database, env: {}, clock },
    founders: [
      {
        person: "secretary",
        name: "S",
        role: "secretary",
        team: "committee",
        label,
        vkey: secretary.signer.vkey,
        compartments: [],
      },
    ],
    relyingParty: { id: "localhost", name: "Bench", origins: ["http://localhost"] },
  });
  const app = await openInstitution({ folder, env: {}, clock });
  const all = [secretary, coordinator, ...members];
  const stage = new Stage(app.institution, app.registers, new Map(all.map(({ actor, signer }) => [actor.id, signer])));
  for (const { actor } of all.slice(1)) {
    const { id: person, role, delegation, team } = actor;
    await stage.appoints("secretary", { person, name: person, role, delegation, team, label });
  }
  await app.close();
  return { coordinator, secretary, members };
}

/** Everything that happens in one case, signed beforehand and in its order: a report, and matters one after the other. */
export function caseOf(players: Players, matters: number, label: Label = "confidential"): Ready[] {
  const file = newId(nodeRandom);
  const report = newId(nodeRandom);
  const { coordinator, secretary, members } = players;
  const ready: Ready[] = [];
  const does = ({ actor, signer }: Player, kind: string, subject: string, body: Json): void => {
    const { id, role, delegation } = actor;
    const said = { id: newId(nodeRandom), record, case: file, subject, kind, actor: id, role, delegation };
    const when = { at: new Date(day).toISOString().replace(/\.\d+Z$/u, "Z"), expects: null };
    const act: Act = { type: "penholder/act/1", ...said, ...when, label, compartments: [], body: body as Act["body"] };
    ready.push({ envelope: utf8(canonicalJson(signAct(act, signer) as unknown as Json)), actor });
  };
  does(coordinator, "case/open", file, {
    title: "A case of the bench",
    teams: ["panel", "committee"],
    delegations: [],
  });
  const begun = { title: "A report of the bench", experts: ["coordinator"], mandateEnds: "2019-04-24T00:00:00Z" };
  does(coordinator, "report/begin", report, begun);
  for (let i = 0; i < matters; i++) {
    const [subject, on] = [newId(nodeRandom), { matter: newId(nodeRandom), document: "d".repeat(44) }];
    const member = members[i % 3] ?? secretary;
    const other = members[(i + 1) % 3] ?? secretary;
    does(coordinator, "report/name-party", report, { party: `Firm ${i} (invented)`, finding: `${i}` });
    does(member, "matter/propose", subject, { matterKind: "other", title: `Tanker ${i} off the coast` });
    does(secretary, "matter/circulate", subject, on);
    does(member, "matter/hold", subject, { ...on, reason: `More time is needed to look at tanker ${i}.` });
    does(member, "matter/release", subject, on);
    does(other, "matter/object", subject, { ...on, reason: `The figures of tanker ${i} do not add up.` });
  }
  return ready;
}
