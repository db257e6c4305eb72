import { expect, it } from "vitest";
import {
  exemptionLife,
  meetingLife,
  nationalListingLife,
  noObjection,
  reportLife,
  requestLife,
  unListingLife,
} from "#committee";
import { actRights, type Right } from "#register";

/** The committee's tables by the first word of their kinds of acts, and the act that begins one. */
const machines = {
  matter: [noObjection, "propose"],
  report: [reportLife, "begin"],
  listing: [unListingLife, "propose"],
  "national-listing": [nationalListingLife, "list"],
  exemption: [exemptionLife, "begin"],
  request: [requestLife, "begin"],
  meeting: [meetingLife, "ask"],
} as const;

it.each(Object.entries(machines))(
  "the rights to acts of %s are those of the committee's table",
  (prefix, [machine, begin]) => {
    const byTable = new Map<string, Set<string>>();
    for (const { act, by } of machine.rows) {
      const kind = `${prefix}/${act.replaceAll(" ", "-")}`;
      byTable.set(kind, new Set([...(byTable.get(kind) ?? []), ...by]));
    }
    const rights = Object.entries<Right>(actRights).filter(([kind]) => kind.startsWith(`${prefix}/`));
    expect(rights.map(([kind]) => kind).sort()).toEqual([...byTable.keys(), `${prefix}/${begin}`].sort());
    for (const [kind, { by, differs }] of rights) {
      const roles = byTable.get(kind);
      if (roles && differs === undefined) expect([kind, Object.keys(by).sort()]).toEqual([kind, [...roles].sort()]);
      if (roles && differs !== undefined)
        expect(Object.keys(by).sort(), `${kind} need not differ`).not.toEqual([...roles].sort());
    }
  },
);
