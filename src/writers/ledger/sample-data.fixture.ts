import type { AlignmentKind, Binding, ChangeClass, Ledger, LedgerBlock, PartyRow } from "#compare";

/** A block of the sample as written: `notes` ties a word to the row of the note that it calls. */
export interface Draft extends Partial<Omit<LedgerBlock, "kind" | "marks">> {
  kind: LedgerBlock["kind"];
  notes?: Record<string, string>;
}

/** A row of the sample's alignment. `after` names the row that a moved passage followed in the original. */
export interface Row {
  how: AlignmentKind;
  key: string;
  original?: Draft[];
  amended?: Draft[];
  reworded?: boolean;
  after?: string;
  section?: string[];
}

const same = (key: string, draft: Draft): Row => ({ how: "unchanged", key, original: [draft], amended: [draft] });
const para = (number: string, text: string, more: Partial<Draft> = {}): Draft => ({
  kind: "numbered",
  number,
  text,
  ...more,
});

export const rows: Row[] = [
  same("h1", { kind: "heading", number: "I.", level: 1, text: "Introduction" }),
  same(
    "i1",
    para(
      "1.",
      "The present report covers the period from 1 February to 3 August and is submitted under resolution 9999.",
      { page: 3 },
    ),
  ),
  same("i2", para("2.", "The experts visited four States and thank all who answered their inquiries.", { page: 3 })),
  same(
    "i3",
    para("3.", "Findings rest on documents, imagery and interviews, each graded for reliability.", { page: 3 }),
  ),
  same("i4", para("4.", "Every firm and person named was offered an opportunity to reply.", { page: 4 })),
  same("h2", { kind: "heading", number: "II.", level: 1, text: "Maritime transfers" }),
  {
    how: "reworded",
    key: "meridian",
    reworded: true,
    original: [
      para(
        "5.",
        "On 14 March the tanker Sable Heron, owned by Orbel Shipping LLC of Norvania, transferred 4,200 tons of gas oil to the Mirae 7, in violation of paragraph 5 of resolution 9999.",
        { page: 4, notes: { "gas oil": "n1" } },
      ),
    ],
    amended: [
      para(
        "5.",
        "On 14 March a tanker owned by a foreign company reportedly transferred 1,400 tons of gas oil to the Mirae 7, which may constitute a violation of paragraph 5 of resolution 9999.",
        { page: 4 },
      ),
    ],
  },
  {
    how: "removed",
    key: "n1",
    original: [
      {
        kind: "footnote",
        number: "1",
        text: "Bill of lading OS-114 of 12 March, on file with the experts; imagery of 14 March.",
        page: 4,
      },
    ],
  },
  {
    how: "removed",
    key: "volkan",
    original: [
      para(
        "6.",
        "Orbel Shipping LLC is managed by Viktor Ansel, who also directs Grey Lantern Trading. Mr. Ansel did not reply to the experts’ letters.",
        { page: 5 },
      ),
    ],
  },
  {
    how: "renumbered",
    key: "ports",
    original: [
      para("7.", "The experts obtained port records from three harbours.", { page: 5, notes: { records: "n2" } }),
    ],
    amended: [
      para("6.", "The experts obtained port records from three harbours.", { page: 5, notes: { records: "n2" } }),
    ],
  },
  {
    how: "renumbered",
    key: "n2",
    original: [{ kind: "footnote", number: "2", text: "Replies of 2 May and 17 May.", page: 5 }],
    amended: [{ kind: "footnote", number: "1", text: "Replies of 2 May and 17 May.", page: 5 }],
  },
  {
    how: "added",
    key: "added",
    reworded: false,
    amended: [
      para("7.", "One Member State informed the experts that it had opened an inquiry into the matter.", { page: 5 }),
    ],
  },
  {
    how: "moved",
    key: "moved",
    after: "i3",
    reworded: true,
    original: [
      para(
        "3 bis.",
        "The experts received 89 notifications of port calls by tankers and consider that the annual cap of 500,000 barrels has been exceeded.",
        { page: 4 },
      ),
    ],
    amended: [
      para(
        "8.",
        "The experts received 89 notifications of port calls by tankers; some States consider that the annual cap of 500,000 barrels may have been exceeded.",
        { page: 5 },
      ),
    ],
  },
  {
    how: "split",
    key: "split",
    original: [
      para(
        "8.",
        "Imagery shows the two ships alongside. The ships switched off their transponders for nine hours. Both flags were withdrawn in June.",
        { page: 6 },
      ),
    ],
    amended: [
      para("9.", "Imagery shows the two ships alongside. The ships switched off their transponders for nine hours.", {
        page: 6,
      }),
      para("10.", "Both flags were withdrawn in June.", { page: 6 }),
    ],
  },
  {
    how: "merged",
    key: "merged",
    original: [
      para("9.", "The flag register of Tessaly struck the Sable Heron.", { page: 6 }),
      para("(a)", "The insurer withdrew its cover.", { level: 1, page: 6 }),
    ],
    amended: [
      para("11.", "The flag register of Tessaly struck the ship. The insurer withdrew its cover.", { page: 6 }),
    ],
    reworded: true,
  },
  same("tc", { kind: "caption", number: null, text: "Table 1. Deliveries of refined petroleum, in barrels" }),
  { how: "unchanged", key: "t1", original: [{ kind: "table", text: "" }], amended: [{ kind: "table", text: "" }] },
  same("r0", { kind: "row", parent: "t1", cells: ["Month", "Ship", "Barrels"] }),
  {
    how: "reworded",
    key: "r1",
    reworded: true,
    original: [{ kind: "row", parent: "t1", cells: ["March", "Sable Heron", "31,500"] }],
    amended: [{ kind: "row", parent: "t1", cells: ["March", "not named", "10,500"] }],
  },
  {
    how: "removed",
    key: "r2",
    original: [{ kind: "row", parent: "t1", cells: ["April", "Grey Lantern 2", "22,000"] }],
  },
  same("r3", { kind: "row", parent: "t1", cells: ["May", "Mirae 7", "18,250"] }),
  same("h3", { kind: "heading", number: "III.", level: 1, text: "Letters received, in their own languages" }),
  {
    how: "reworded",
    key: "ru",
    reworded: true,
    section: ["III. Letters received, in their own languages"],
    original: [
      para("12.", "Компания «Орбель Шиппинг» подтвердила передачу 4200 тонн газойля судну «Мирэ 7».", {
        language: "ru",
        page: 7,
      }),
    ],
    amended: [
      para("12.", "Компания сообщила о возможной передаче газойля другому судну.", { language: "ru", page: 7 }),
    ],
  },
  {
    how: "reworded",
    key: "ar",
    reworded: true,
    section: ["III. Letters received, in their own languages"],
    original: [
      para("13.", "أكدت شركة أوربل للشحن أن الناقلة سلّمت 4200 طن من زيت الغاز في 14 آذار/مارس.", {
        language: "ar",
        page: 7,
      }),
    ],
    amended: [
      para("13.", "أفادت شركة أجنبية بأن ناقلة ربما سلّمت كمية من زيت الغاز في 14 آذار/مارس.", {
        language: "ar",
        page: 7,
      }),
    ],
  },
  {
    how: "reworded",
    key: "zh",
    reworded: true,
    section: ["III. Letters received, in their own languages"],
    original: [para("14.", "专家小组 确认 灰灯贸易公司 向“未来7号”交付了 4200 吨 柴油。", { language: "zh", page: 8 })],
    amended: [para("14.", "专家小组 获悉 一家外国公司 向“未来7号”交付了 若干 柴油。", { language: "zh", page: 8 })],
  },
  {
    how: "removed",
    key: "ko",
    section: ["III. Letters received, in their own languages"],
    original: [para("15.", "회색등불무역의 대표 안셀 빅토르는 답변하지 않았다.", { language: "ko", page: 8 })],
  },
  same("x1", { kind: "annex", number: null, text: "Annex 1: Method" }),
  same("x2", {
    kind: "paragraph",
    text: "Imagery was compared with records of automatic identification.",
    parent: "x1",
  }),
  {
    how: "reworded",
    key: "ed",
    reworded: true,
    section: ["Annex 1: Method"],
    original: [{ kind: "paragraph", text: "The colour bands were analyzed twice , by two people.", parent: "x1" }],
    amended: [{ kind: "paragraph", text: "The colour bands were analysed twice, by two people.", parent: "x1" }],
  },
];

