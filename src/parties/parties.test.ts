import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findMentions } from "./mentions.ts";
import { buildRegistry } from "./registry.ts";
import type { Mention, Party, PartySchema, TextBlock } from "./types.ts";

const blocksOf = (texts: string[], language = "en", kind = "numbered"): TextBlock[] =>
  texts.map((text, index) => ({ id: `p${index + 1}`, kind, text, language }));
const party = (
  key: string,
  name: string,
  schema: PartySchema,
  aliases: string[] = [],
  countries: string[] = [],
): Party => ({ key, name, schema, aliases, countries, origin: "given" });

function find(texts: string[], given: Party[] = [], language = "en"): Mention[] {
  const blocks = blocksOf(texts, language);
  return findMentions(blocks, buildRegistry([blocks, blocks], given)).filter(
    (mention) => mention.kind === "party" || mention.kind === "state",
  );
}
const shown = (texts: string[], given: Party[] = [], language = "en"): string[] =>
  find(texts, given, language).map((mention) => `${mention.text} = ${mention.party}`);

describe("states", () => {
  it.each([
    ["the Democratic People's Republic of Korea and the DPRK", ["country:kp", "country:kp"]],
    ["the Democratic People’s Republic of Korea", ["country:kp"]],
    ["the Republic of Korea, South Koreans and North Korean ships", ["country:kr", "country:kr", "country:kp"]],
    ["the Russian Federation, Russians, a Russian company", ["country:ru", "country:ru", "country:ru"]],
    ["the United Kingdom of Great Britain and Northern Ireland", ["country:gb"]],
    [
      "Papua New Guinea, Guinea, Equatorial Guinea and Guinea-Bissau",
      ["country:pg", "country:gn", "country:gq", "country:gw"],
    ],
    ["Niger, Nigeria and the Niger Delta", ["country:ne", "country:ng"]],
    ["the South China Sea and New Mexico", []],
    ["Iran (Islamic Republic of) and Bolivia (Plurinational State of)", ["country:ir", "country:bo"]],
    ["The US told us; U.S. persons", ["country:us", "country:us"]],
    ["polish the turkey; a Polish farm in Turkey", ["country:pl", "country:tr"]],
    ["Chinese cabbage", ["country:cn"]],
  ])("%s", (text, expected) => expect(find([text]).map((mention) => mention.party)).toEqual(expected));

  it("keeps both meanings of an ambiguous name", () => {
    const [korea] = find(["ships near Korea were seen"]);
    expect(korea?.ambiguous).toEqual(["country:kr", "country:kp"]);
  });

  it.each([
    ["Китай и Россия подписали соглашение с Россией", "ru", ["country:cn", "country:ru", "country:ru"]],
    ["中国和日本表示", "zh", ["country:cn", "country:jp"]],
    ["la Chine et l'Allemagne", "fr", ["country:cn", "country:de"]],
    ["قالت الصين", "ar", ["country:cn"]],
  ])("in other languages: %s", (text, language, expected) =>
    expect(find([text], [], language).map((mention) => mention.party)).toEqual(expected),
  );
});

describe("given parties", () => {
  const jong = party("p1", "JONG Song Hwa", "Person", ["정성화", "Чон Сон Хва"], ["kp"]);
  const velmar = party("c1", "Velmar Shipping Co., Ltd", "Company", ["ВЕЛМАР", "VSC"], ["ru"]);
  const star = party("c2", "Star", "Company");

  it.each([
    ["Mr. Jong Song Hwa met Song Hwa Jong.", ["Jong Song Hwa", "Song Hwa Jong"]],
    ["JONG Song-hwa's firm; Jong Songhwa", ["JONG Song-hwa", "Jong Songhwa"]],
    ["정성화는 중국에서", ["정성화"]],
    ["встреча с Чоном Сон Хва", ["Чоном Сон Хва"]],
    ["a song of Jong", []],
  ])("persons in any order and script: %s", (text, expected) =>
    expect(
      find([text], [jong])
        .filter((mention) => mention.party === "p1")
        .map((mention) => mention.text),
    ).toEqual(expected),
  );

  it("finds companies whatever their legal form", () => {
    expect(shown(["Velmar Shipping and Velmar Shipping LLC, then VELMAR SHIPPING CO LTD"], [velmar])).toEqual([
      "Velmar Shipping = c1",
      "Velmar Shipping LLC = c1",
      "VELMAR SHIPPING CO LTD = c1",
    ]);
  });

  it("takes a one-word name only with its capital", () => {
    expect(shown(["a star was seen; the Star sailed"], [star])).toEqual(["Star = c2"]);
    expect(shown(["THE STAR SAILED"], [star])).toEqual(["STAR = c2"]);
  });

  it("finds a ship by its IMO number", () => {
    expect(shown(["the ship (IMO 9074729) left"], [party("v1", "VELMAR 3", "Vessel", ["IMO 9074729"])])).toEqual([
      "IMO 9074729 = v1",
    ]);
  });

  it("does not let an alias that is an everyday word or a state hijack the text", () => {
    expect(
      shown(
        ["China said in May that the President left."],
        [party("x", "Xu Orlin", "Person", ["China", "May", "President"])],
      ),
    ).toEqual(["China = country:cn"]);
  });
});

