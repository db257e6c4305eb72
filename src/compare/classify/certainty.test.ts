import { describe, expect, it } from "vitest";
import { classesOf } from "./mentions.fixture.ts";

const lowered = (before: string, after: string) =>
  classesOf(before, after).filter((entry) => entry.class === "certainty-lowered");
const raised = (before: string, after: string) =>
  classesOf(before, after).filter((entry) => entry.class === "certainty-raised");

const plain = "Tanvor transferred the funds to a bank in the port city in March.";
const found = "The Panel established that Tanvor transferred the funds to a bank.";

/** Every softening with the grades that it moves between. */
const softenings: [string, string, string, string][] = [
  [
    plain,
    "Tanvor allegedly transferred the funds to a bank in the port city in March.",
    "6 established",
    "2 attributed",
  ],
  [
    plain,
    "Reportedly, Tanvor transferred the funds to a bank in the port city in March.",
    "6 established",
    "2 attributed",
  ],
  [plain, "Tanvor may have transferred the funds to a bank in the port city in March.", "6 established", "1 possible"],
  [
    plain,
    "Tanvor is believed to have transferred the funds to a bank in the port city in March.",
    "6 established",
    "3 indicated",
  ],
  [
    plain,
    "Tanvor is understood to have transferred the funds to a bank in the port city in March.",
    "6 established",
    "3 indicated",
  ],
  [
    plain,
    "Tanvor is said to have transferred the funds to a bank in the port city in March.",
    "6 established",
    "2 attributed",
  ],
  [
    plain,
    "Tanvor appears to have transferred the funds to a bank in the port city in March.",
    "6 established",
    "3 indicated",
  ],
  [
    plain,
    "According to one State, Tanvor transferred the funds to a bank in the port city in March.",
    "6 established",
    "2 attributed",
  ],
  [
    plain,
    "It is alleged that Tanvor transferred the funds to a bank in the port city in March.",
    "6 established",
    "2 attributed",
  ],
  [
    plain,
    "In the view of the Panel, Tanvor transferred the funds to a bank in the port city in March.",
    "6 established",
    "4 assessed",
  ],
  [
    plain,
    "There are reasonable grounds to believe that Tanvor transferred the funds to a bank in the port city in March.",
    "6 established",
    "4 assessed",
  ],
  [
    plain,
    "It cannot be excluded that Tanvor transferred the funds to a bank in the port city in March.",
    "6 established",
    "1 possible",
  ],
  [
    plain,
    "Credible information indicates that Tanvor transferred the funds to a bank in the port city in March.",
    "6 established",
    "3 indicated",
  ],
  [
    plain,
    "The Panel was unable to confirm that Tanvor transferred the funds to a bank in the port city in March.",
    "6 established",
    "0 unconfirmed",
  ],
  [
    plain,
    "The Panel couldn't independently verify that Tanvor transferred the funds to a bank in the port city in March.",
    "6 established",
    "0 unconfirmed",
  ],
  [
    plain,
    "The Panel continues to investigate whether Tanvor transferred the funds to a bank in the port city in March.",
    "6 established",
    "1 possible",
  ],
  [
    plain,
    "Tanvor denied that it transferred the funds to a bank in the port city in March.",
    "6 established",
    "0 unconfirmed",
  ],
  [
    plain,
    "Tanvor transferred the funds to a bank in the port city in March, although this could not be verified.",
    "6 established",
    "0 unconfirmed",
  ],
  [
    plain,
    "Tanvor transferred the funds to a bank in the port city in March, sources say.",
    "6 established",
    "2 attributed",
  ],
  [found, "The Panel concluded that Tanvor transferred the funds to a bank.", "6 established", "5 concluded"],
  [found, "The Panel assesses that Tanvor transferred the funds to a bank.", "6 established", "4 assessed"],
  [
    found,
    "The Panel received information that Tanvor transferred the funds to a bank.",
    "6 established",
    "2 attributed",
  ],
  [found, "The Panel did not establish that Tanvor transferred the funds to a bank.", "6 established", "0 unconfirmed"],
  [
    "The transfer to the bank was noted.",
    "The alleged transfer to the bank was noted.",
    "6 established",
    "2 attributed",
  ],
  [
    "The letter noted its violation of the ban.",
    "The letter noted an apparent violation of the ban.",
    "6 established",
    "3 indicated",
  ],
];

