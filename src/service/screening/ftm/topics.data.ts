/** Topics that make an entity a target, as OpenSanctions reads FollowTheMoney's topics (its documentation, "Topics"). */
const risks: ReadonlySet<string> = new Set([
  "asset.frozen",
  "corp.disqual",
  "crime.boss",
  "crime.cyber",
  "crime.env",
  "crime.fin",
  "crime.fraud",
  "crime.terror",
  "crime.theft",
  "crime.traffick",
  "crime.traffick.drug",
  "crime.traffick.human",
  "crime.war",
  "crime",
  "debarment",
  "export.control",
  "export.control.linked",
  "export.risk",
  "forced.labor",
  "mare.detained",
  "mare.shadow",
  "poi",
  "reg.action",
  "reg.warn",
  "role.oligarch",
  "role.pep",
  "role.rca",
  "role.spy",
  "sanction",
  "sanction.counter",
  "sanction.linked",
  "wanted",
]);

/** Whether a topic makes who has it a target. */
export function isRisk(topic: string): boolean {
  return risks.has(topic);
}