describe("terms that the text defines", () => {
  it("links short names and acronyms to what they stand for", () => {
    expect(
      shown([
        "Orlin Mining Development Corporation (OMDEC) and Gudmar Shipping Co LLC (“Gudmar”) traded.",
        "OMDEC paid Gudmar in May.",
      ]),
    ).toEqual([
      "Orlin Mining Development Corporation = text:Orlin Mining Development Corporation",
      "OMDEC = text:Orlin Mining Development Corporation",
      "Gudmar Shipping Co LLC = text:Gudmar Shipping Co LLC",
      "Gudmar = text:Gudmar Shipping Co LLC",
      "OMDEC = text:Orlin Mining Development Corporation",
      "Gudmar = text:Gudmar Shipping Co LLC",
    ]);
  });

  it("takes a definite form only after its definition, and only in the document that defines it", () => {
    const first = [
      "The Company was unknown.",
      "Velmar Trading Ltd (hereinafter “the Company”) sold oil.",
      "It is said that the Company knew.",
    ];
    expect(shown(first)).toEqual(
      [
        "Velmar Trading Ltd = text:Velmar Trading Ltd",
        "the Company = text:Velmar Trading Ltd",
        "the Company = text:Velmar Trading Ltd",
      ].toSpliced(1, 1),
    );
    const other = blocksOf(["It is said that the Company knew."]);
    expect(findMentions(other, buildRegistry([blocksOf(first), other], []))).toEqual([]);
  });

  it("reads alias columns and glossaries", () => {
    const rows = blocksOf(["Name\tAlso known as\tCountry", "Velmar Trading Ltd\tOrlinex; Gudmarex\tChad"], "en", "row");
    const glossary: TextBlock[] = [
      { id: "h1", kind: "heading", text: "Abbreviations", language: "en" },
      { id: "u1", kind: "paragraph", text: "OFSA – Orlin Fisheries Supply Agency", language: "en" },
    ];
    const text = blocksOf(["Later Orlinex and OFSA met."]);
    const registry = buildRegistry([[...rows, ...glossary, ...text]], []);
    expect(findMentions(text, registry).map((mention) => registry.parties.get(mention.party)?.name)).toEqual([
      "Velmar Trading Ltd",
      "Orlin Fisheries Supply Agency",
    ]);
  });
});

describe("names given nowhere", () => {
  it("finds persons, firms, ships and bodies, and links short forms", () => {
    expect(
      shown([
        "The Panel met Mr. Tomas Orlinski, director of Gudmar Holdings Ltd, on the vessel Velmar Spirit (IMO 9074729).",
        "In June Orlinski told the Panel that Gudmar Holdings had left.",
      ]),
    ).toEqual([
      "Tomas Orlinski = text:Tomas Orlinski",
      "Gudmar Holdings Ltd = text:Gudmar Holdings Ltd",
      "Velmar Spirit = text:Velmar Spirit",
      "Orlinski = text:Tomas Orlinski",
      "Gudmar Holdings = text:Gudmar Holdings Ltd",
    ]);
  });

  it.each([
    ["The voyage was a breach by Ocean Velmaris.", "Ocean Velmaris"],
    ["The ledgers list Sun Gudmarin among the owners.", "Sun Gudmarin"],
    ["The voyage was a breach by MT Gudmarin.", "Gudmarin"],
  ])("finds names that begin with a common noun or a ship's letters: %s", (text, name) =>
    expect(shown([text])).toEqual([`${name} = text:${name}`]),
  );

  it("finds a name wherever it stands once it is known from one place of either document", () => {
    const original = blocksOf(["A report by Mr. Orlinski followed.", "Orlinski said so."]);
    const amended = blocksOf(["A report followed.", "Orlinski said so."]);
    const registry = buildRegistry([original, amended], []);
    expect(findMentions(amended, registry).map((mention) => mention.block)).toEqual(["p2"]);
  });

  it("shows an ambiguous surname with all who bear it", () => {
    const mentions = find(["Anna Orlinski and Boris Orlinski came.", "Orlinski left."]);
    expect(mentions.at(-1)?.ambiguous?.toSorted()).toEqual(["text:Anna Orlinski", "text:Boris Orlinski"]);
    expect(
      find(["Anna Orlinski and Boris Orlinski came.", "Boris Orlinski said that Orlinski left."]).at(-1)?.party,
    ).toBe("text:Boris Orlinski");
  });

  it.each([
    "Foreign nationals left. It says that Ambassador Extraordinary posts are rare. Foreign banks closed. Foreign ships came.",
    "The programme code is DPRK4, and DPRK4 was renewed. Customs data show it. Customs officers left. Customs closed.",
    "In March the Committee met. However, several Member States objected.",
    "See Annex II, Section 3, and Table 4 of the Final Report.",
    "The Government agreed. Recalling its decision, the Council voted.",
  ])("takes no name from official prose: %s", (text) => expect(shown([text])).toEqual([]));
});

