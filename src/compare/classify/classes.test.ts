import { describe, expect, it } from "vitest";
import type { ChangeClass, ChangeClassName } from "../types.ts";
import { classify } from "./index.ts";
import { blockOf, classesOf, mentionsIn, parties } from "./mentions.fixture.ts";

const names = (classes: ChangeClass[]) => [...new Set(classes.map((entry) => entry.class))].sort();
const of = (classes: ChangeClass[], name: ChangeClassName) => classes.filter((entry) => entry.class === name);
const moves = (classes: ChangeClass[], name: ChangeClassName) => of(classes, name).map(({ from, to }) => [from, to]);

describe("parties", () => {
  const anonymised: [string, string, string, string][] = [
    [
      "The coal was sold by the Russian company Tanvor Gold Line.",
      "The coal was sold by a company.",
      "Tanvor Gold Line",
      "a company",
    ],
    [
      "The contract was signed by Mr. Belin in March.",
      "The contract was signed by an individual in March.",
      "Mr. Belin",
      "an individual",
    ],
    [
      "Tanvor Gold Line paid the crew.",
      "A technology company paid the crew.",
      "Tanvor Gold Line",
      "A technology company",
    ],
    [
      "Several Russian nationals worked at the site.",
      "Several foreign nationals worked at the site.",
      "Russian",
      "Several foreign nationals",
    ],
    [
      "The experts wrote to the Russian Federation in March.",
      "The experts wrote to a Member State in March.",
      "Russian Federation",
      "a Member State",
    ],
    [
      "The funds went to a Zelmont-based bank in March.",
      "The funds went to a bank in March.",
      "a Zelmont-based bank",
      "a bank",
    ],
    [
      "The coal was carried by the Ocean Quill to the port.",
      "The coal was carried by a tanker to the port.",
      "Ocean Quill",
      "a tanker",
    ],
    [
      "The coal went to the firm Orvek Trading in March.",
      "The coal went to the firm in March.",
      "Orvek Trading",
      "the firm",
    ],
    ["Orvek Trading, a trading firm, sold coal.", "A trading firm sold coal.", "Orvek Trading", "A trading firm"],
    ["It sailed under the Russian flag in March.", "It sailed under the flag in March.", "Russian", "flag"],
    [
      "The letters were handed to Zun Aerolix at the port.",
      "The letters were handed to a certain individual at the port.",
      "Zun Aerolix",
      "a certain individual",
    ],
    ["A tanker under the Russian flag took part in it.", "A tanker took part in it.", "Russian", "A tanker"],
    ["It went to a bank in China that month.", "It went to a bank that month.", "China", "a bank"],
    ["The letter was written by Belin.", "The letter was written by [redacted].", "Belin", "[redacted]"],
    [
      "The letter was written by Belin in March.",
      "The letter was written by Individual 1 in March.",
      "Belin",
      "Individual 1",
    ],
    [
      "It was closed at Quillan College of China.",
      "It was closed at Quillan College of a Member State.",
      "China",
      "a Member State",
    ],
    ["It was paid for from China that year.", "It was paid for from abroad that year.", "China", "abroad"],
    ["It was paid for in China that year.", "It was paid for abroad that year.", "China", "abroad"],
    ["It flew the flag of China that year.", "It flew a foreign flag that year.", "China", "foreign flag"],
    [
      "The letter was written by Mr. Ilya Belin in March.",
      "The letter was written by I.B. in March.",
      "Ilya Belin",
      "I.B.",
    ],
    [
      "The coal went from Orvek Trading to Tanvor.",
      "The coal went from the former to the latter.",
      "Tanvor",
      "the latter",
    ],
    [
      "It was sold by Orvek Trading, China, in March.",
      "It was sold by a foreign company in March.",
      "China",
      "a foreign company",
    ],
    ["The Committee twice met Orvek Trading.", "The Committee twice met Person A.", "Orvek Trading", "Person A"],
    [
      "The Committee weighed designating Orvek Trading.",
      "The Committee weighed designating several companies.",
      "Orvek Trading",
      "several companies",
    ],
    ["The letter was written by Belin.", "The letter was written by Individual A.", "Belin", "Individual A"],
    [
      "The letter was written by Belin in March.",
      "The letter was written by (name withheld) in March.",
      "Belin",
      "(name withheld)",
    ],
    [
      "The letter was written by Ilya Belin in March.",
      "The letter was written by Mr. B. in March.",
      "Ilya Belin",
      "B.",
    ],
    [
      "The letter was written by Ilya Belin in March.",
      "The letter was written by I.B. in March.",
      "Ilya Belin",
      "I.B.",
    ],
    ["The letter was written by Ilya Belin in March.", "The letter was written by X in March.", "Ilya Belin", "X"],
    [
      "The letter was written by Ilya Belin in March.",
      "The letter was written by ████ in March.",
      "Ilya Belin",
      "████",
    ],
    ["Belin met the captain.", "He met the captain.", "Belin", "He"],
    [
      "The coal went to Orvek Trading in March.",
      "The coal went to one of the banks in March.",
      "Orvek Trading",
      "one of the banks",
    ],
    [
      "The coal went to Orvek Trading in March.",
      "The coal went to a haberdashery in March.",
      "Orvek Trading",
      "a haberdashery",
    ],
    [
      "The letter was written by Ilya Belin in March.",
      "The letter was written by a relative of his in March.",
      "Ilya Belin",
      "a relative",
    ],
    ["It went to a China-based bank that month.", "It went to a bank that month.", "China-based", "a bank"],
    ["It was brought by MV Orsel to the port.", "It was brought by MV [redacted] to the port.", "Orsel", "[redacted]"],
    ["It went to a bank based in Portmark that month.", "It went to a bank that month.", "Portmark", "a bank"],
    [
      "The letter went to the Embassy of China in March.",
      "The letter went to the embassy in March.",
      "China",
      "the embassy",
    ],
    [
      "Russia objected to the draft.",
      "A State Member of the United Nations objected to the draft.",
      "Russia",
      "A State Member",
    ],
  ];
  it.each(anonymised)("anonymised: %s → %s", (before, after, from, to) => {
    const classes = classesOf(before, after);
    expect(moves(classes, "party-anonymised")).toContainEqual([from, to]);
    expect(names(classes)).toContain("specificity-lowered");
    for (const { span } of of(classes, "party-anonymised"))
      expect(before.slice(span?.start, span?.end)).toBe(span?.text);
  });

  it.each(anonymised)("named again: %s ← %s", (before, after) => {
    const classes = names(classesOf(after, before));
    expect(classes).toContain("specificity-raised");
    expect(classes).not.toContain("party-anonymised");
  });

  const named: [string, string][] = [
    ["It sold the coal to Orvek Trading.", "It sold the coal to Tanvor Gold Line."],
    ["Tanvor Gold Line sold coal.", "Tanvor sold coal."],
    ["Orvek sold coal, and Orvek paid.", "Orvek sold coal, and the company paid."],
    ["Orvek sold coal to a company in March.", "Orvek sold coal to a company in the spring."],
    ["It was sent by Letter in March.", "It was sent by post in March."],
    ["It was held in May there.", "It was held in a company there."],
    ["Belin came. Belin met the captain.", "Belin came. He met the captain."],
    ["Belin met the captain.", "Belin, a businessman, met the captain."],
    ["Belin met the captain.", "The businessman Belin met the captain."],
    ["It went to Tanvor Gold Line.", "It went to the company Tanvor."],
    ["Russia paid the crew.", "China paid the crew."],
  ];
  it.each(named)("not anonymised: %s → %s", (before, after) => {
    expect(of(classesOf(before, after), "party-anonymised")).toEqual([]);
  });

  it("removed and added by net mentions", () => {
    const classes = classesOf("It sold the coal to Orvek Trading.", "It sold the coal to Tanvor Gold Line.");
    expect(moves(classes, "party-removed")).toEqual([["Orvek Trading", null]]);
    expect(moves(classes, "party-added")).toEqual([[null, "Tanvor Gold Line"]]);
    expect(of(classesOf("Orvek paid Tanvor.", "Tanvor was paid by Orvek."), "party-removed")).toEqual([]);
    const longer = [
      "Paid by Tanvor Gold Line, Orvek Trading and others.",
      "Paid by Tanvor, Orvek and others.",
    ] as const;
    expect(names(classesOf(longer[0], longer[1]))).toEqual(["other"]);
    expect(names(classesOf(longer[1], longer[0]))).toEqual(["other"]);
  });

  it("gone from a sentence without anyone who acts", () => {
    const classes = classesOf("The coal was sold to the port by Orvek Trading.", "The coal was sold to the port.");
    expect(moves(classes, "specificity-lowered")).toEqual([["3 named", "0 absent"]]);
  });
});

