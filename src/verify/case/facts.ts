import type { Proposal, Report } from "#committee";
import type { Json } from "#kernel";
import { stateAt } from "#proceedings";
import { factsOfActs } from "./facts-of-acts.ts";
import { factsOfKeys } from "./facts-of-keys.ts";
import { factsOfMatter } from "./facts-of-matters.ts";
import { factsOfOthers } from "./facts-of-others.ts";
import { factsOfReport } from "./facts-of-reports.ts";
import { asOf, type Scene } from "./scene.ts";
import type { Fact } from "./types.ts";

/** What the record of the case shows, in sentences: in the order of the acts, then subject by subject. */
export function factsOf(scene: Scene): Fact[] {
  const facts = [...factsOfKeys(scene), ...factsOfActs(scene)];
  if (!scene.whole) return facts;
  const now = asOf(scene);
  for (const { proceeding } of scene.replay.subjects.values()) {
    const life = stateAt(proceeding.kind, proceeding.life, now);
    facts.push(...factsOfOne(scene, proceeding.id, proceeding.kind, proceeding.title, life));
  }
  return facts;
}

function factsOfOne(scene: Scene, id: string, kind: string, title: string, life: Json): Fact[] {
  if (kind === "report") return factsOfReport(scene, id, title, life as unknown as Report);
  if (kind === "matter") return factsOfMatter(scene, id, title, life as unknown as Proposal);
  return factsOfOthers(scene, id, kind, title, life);
}