describe("properties", () => {
  const piece = fc.constantFrom(
    "Tomas Orlinski",
    "Orlinski",
    "Velmar Trading Ltd",
    "(“Velmar”)",
    "(hereinafter “the Company”)",
    "the Company",
    "DPRK",
    "North Korean",
    "Mr.",
    "of",
    "and",
    "the",
    "Committee",
    "Ministry of",
    "in",
    ".",
    ",",
    "(",
    ")",
    "VTC",
    "정성화는",
    "中国",
    "Россией",
    "IMO 9074729",
    "12",
    "May 2018",
    "\t",
  );
  const text = fc
    .array(
      fc.oneof({ weight: 6, arbitrary: piece }, { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 8 }) }),
      { maxLength: 25 },
    )
    .map((pieces) => pieces.join(" "));
  const given = [party("g1", "Tomas ORLINSKI", "Person"), party("g2", "中国海事", "Company", ["VTC"])];

  it("gives mentions in order, inside their block, without overlap of parties and states, each with a known party", () => {
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 5 }), (texts) => {
        const blocks = blocksOf(texts);
        const registry = buildRegistry([blocks], given);
        const end = new Map<string, number>();
        let order = -1;
        for (const mention of findMentions(blocks, registry)) {
          const at = blocks.findIndex((block) => block.id === mention.block);
          expect(at).toBeGreaterThanOrEqual(order);
          order = at;
          expect(blocks[at]?.text.slice(mention.start, mention.end)).toBe(mention.text);
          const group = `${mention.block} ${mention.form === "value"}`;
          expect(mention.start).toBeGreaterThanOrEqual(end.get(group) ?? 0);
          end.set(group, mention.end);
          if (mention.form !== "value") expect(registry.parties.has(mention.party)).toBe(true);
        }
      }),
      { numRuns: 200 },
    );
  });

  it("treats a text alike in both documents, whichever comes first", () => {
    fc.assert(
      fc.property(
        fc.array(text, { minLength: 1, maxLength: 4 }),
        fc.array(text, { minLength: 1, maxLength: 4 }),
        (a, b) => {
          const [first, second] = [blocksOf(a), blocksOf([...a, ...b])];
          const places = (registry: ReturnType<typeof buildRegistry>, blocks: TextBlock[]) =>
            findMentions(blocks, registry)
              .filter((mention) => Number(mention.block.slice(1)) <= a.length)
              .map((mention) => [mention.block, mention.start, mention.end, mention.party]);
          const registry = buildRegistry([first, second], []);
          expect(places(registry, first)).toEqual(places(registry, second));
        },
      ),
      { numRuns: 100 },
    );
  });

  it("takes long runs of capitals, brackets and quotation marks without delay", () => {
    const hostile = [
      `${"A".repeat(20_000)}`,
      "(".repeat(20_000),
      "“".repeat(20_000),
      "Xa ".repeat(10_000),
      "al-".repeat(8_000),
      "1,".repeat(10_000),
      "S/".repeat(10_000),
      "of the ".repeat(5_000),
      "A.".repeat(10_000),
    ];
    expect(() => find(hostile)).not.toThrow();
  });
});