describe("violation", () => {
  const lowered: [string, string, string, string][] = [
    [
      "The company violated the resolution.",
      "The company may have violated the resolution.",
      "4 violation",
      "2 possible violation",
    ],
    [
      "The company evaded the sanctions.",
      "The company did not fully comply with the sanctions.",
      "4 violation",
      "3 inconsistent",
    ],
    [
      "The sale was in violation of the measures.",
      "The sale was contrary to the measures.",
      "4 violation",
      "3 inconsistent",
    ],
    ["The ship carried illicit coal to the port.", "The ship carried coal to the port.", "4 violation", "0 neutral"],
    [
      "The sale breached the measures in force.",
      "The sale raised concerns over the measures in force.",
      "4 violation",
      "1 concern",
    ],
    [
      "The sale violated the measures in force.",
      "The sale did not violate the measures in force.",
      "4 violation",
      "0 neutral",
    ],
    [
      "It noted the violation of the measures.",
      "It noted the apparent violation of the measures.",
      "4 violation",
      "2 possible violation",
    ],
  ];
  it.each(lowered)("lowered and, mirrored, raised: %s → %s", (before, after, from, to) => {
    expect(moves(classesOf(before, after), "violation-lowered")).toContainEqual([from, to]);
    expect(moves(classesOf(after, before), "violation-raised")).toContainEqual([to, from]);
  });

  it("left alone by other words and by a list of prohibited items", () => {
    for (const [before, after] of [
      ["The company violated the resolution in March.", "The firm violated the resolution in March."],
      ["It exported prohibited items to the port.", "It exported items to the port."],
    ] as const)
      expect(names(classesOf(before, after)).filter((name) => name.startsWith("violation"))).toEqual([]);
  });
});

