import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { nodeCrypto } from "#log";
import { formatLogPolicy, utf8 } from "#record";
import { exportCase } from "#service";
import { formatPolicy, type Policy } from "#verify";
import { type CaseFiles, type CaseReport, fileNames, verifyCase } from "#verify/case";
import { readFolder } from "../../src/cli/case-folder.ts";
import { type Journey, play } from "./august-2018.ts";
import { Forged, tamperings } from "./tamperings.ts";

let journey: Journey;
let files: CaseFiles;
let verified: CaseReport;

beforeAll(async () => {
  journey = await play();
  const folder = join(journey.world.folder, "case");
  await exportCase(journey.world.source, journey.file, journey.people.coordinator.actor, folder);
  files = readFolder(folder);
  verified = verifyCase(files, options());
});
afterAll(() => journey.world.close());

const policy = (): Policy => {
  const none = { threshold: 0, keys: [] };
  return { authors: none, publishers: none, log: journey.world.policy, timestampers: [] };
};
const options = () => ({ policy: policy(), crypto: nodeCrypto, founding: journey.world.cast.institution.founding });

const facts = (kind: string) => verified.facts.filter((fact) => fact.kind === kind);

describe("August and September 2018", () => {
  it("is exported as a folder that a stranger verifies", () => {
    expect(verified.says).toMatch(/^AUTHENTIC/u);
    expect(verified.checks.filter(({ outcome }) => outcome !== "passed")).toEqual([]);
  });

  it("names who asked for which change, and what was decided", () => {
    expect(facts("request")).toHaveLength(9);
    expect(facts("request")[3]?.says).toMatch(
      /^Velmar .* asked on 2018-08-29 for a change to paragraph 27 of version 1: .*: rejected, “The ledger/u,
    );
  });

  it("names the two silent changes, and the approach that came before one of them", () => {
    const [one, other] = facts("silent change");
    expect(facts("silent change")).toHaveLength(2);
    expect(one?.says).toContain(`(paragraph ${journey.approached})`);
    expect(one?.says).toContain("Velmar (invented) had approached an expert about it (telephone");
    expect(other?.says).not.toContain("approached");
  });

  it("names the objection in time, the late one, and the one that was withheld and that witnesses prove", () => {
    expect(facts("objection in time")[0]?.says).toMatch(/^US's objection .* as the witnesses' clocks prove\.$/u);
    expect(facts("late objection")[0]?.says).toMatch(/^RU's objection .* as the witnesses' clocks prove\.$/u);
    expect(facts("withheld objection")[0]?.says).toMatch(
      /could not be adopted: witnesses list what was lodged in time/u,
    );
    expect(facts("lodged objection")[0]?.says).toMatch(
      /^FR's objection .* lodged with .* on 2018-08-24 .* in time .* only on 2018-08-29/u,
    );
    expect(facts("circulation")[0]?.says).toContain(
      "until 2018-08-27 21:00 UTC, not counting 2018-08-18 (Saturday), 2018-08-19 (Sunday), 2018-08-21 (Eid al-Adha)",
    );
  });

  it("names the proved silence, the mirrored listing, the meeting, the missing reply, and that nothing was published", () => {
    expect(facts("adoption by silence")[0]?.says).toContain("the quorum of witnesses state that nothing was lodged");
    expect(facts("national listing")[0]?.says).toContain("mirrors Brenholt Shipping (invented)");
    expect(facts("meeting")[0]?.says).toMatch(
      /^US asked for a meeting of Security Council .* convened for 2018-09-27/u,
    );
    expect(facts("no reply")[0]?.says).toMatch(/^Kestria .* until 2018-08-31 21:00 UTC and did not reply/u);
    expect(facts("publication")[0]?.says).toMatch(
      /was never published: the mandate ended on 2019-04-24 21:00 UTC, after an objection/u,
    );
    expect(verified.facts.every(({ proved }) => proved)).toBe(true);
  });

  it("exports as sanctions what is or was listed, and no proposal that came to nothing", () => {
    const lines = new TextDecoder().decode(files.get(fileNames.entities)).trim().split("\n");
    const states = Object.values(JSON.parse(new TextDecoder().decode(files.get(fileNames.states)))) as {
      kind: string;
      life: { phase: string };
    }[];
    const inForce = states.filter(
      ({ kind, life }) => kind === "national-listing" || (kind === "listing" && life.phase === "listed"),
    );
    expect(lines.filter((line) => line.includes('"schema":"Sanction"'))).toHaveLength(inForce.length);
  });

  it("says of what did not happen only as much as the witnesses' last time proves", () => {
    const forged = new Forged(files);
    forged.replace(fileNames.readme, forged.case.exported, "2031-01-01T00:00:00Z");
    forged.case.exported = "2031-01-01T00:00:00Z";
    const { ok, facts: told } = verifyCase(forged.finished(), options());
    expect(ok).toBe(true);
    expect(told.filter(({ proved, says }) => proved && says.includes("2031"))).toEqual([]);
  });

  it("proves less to whoever trusts less, and says so", () => {
    const { founding: _, ...known } = options();
    const unknown = verifyCase(files, { ...known, founding: null });
    expect(unknown).toMatchObject({ verdict: "self-consistent", ok: false });
    expect(unknown.says).toContain("that must come from elsewhere");
    expect(verifyCase(files, { crypto: nodeCrypto, policy: null, founding: null }).verdict).toBe("self-consistent");
  });
});