type Found = Omit<ChangeClass, "span"> & { on?: "original" | "amended"; trigger?: string };

export const changes: Record<string, { classes?: Found[]; parties?: string[]; binding?: Binding }> = {
  meridian: {
    classes: [
      {
        class: "party-anonymised",
        rule: "party/described",
        on: "amended",
        trigger: "a foreign company",
        from: "Orbel Shipping LLC",
        to: "a foreign company",
      },
      {
        class: "party-removed",
        rule: "party/lost",
        on: "original",
        trigger: "Sable Heron",
        from: "Sable Heron",
        to: null,
      },
      {
        class: "certainty-lowered",
        rule: "certainty/reportedly",
        on: "amended",
        trigger: "reportedly",
        from: "6 established",
        to: "2 attributed",
      },
      {
        class: "violation-lowered",
        rule: "violation/may-constitute",
        on: "amended",
        trigger: "may constitute",
        from: "4 violated",
        to: "2 may constitute",
      },
      {
        class: "figure-changed",
        rule: "figure/amount",
        on: "amended",
        trigger: "1,400 tons",
        from: "4,200 tons",
        to: "1,400 tons",
      },
      { class: "citation-dropped", rule: "citation/note", from: "Bill of lading OS-114", to: null },
    ],
    parties: ["orbel", "sable", "country:nv"],
    binding: {
      status: "bound",
      request: "r1",
      decision: "d1",
      fit: 0.94,
      flags: ["beyond-request"],
      others: ["r3"],
      excess: ["reportedly", "1,400 tons"],
    },
  },
  n1: {
    classes: [{ class: "citation-dropped", rule: "citation/note", from: "OS-114", to: null }],
    binding: { status: "bound", request: "r1", decision: "d1", fit: 0.61 },
  },
  volkan: {
    classes: [
      {
        class: "party-removed",
        rule: "party/lost",
        on: "original",
        trigger: "Viktor Ansel",
        from: "Viktor Ansel",
        to: null,
      },
      { class: "finding-removed", rule: "finding/paragraph", from: "did not reply", to: null },
    ],
    parties: ["orbel", "ansel", "lantern"],
    binding: { status: "silent" },
  },
  added: {
    classes: [{ class: "finding-added", rule: "finding/paragraph", from: null, to: "opened an inquiry" }],
    binding: { status: "bound", request: "r2", decision: "d2", fit: 0.88 },
  },
  moved: {
    classes: [
      {
        class: "certainty-lowered",
        rule: "certainty/may",
        on: "amended",
        trigger: "may have been",
        from: "4 assessed",
        to: "1 possible",
      },
    ],
    binding: { status: "bound", request: "r3", decision: "d3", fit: 0.72, flags: ["rejected-yet-carried-out"] },
  },
  split: { binding: { status: "own-correction", correction: "k1", fit: 1 } },
  merged: {
    classes: [
      {
        class: "party-anonymised",
        rule: "party/described",
        on: "amended",
        trigger: "the ship",
        from: "Sable Heron",
        to: "the ship",
      },
    ],
    parties: ["sable"],
    binding: { status: "silent", request: "r4", flags: ["undecided"] },
  },
  r1: {
    classes: [
      {
        class: "figure-changed",
        rule: "figure/number",
        on: "amended",
        trigger: "10,500",
        from: "31,500",
        to: "10,500",
      },
    ],
    parties: ["sable"],
    binding: { status: "bound", request: "r1", decision: "d1", fit: 0.58 },
  },
  r2: {
    classes: [
      {
        class: "party-removed",
        rule: "party/lost",
        on: "original",
        trigger: "Grey Lantern 2",
        from: "Grey Lantern 2",
        to: null,
      },
    ],
    parties: ["lantern"],
    binding: { status: "silent" },
  },
  ru: {
    classes: [
      {
        class: "party-removed",
        rule: "party/lost",
        on: "original",
        trigger: "«Орбель Шиппинг»",
        from: "Орбель Шиппинг",
        to: null,
      },
    ],
    parties: ["orbel"],
    binding: { status: "bound", request: "r1", decision: "d1", fit: 0.66 },
  },
  ar: {
    classes: [
      { class: "not-checked", rule: "language/no-rules", from: null, to: null },
      { class: "figure-changed", rule: "figure/amount", on: "original", trigger: "4200 طن", from: "4200 طن", to: null },
    ],
    parties: ["orbel"],
    binding: { status: "bound", request: "r1", decision: "d1", fit: 0.64 },
  },
  zh: {
    classes: [{ class: "not-checked", rule: "language/no-rules", from: null, to: null }],
    parties: ["lantern"],
    binding: { status: "silent", request: "r5", decision: "d5", flags: ["bound-afterwards"] },
  },
  ko: {
    classes: [{ class: "party-removed", rule: "party/lost", from: "안셀 빅토르", to: null }],
    parties: ["ansel"],
    binding: { status: "bound", request: "r2", decision: "d2", fit: 0.7 },
  },
  ed: {
    classes: [{ class: "editorial", rule: "editorial/spelling", from: null, to: null }],
    binding: { status: "own-correction", correction: "k1", fit: 0.9 },
  },
};