describe("figures and dates", () => {
  const figures: [string, string, string | null, string | null, string][] = [
    ["It sold 20 ships.", "It sold 25 ships.", "20", "25", "figure/number"],
    ["It sold 1,000 tons of coal.", "It sold 10,000 tons of coal.", "1,000 tons", "10,000 tons", "figure/number"],
    [
      "It paid 8.4 million dollars.",
      "It paid 8.4 billion dollars.",
      "8.4 million",
      "8.4 billion dollars",
      "figure/number",
    ],
    ["Some 20 ships called there.", "20 ships called there.", "Some 20", "20", "figure/approximation"],
    ["It sold twenty ships.", "It sold thirty ships.", "twenty", "thirty", "figure/number"],
    ["It sold 20 tons of coal.", "It sold 20 barrels of coal.", "sold 20 tons", "sold 20 barrels", "figure/unit"],
    ["It sold 20 ships in the port.", "It sold ships in the port.", "20", null, "figure/number"],
  ];
  it.each(figures)("%s → %s", (before, after, from, to, rule) => {
    const found = of(classesOf(before, after), "figure-changed");
    expect(found.map((entry) => entry.rule)).toEqual([rule]);
    expect(found[0]?.from).toContain(from ?? "");
    if (to === null) expect(found[0]?.to).toBeNull();
    else expect(to).toContain(found[0]?.to?.split(" ")[0]);
  });

  it("the same value in another form is no change of figure", () => {
    for (const [before, after] of [
      ["It sold 1,000 tons.", "It sold 1000 tons."],
      ["It sold twenty-five ships.", "It sold 25 ships."],
      ["It met on 3 August 2018.", "It met on August 3, 2018."],
    ] as const)
      expect(names(classesOf(before, after)).filter((name) => /figure|date/u.test(name))).toEqual([]);
  });

  it("dates apart from figures, references apart from both", () => {
    expect(moves(classesOf("It met on 3 August 2018.", "It met on 4 August 2018."), "date-changed")).toEqual([
      ["3 August 2018", "4 August 2018"],
    ]);
    expect(moves(classesOf("It met in 2016 there.", "It met in 2017 there."), "date-changed")).toEqual([
      ["2016", "2017"],
    ]);
    const reference = classesOf("See paragraph 8 of it.", "See paragraph 9 of it.");
    expect(reference.map(({ class: name, rule, from, to }) => [name, rule, from, to])).toEqual([
      ["figure-changed", "reference/number", "8", "9"],
    ]);
  });
});