describe("certainty lowered", () => {
  it.each(softenings)("%s → %s", (before, after, from, to) => {
    const classes = lowered(before, after);
    expect(classes.map((entry) => [entry.from, entry.to])).toContainEqual([from, to]);
    const span = classes[0]?.span;
    expect(after.slice(span?.start, span?.end)).toBe(span?.text);
  });

  it.each(softenings)("mirrors as raised: %s ← %s", (before, after, from, to) => {
    expect(raised(after, before).map((entry) => [entry.to, entry.from])).toContainEqual([from, to]);
    expect(lowered(after, before)).toEqual([]);
  });

  it("sees a sentence that takes back what its neighbour says", () => {
    const classes = lowered(plain, `${plain} This could not be independently verified.`);
    expect(classes).toHaveLength(1);
    expect(classes[0]?.rule).toBe("certainty/disclaimer");
  });

  it("sees a second hedge over the first", () => {
    const before = "According to the ministry, Tanvor transferred the funds.";
    const classes = lowered(before, "According to the ministry, Tanvor allegedly transferred the funds.");
    expect(classes.map((entry) => entry.rule)).toEqual(["certainty/further-hedge"]);
  });

  it("sees quotation marks put around a word", () => {
    const classes = lowered("The violation was noted in the letter.", "The “violation” was noted in the letter.");
    expect(classes.map((entry) => entry.rule)).toEqual(["certainty/quotation-marks"]);
  });
});

describe("an attribution before a subordinate clause", () => {
  const claim = "lthough members of the crew had contact with the port, Tanvor moved the funds in March.";
  it.each([
    "According to one source, a",
    "Reportedly, a",
    "It appears that, a",
    "It could not be confirmed that a",
    "One Member State claimed that a",
  ])("reaches what follows: %s…", (opening) => {
    expect(lowered(`A${claim}`, opening + claim)).not.toEqual([]);
    expect(raised(opening + claim, `A${claim}`)).not.toEqual([]);
  });
});

/** Changes that leave certainty alone. */
const unmoved: [string, string][] = [
  [plain, "Tanvor sent the funds to a bank in the port city in March."],
  [plain, "Tanvor transferred the funds to a bank in the port city in May 2016."],
  ["It met in March and left.", "It met in May and left."],
  ["Belin said that he met the captain.", "Belin stated that he met the captain."],
  ["Belin said that he met the captain.", "Belin river that he met the captain."],
  ["The Panel allegedly saw two ships there.", "The Panel allegedly saw three ships there."],
  ["The Panel confirmed the sale of coal.", "The Panel verified the sale of coal."],
  ["Member States should report.", "Member States should report and may seek advice."],
  ["States shall reply as soon as they can.", "States shall reply as soon as possible."],
  ["He said that it sold coal, that it sold iron, and that it left.", "He said that it sold coal and that it left."],
  ["The fleet showed its strength at sea.", "The fleet showed its might at sea."],
  ["The “violation” was noted in it.", 'The "violation" was noted in it.'],
  // Words put in the place of others, as they come: each stands where it cannot grade.
  ["Belin told the captain that the port was shut.", "Belin told the captain river the port was shut."],
  ["Belin, the chief executive officer of the firm, left.", "Belin, the chief informed arrange of the firm, left."],
  ["They also discussed the state of the port.", "They could connections the state of the port."],
  ["Belin, in turn, could share it with them there.", "Belin, in turn, could interlocking it with them there."],
  ["They were quietly housed on a leased ship.", "They were quietly stated on a told ship."],
  ["It was seen there. Orvek left the port.", "As explained below, it was seen there. Orvek left the port."],
  ["Orvek sold coal, and Tanvor may have sold iron.", "Orvek sold coal for money, and Tanvor may have sold iron."],
];

describe("certainty left alone", () => {
  it.each(unmoved)("%s → %s", (before, after) => {
    expect([...lowered(before, after), ...raised(before, after)]).toEqual([]);
  });
});
