/** A rule on when a party that no list names counts as listed because of who owns or controls it. */
export interface OwnershipRule {
  id: "ofac" | "eu" | "uk";
  title: string;
  /** First day on which it was applied so, and the last where another edition has taken its place. */
  since: string;
  until?: string;
  /** Percent. */
  threshold: number;
  /** Whether the threshold itself is enough ("50 % or more") or not ("more than 50 %"). */
  reached: "at" | "above";
  /** Whether the holdings of several listed parties are added up. */
  aggregates: boolean;
  /** Whether control without ownership is enough. */
  control: boolean;
  /** Whether parties that act together, and joint holders, each count as holding what all of them hold. */
  together: boolean;
  /** Authorities whose listings the rule is about. */
  authorities: RegExp;
  /** The verb for what the rule does: "is blocked". */
  consequence: string;
  /** How the rule reads, in our words. */
  reading: string;
  source: { title: string; url: string };
}

const ofac = {
  id: "ofac",
  threshold: 50,
  reached: "at",
  control: false,
  together: false,
  authorities: /\bOFAC\b|Foreign Assets Control|\bSDN\b|US Treasury|Department of the Treasury/iu,
  consequence: "is blocked although no list names it",
} as const;

const eu = {
  id: "eu",
  threshold: 50,
  aggregates: true,
  control: true,
  together: false,
  authorities: /European (?:Union|Commission|Council|External)|Council of the EU|\bEU\b|\bFSF\b/u,
  consequence: "is treated as belonging to listed parties",
} as const;

/**
 * The rules as they were applied from day to day. OFAC looks at ownership alone and lets it cascade: a company owned so
 * far counts whole. The EU's and the UK's tests know control as well.
 */
export const ownershipRules: readonly OwnershipRule[] = [
  {
    ...ofac,
    title: "OFAC 50 Percent Rule, as first published",
    since: "2008-02-14",
    until: "2014-08-12",
    aggregates: false,
    reading:
      "50 % or more owned by one blocked party, directly or through companies that are themselves so owned; control does not count.",
    source: {
      title: "OFAC, guidance on entities owned by persons whose property is blocked, 14 February 2008",
      url: "https://ofac.treasury.gov/faqs/topic/1521",
    },
  },
  {
    ...ofac,
    title: "OFAC 50 Percent Rule",
    since: "2014-08-13",
    aggregates: true,
    reading:
      "50 % or more owned by blocked parties together, directly or through companies that are themselves so owned; control does not count.",
    source: {
      title: "OFAC, revised guidance of 13 August 2014 (79 FR 47726), FAQ 398, 399 and 401",
      url: "https://ofac.treasury.gov/faqs/401",
    },
  },
  {
    ...eu,
    title: "EU Best Practices on ownership and control, to July 2024",
    since: "2013-04-30",
    until: "2024-07-02",
    reached: "above",
    reading: "more than 50 % owned by listed parties together, or controlled by one of them.",
    source: {
      title:
        "Council of the EU, Best Practices (9068/13; 8519/18, paragraphs 62 and 63); Commission FAQ on aggregation",
      url: "https://data.consilium.europa.eu/doc/document/ST-8519-2018-INIT/en/pdf",
    },
  },
  {
    ...eu,
    title: "EU Best Practices on ownership and control",
    since: "2024-07-03",
    reached: "at",
    reading: "50 % or more owned by listed parties together, or controlled by one of them.",
    source: {
      title: "Council of the EU, Best Practices (11623/24 of 3 July 2024); Regulation (EU) 2024/1745, recital 28",
      url: "https://data.consilium.europa.eu/doc/document/ST-11623-2024-INIT/en/pdf",
    },
  },
  {
    id: "uk",
    title: "UK ownership and control test",
    since: "2020-12-31",
    threshold: 50,
    reached: "above",
    aggregates: false,
    control: true,
    together: true,
    authorities:
      /\bUK\b|United Kingdom|\bOFSI\b|HM Treasury|Foreign, Commonwealth|\bFCDO\b|United Nations|\bUN\b|UNSC/u,
    consequence: "is treated as owned or controlled by a designated person",
    reading:
      "one designated person, or several who act together, hold more than 50 % of shares or votes, may appoint most of the board, or can otherwise have their way; holdings of others are not added up.",
    source: {
      title:
        "The Russia (Sanctions) (EU Exit) Regulations 2019, regulation 7 and Schedule 1 (and its like in other regimes); OFSI general guidance, 4.1.4",
      url: "https://www.legislation.gov.uk/uksi/2019/855/regulation/7",
    },
  },
];

/** The edition of a rule in force on an ISO day; before the first, none. */
export function ruleOn(id: OwnershipRule["id"], day: string): OwnershipRule | undefined {
  return ownershipRules.find(
    (rule) => rule.id === id && rule.since <= day && (rule.until === undefined || day <= rule.until),
  );
}