describe("citations", () => {
  it("symbols, resolutions and addresses", () => {
    const classes = classesOf("See S/2031/171 and resolution 1999 (2031) there.", "See it there.");
    expect(of(classes, "citation-dropped").map((entry) => entry.from)).toEqual([
      "S/2031/171",
      "resolution 1999 (2031)",
    ]);
    expect(of(classesOf("See it.", "See https://example.org/a."), "citation-added")).toHaveLength(1);
  });

  it("a note mark that went from text that stayed", () => {
    const run = (from: number[], to: number[]) =>
      classify(
        {
          id: "c1",
          kind: "reworded",
          reworded: true,
          original: [
            blockOf("a", "It sold coal. It left the port.", {
              marks: from.map((offset, n) => ({ offset, note: `n${n}` })),
            }),
          ],
          amended: [
            blockOf("b", "It sold coal. It left the old port.", {
              marks: to.map((offset, n) => ({ offset, note: `m${n}` })),
            }),
          ],
          section: [],
        },
        { original: new Map(), amended: new Map(), parties },
      );
    const dropped = of(run([13, 31], [35]), "citation-dropped");
    expect(dropped.map(({ rule, span }) => [rule, span?.end])).toEqual([["citation/note-mark", 13]]);
    expect(of(run([13, 31], [13, 35]), "citation-dropped")).toEqual([]);
    expect(of(run([31], [13, 35]), "citation-added")).toHaveLength(1);
  });

  it("notes that went, were emptied, or cite another source", () => {
    const note = { kind: "footnote" } as const;
    expect(names(classesOf("Letter of the port.", null, note))).toEqual(["citation-dropped"]);
    expect(names(classesOf("Letter of the port.", "", note))).toContain("citation-dropped");
    const replaced = classesOf(
      "Bank records; letter of the port of 3 May.",
      "Bank records; a talk with one sailor.",
      note,
    );
    expect(names(replaced)).toEqual(expect.arrayContaining(["citation-added", "citation-dropped"]));
  });
});

describe("recommendations and findings", () => {
  const text = "The Panel recommends that Member States inspect the ship at once.";
  it("recommendations removed, added and changed", () => {
    expect(names(classesOf(text, null))).toEqual(["recommendation-removed"]);
    expect(names(classesOf(null, text))).toEqual(["recommendation-added"]);
    expect(names(classesOf(text, text.replace("inspect", "consider inspecting")))).toContain("recommendation-changed");
    expect(names(classesOf(text, text.replace("at once", "At once")))).toEqual(["editorial"]);
    expect(
      names(classesOf("Ships are to be inspected and owners should reply.", null, {}, ["IV. Recommendations"])),
    ).toContain("recommendation-removed");
    expect(names(classesOf("The ship called on the port in the night.", null))).not.toContain("recommendation-removed");
  });

  it.each([
    "Director, Division of Human Resources, Orvek Trading, Kestria.",
    "Violations of the measures by Orvek Trading and of the ban on coal ...... 12",
    "List of the designated entities of Orvek Trading and of Tanvor in Kestria.",
    "Annex 3: Vessels of Orvek Trading designated by the Committee in March.",
    "Orvek Trading, Tanvor, and the ports, banks, ships and firms of Kestria and its neighbours in the north",
  ])("what states nothing is no finding: %s", (text) => {
    expect(names(classesOf(text, null))).not.toContain("finding-removed");
  });

  it.each([
    "Orvek Trading owns three ships in the port.",
    "Orvek Trading also transferred the coal to the port.",
    "The coal of Orvek Trading is in the port.",
    "Orvek Trading and its designated owners shipped the coal to the port.",
  ])("what states something of a party is: %s", (text) => {
    expect(names(classesOf(text, null))).toContain("finding-removed");
  });

  it("findings are sentences that assert something of a party or a breach", () => {
    expect(names(classesOf("Orvek Trading sold the coal to the port.", null))).toContain("finding-removed");
    expect(names(classesOf("The sale of the coal violated the measures.", null))).toContain("finding-removed");
    expect(names(classesOf("Orvek Trading reportedly sold the coal to the port.", null))).not.toContain(
      "finding-removed",
    );
    expect(names(classesOf("The weather was calm on that day.", null))).toEqual(["other"]);
    expect(names(classesOf("Orvek Trading sold the coal.", null, { kind: "heading" }))).not.toContain(
      "finding-removed",
    );
    expect(names(classesOf("The port is old. Orvek Trading sold the coal there.", "The port is old."))).toContain(
      "finding-removed",
    );
  });
});

describe("clauses of resolutions", () => {
  it.each([
    "Noting the sale of coal by Orvek Trading at the port of Zelmont,",
    "Bearing in mind that Orvek Trading sold coal at the port;",
    "Gravely concerned that Orvek Trading sold coal at the port,",
    "Endorses the report of Orvek Trading on the sale of coal.",
    "Also welcomes the statement that Orvek Trading made in March;",
  ])("%s states nothing", (text) => {
    expect(names(classesOf(text, null))).not.toContain("finding-removed");
  });

  it("a sentence with a subject does", () => {
    for (const text of [
      "Noting the sale, Orvek Trading paid the crew of the ship.",
      "Orvek Trading endorses the report on the sale of coal.",
      "Orvek Trading sold the coal to Tanvor in the port;",
    ])
      expect(names(classesOf(text, null))).toContain("finding-removed");
  });

  it("a clause that asks somebody to act recommends", () => {
    expect(names(classesOf("Requests the chair to write to the states concerned;", null))).toContain(
      "recommendation-removed",
    );
    expect(names(classesOf("The chair requests no more of the states concerned.", null))).not.toContain(
      "recommendation-removed",
    );
  });
});