describe("penholder verify", () => {
  it("takes the folder, and exits with 0 only where policy and founding are the reader's", async () => {
    const { world } = journey;
    const [trusted, began] = [join(world.folder, "reader.policy"), join(world.folder, "founding.json")];
    const none = { threshold: 0, keys: [] };
    const log = formatLogPolicy(world.policy);
    const type = "penholder/policy/1";
    const file = { type, authors: none, publishers: none, log, timestampers: [] } as const;
    writeFileSync(trusted, formatPolicy(nodeCrypto, { ...file, timestampers: [] }));
    writeFileSync(began, JSON.stringify(world.cast.institution.founding));
    const run = (...args: string[]) =>
      spawnSync(process.execPath, ["bin/penholder.js", "verify", join(world.folder, "case"), ...args], {
        encoding: "utf8",
      });
    const main = run("--policy", trusted, "--founding", began);
    expect([main.stderr, main.status]).toEqual(["", 0]);
    expect(main.stdout).toContain("✓ Every act in the log: ");
    expect(main.stdout).toMatch(/· Late objection: RU's objection/u);
    expect(run("--policy", trusted).status).toBe(1);
    expect(run("--policy", trusted, "--founding", trusted).status).toBe(2);
  });
});

describe("a folder with which somebody has tampered", () => {
  it.each(tamperings.map((one) => [one.name, one] as const))("is refused where %s", (_, { tamper, says }) => {
    const forged = new Forged(files);
    const report = verifyCase(tamper(forged), options());
    expect(report.ok).toBe(false);
    expect(report.says).toMatch(says);
    expect(report.facts).toEqual([]);
  });
});

describe("a folder of which bytes change", () => {
  const names = () => [...files.keys()];
  const unread = /\.html$/u;

  it("never verifies, and never ends in anything but a verdict", () => {
    const place = fc.tuple(fc.nat(), fc.nat(), fc.integer({ min: 1, max: 255 }), fc.boolean());
    fc.assert(
      fc.property(place, ([file, at, flip, listed]) => {
        const name = names()[file % names().length] ?? "";
        const bytes = new Uint8Array(files.get(name) ?? []);
        if (bytes.length === 0 || unread.test(name)) return;
        bytes[at % bytes.length] = (bytes[at % bytes.length] ?? 0) ^ flip;
        const forged = new Forged(files);
        if (listed && name !== fileNames.case) forged.put(name, bytes);
        const tampered = listed && name !== fileNames.case ? forged.finished() : new Map(files).set(name, bytes);
        const report = verifyCase(tampered, options());
        expect(report).not.toEqual(verified);
        // Only shown: the institution's own policy, and a witness's name or key id where the quorum can spare him.
        const told = report.checks.some(
          (check) => check.name === "case-policy" || check.details.some((one) => one.startsWith("not checked")),
        );
        expect(report.ok && !told).toBe(false);
      }),
      { numRuns: 60 },
    );
  });

  it("is judged whatever its files hold", () => {
    const content = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      fc.json().map((text) => utf8(text)),
    );
    fc.assert(
      fc.property(fc.dictionary(fc.string(), content), content, (others, own) => {
        const folder = new Map([...Object.entries(others), [fileNames.case, own] as const]);
        expect(verifyCase(folder, options())).toMatchObject({ ok: false, verdict: "unreadable" });
      }),
    );
    const cut = fc.tuple(fc.nat(), fc.double({ min: 0, max: 1, noNaN: true }));
    fc.assert(
      fc.property(cut, ([file, part]) => {
        const name = names()[file % names().length] ?? "";
        const bytes = files.get(name) ?? new Uint8Array();
        if (bytes.length === 0 || unread.test(name)) return;
        const forged = new Forged(files);
        forged.put(name, bytes.subarray(0, Math.floor(part * (bytes.length - 1))));
        const tampered =
          name === fileNames.case ? new Map(files).set(name, forged.files.get(name) ?? bytes) : forged.finished();
        expect(verifyCase(tampered, options()).ok).toBe(false);
      }),
      { numRuns: 20 },
    );
  });
});