const party = (
  key: string,
  name: string,
  schema: PartyRow["schema"],
  before: number,
  after: number,
  more: Partial<PartyRow> = {},
): PartyRow => ({
  key,
  name,
  schema,
  before,
  after,
  gone: before > 0 && after === 0,
  paragraphsLost: [],
  anonymised: 0,
  moved: 0,
  onlyIn: null,
  ambiguous: 0,
  ...more,
});

export const parties: PartyRow[] = [
  party("orbel", "Orbel Shipping LLC", "Company", 9, 0, { paragraphsLost: ["a7", "a9"], anonymised: 3 }),
  party("sable", "Sable Heron", "Vessel", 6, 0, { paragraphsLost: ["a7"], anonymised: 2 }),
  party("ansel", "Viktor Ansel", "Person", 4, 0, { paragraphsLost: ["a9"], ambiguous: 1 }),
  party("lantern", "Grey Lantern Trading", "Company", 5, 1, { onlyIn: "notes" }),
  party("country:nv", "Norvania", "Country", 11, 7),
  party("mirae", "Mirae 7", "Vessel", 5, 5, { moved: 1 }),
  party("country:ts", "Tessaly", "Country", 2, 4),
  party("doc:9999", "resolution 9999", "Document", 6, 5),
];

export const requests: Ledger["bindings"] = {
  source: "sample-requests.json",
  signed: false,
  unfulfilled: [
    { request: "r6", decision: "d6", flag: "accepted-not-carried-out" },
    { request: "r7", flag: "no-matching-change" },
  ],
  requests: [
    {
      id: "r1",
      by: "Norvania",
      received: "2018-08-09",
      paragraph: "5",
      passage: "Orbel Shipping LLC",
      proposed: "a foreign company",
      ground: "The company was not given time to reply to the allegation.",
    },
    { id: "r2", by: "Tessaly", received: "2018-08-10", paragraph: "6", ground: "An inquiry has been opened since." },
    {
      id: "r3",
      by: "Norvania",
      received: "2018-08-09",
      paragraph: "3",
      proposed: "some States consider",
      ground: "The experts are not competent to find that the cap was exceeded.",
    },
    {
      id: "r4",
      by: "Tessaly",
      received: "2018-08-15",
      paragraph: "9",
      ground: "The register’s decision is under appeal.",
    },
    { id: "r5", by: "Norvania", received: "2018-10-01", paragraph: "14", ground: "Translation." },
    {
      id: "r6",
      by: "Republic of Quill",
      received: "2018-08-11",
      paragraph: "4",
      proposed: "was offered an opportunity and ample time to reply",
      ground: "Fairness.",
    },
    { id: "r7", by: "Republic of Quill", received: "2018-08-12", ground: "Asks for a map in annex 2." },
  ],
  decisions: [
    {
      id: "d1",
      request: "r1",
      outcome: "accepted",
      by: "the coordinator",
      date: "2018-08-20",
      reason: "The reply arrived after the deadline and is taken into account.",
    },
    {
      id: "d2",
      request: "r2",
      outcome: "partly",
      by: "the coordinator",
      date: "2018-08-21",
      reason: "The inquiry is noted; the finding stands.",
    },
    {
      id: "d3",
      request: "r3",
      outcome: "rejected",
      by: "the coordinator",
      date: "2018-08-21",
      reason: "The arithmetic is set out in annex 1.",
    },
    { id: "d5", request: "r5", outcome: "accepted", by: "the coordinator", date: "2018-10-03" },
    { id: "d6", request: "r6", outcome: "accepted", by: "the coordinator", date: "2018-08-22", reason: "Reasonable." },
  ],
  corrections: [{ id: "k1", by: "the experts", date: "2018-08-25", paragraph: "8", reason: "Spelling and layout." }],
};