describe("editorial, other and not checked", () => {
  const editorial: [string, string][] = [
    ["The colour of the ship was known", "The color of the ship was known."],
    ["the “ship” left the port", 'the "ship" left the port'],
    ["They recieved the letter there.", "They received the letter there."],
    ["It was a well known ship.", "It was a well-known ship."],
    ["It sold 20 per cent of it.", "It sold 20 percent of it."],
    ["It was organised in the port.", "It was organized in the port."],
    ["It did not leave the port.", "It didn't leave the port."],
  ];
  it.each(editorial)("editorial: %s → %s", (before, after) => {
    expect(names(classesOf(before, after))).toEqual(["editorial"]);
  });

  const meaning: [string, string][] = [
    ["The sale was legal in the port.", "The sale was not legal in the port."],
    ["The sale was lawful in the port.", "The sale was unlawful in the port."],
    ["It sold 1.5 tons of it.", "It sold 15 tons of it."],
    ["Belin met Kelm in the port.", "Belin met Kelms in the port."],
    ["It imported coal to the port.", "It exported coal to the port."],
    ["It came to the port with it.", "It came from the port with it."],
    ["The causal link was shown to it.", "The casual link was shown to it."],
  ];
  it.each(meaning)("never editorial: %s → %s", (before, after) => {
    expect(names(classesOf(before, after))).not.toContain("editorial");
  });

  it("a negation is named, and kept apart from certainty", () => {
    const classes = classesOf("The sale was legal in the port.", "The sale was not legal in the port.");
    expect(classes.map(({ class: name, rule, to }) => [name, rule, to])).toEqual([
      ["other", "polarity/negation", "not"],
    ]);
  });

  it("a passage that only moved says so", () => {
    const block = blockOf("a", "The port is old.");
    const draft = {
      id: "c1",
      kind: "moved",
      reworded: false,
      original: [block],
      amended: [{ ...block, id: "b" }],
      section: [],
    } as const;
    const classes = classify(
      { ...draft, original: [...draft.original], amended: [...draft.amended], section: [] },
      { original: new Map(), amended: new Map(), parties },
    );
    expect(classes.map((entry) => entry.rule)).toEqual(["other/place"]);
  });

  it("a space more or less inside a word is editorial in any language, but not between figures", () => {
    const arabic = { language: "ar" };
    const classes = classesOf("5 - على الشكل النهائي للتقرير", "5 - على الشكل النهائي للتق رير", arabic);
    expect(classes.map(({ rule }) => rule)).toEqual(["editorial/form"]);
    expect(names(classesOf("للتقرير 10 25", "للتقرير 1025", arabic))).toContain("not-checked");
    const stuck = classesOf("It met on 17 and18 March 2025.", "It met on 17 and 18 March 2025.");
    expect(names(stuck)).toEqual(["editorial"]);
  });

  it("a language without rules is not checked, group by group; names and figures are", () => {
    const french = { language: "fr" };
    const before = "Le Groupe a établi que Orvek Trading avait vendu 20 navires.";
    const classes = classesOf(before, "Le Groupe estime que 25 navires ont été vendus.", french);
    expect(of(classes, "not-checked").map((entry) => entry.rule)).toEqual(
      ["certainty", "violation", "specificity", "recommendation", "finding", "editorial"].map(
        (group) => `not-checked/${group}`,
      ),
    );
    expect(names(classes)).toEqual(expect.arrayContaining(["party-removed", "figure-changed"]));
    expect(names(classes)).not.toContain("certainty-lowered");
  });

  it("a block of unknown language goes by its function words, and a bare cell says nothing", () => {
    expect(
      of(classesOf("The ship was in the port.", "The ship may be in the port.", { language: "und" }), "not-checked"),
    ).toEqual([]);
    expect(of(classesOf("Orvek", "Tanvor", { language: "und" }), "not-checked")).toEqual([]);
    expect(
      of(classesOf("Судно вышло из порта ночью.", "Судно вошло в порт ночью.", { language: "und" }), "not-checked"),
    ).toHaveLength(6);
  });

  it("finds the invented parties of these tests", () => {
    expect(mentionsIn("a", "Mr. Belin of Tanvor").map(({ text }) => text)).toEqual(["Mr. Belin", "Tanvor"]);
  });
});
