import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findMentions } from "./mentions.ts";
import { buildRegistry } from "./registry.ts";
import type { Party, PartySchema, TextBlock } from "./types.ts";

const given = (key: string, name: string, schema: PartySchema, aliases: string[] = [], countries: string[] = []) =>
  ({ key, name, schema, aliases, countries, origin: "given" }) satisfies Party;
const blocksOf = (texts: string[], kind = "numbered"): TextBlock[] =>
  texts.map((text, index) => ({ id: `p${index + 1}`, kind, text, language: "en" }));

/** What stands for a party in the texts. */
function named(key: string, parties: Party[], texts: string[], kind?: string): string[] {
  const blocks = blocksOf(texts, kind);
  return findMentions(blocks, buildRegistry([blocks, blocks], parties))
    .filter(({ party, kind: what }) => party === key && (what === "party" || what === "state"))
    .map(({ text }) => text);
}

describe("a given person", () => {
  const tomas = given("t", "Tomas Orlinski", "Person");
  it.each([
    ["Tomas Orlinski Joins the Campaign", ["Tomas Orlinski"]],
    ["Former Chair Tomas Orlinski Quits", ["Tomas Orlinski"]],
    ["TOMAS ORLINSKI JOINS THE CAMPAIGN", ["TOMAS ORLINSKI"]],
    ["Tomas\u00a0Orlinski’s firm, the Orlinskis’ house", ["Tomas\u00a0Orlinski", "Orlinskis"]],
    ["To\u00admas Orlin\u00adski left", ["To\u00admas Orlin\u00adski"]],
    ["an Orlinski-linked firm; an Orlinski\u2011owned ship", ["Orlinski", "Orlinski"]],
    ["Tomas Orlinski12 and Tomas Orlinski¹³ spoke", ["Tomas Orlinski", "Tomas Orlinski"]],
    ["“Tomas Orlinski” (Tomas Orlinski) [Tomas Orlinski]", ["Tomas Orlinski", "Tomas Orlinski", "Tomas Orlinski"]],
    ["Director\tTomas Orlinski\tVelmar", ["Tomas Orlinski"]],
    ["It said that Mr Orlinski and Gudrov left", ["Orlinski"]],
    ["It said that T. Orlinski left", ["T. Orlinski"]],
    ["It said that Tomas J. Orlinski, Jr. left", ["Tomas J. Orlinski, Jr"]],
    ["Tᴏᴍᴀꜱ Oʀʟɪɴꜱᴋɪ left", ["Tᴏᴍᴀꜱ Oʀʟɪɴꜱᴋɪ"]],
  ])("%s", (text, expected) => expect(named("t", [tomas], [text])).toEqual(expected));

  it("is found in a heading in title case", () => {
    expect(named("t", [tomas], ["Tomas Orlinski Joins the Campaign"], "heading")).toEqual(["Tomas Orlinski"]);
  });

  it("is one with the name that has an initial and a suffix", () => {
    const texts = ["Then Paul J. Orlinski, Jr. came to the house.", "Later Paul Orlinski left, and Orlinski wrote."];
    expect(named("text:Paul J. Orlinski, Jr", [], texts)).toEqual([
      "Paul J. Orlinski, Jr",
      "Paul Orlinski",
      "Orlinski",
    ]);
  });

  it("is found in a shouted sentence, by the surname alone", () => {
    const texts = ["Tomas Orlinski came.", "ORLINSKI JOINS. He left with Orlinski."];
    expect(named("t", [tomas], texts)).toEqual(["Tomas Orlinski", "ORLINSKI", "Orlinski"]);
  });

  it("is not his son", () => {
    const texts = ["He met Mark Orlinski and Mark Orlinski Jr. there.", "Mark Orlinski wrote to Mark Orlinski Jr."];
    expect(named("m", [given("m", "Mark Orlinski", "Person")], texts)).toEqual(["Mark Orlinski", "Mark Orlinski"]);
  });

  it("does not take another first name's bearer", () => {
    const parties = [given("t", "Tomas Orlinski", "Person", ["Orlinski"])];
    expect(named("t", parties, ["They met Anna Orlinski; then Tomas Orlinski came"])).toEqual(["Tomas Orlinski"]);
  });
});

describe("a given ship or firm", () => {
  it("is found though it is called like a town or a common noun", () => {
    const ships = ["Patriot", "Neptun", "Bella", "Sevastopol", "Enterprise"].map((name) => given(name, name, "Vessel"));
    const text = "the vessels Patriot, Neptun, Bella, Enterprise and Sevastopol, flagged by the Russian Federation";
    for (const { key } of ships) expect(named(key, ships, [text])).toEqual([key]);
  });

  it("is found behind a word for ships where it is called like a state", () => {
    expect(named("s", [given("s", "Sudan", "Vessel")], ["the vessel Sudan left for Sudan"])).toEqual(["vessel Sudan"]);
  });

  it("is found before and behind capitals, and where a longer name was seen elsewhere", () => {
    const firm = given("g", "Gudmar Shipping", "Company");
    const texts = ["Old Gudmar Shipping Routes Reopen", "They met Old Gudmar in May", "Old Gudmar Shipping paid"];
    expect(named("g", [firm], texts)).toEqual(["Gudmar Shipping", "Gudmar Shipping"]);
  });
});

describe("a given state", () => {
  const velmar = given("v", "Velmar", "Country", ["Velmarian"]);
  it("counts as states do, whether or not it exists", () => {
    const blocks = blocksOf([
      "Velmar said that a Velmarian firm and two Velmarians had left.",
      "Velmar Rejects the Text",
    ]);
    const mentions = findMentions(blocks, buildRegistry([blocks], [velmar])).filter(({ kind }) => kind === "state");
    expect(mentions.map(({ text, form, party }) => `${text} ${form} ${party}`)).toEqual([
      "Velmar full v",
      "Velmarian adjective v",
      "Velmarians adjective v",
      "Velmar full v",
    ]);
  });

  it.each([
    [given("x", "Russia", "Country", [], ["ru"])],
    [given("x", "Russian Federation", "Country")],
    [given("x", "Rusland", "Country", [], ["ru"])],
  ])("that exists is the built-in one: $name", (country) => {
    const blocks = blocksOf([`Russia and a Russian firm in ${country.name}`]);
    const registry = buildRegistry([blocks], [country]);
    expect(findMentions(blocks, registry).map(({ party }) => party)).toEqual([
      "country:ru",
      "country:ru",
      "country:ru",
    ]);
    expect(registry.parties.get("country:ru")?.name).toBe(country.name);
    expect(registry.parties.has("x")).toBe(false);
  });
});

describe("property: a given name", () => {
  const syllable = fc.constantFrom("vel", "mar", "gud", "orl", "tak", "zhi", "bre", "non", "kus", "pol");
  const word = fc
    .array(syllable, { minLength: 2, maxLength: 3 })
    .map((parts) => parts.join(""))
    .map((plain) => plain[0]?.toUpperCase() + plain.slice(1));
  const name = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(" "));
  const token = fc.oneof(
    word,
    fc.constantFrom(
      ..."The the a of and in Mr. In May Committee Ministry Group Ltd Paul J. said Joins 12 2018 Russia Russian “ ” ( ) , . ; : -".split(
        " ",
      ),
      ..."vessel Bank Security Council North Street LLC Jr. General for DPRK S/2018/171 IMO 9074729 However Report Annex II".split(
        " ",
      ),
    ),
  );
  const schema = fc.constantFrom<PartySchema>(
    "Company",
    "Organization",
    "LegalEntity",
    "PublicBody",
    "Vessel",
    "Airplane",
  );
  const tokens = fc.array(token, { maxLength: 12 });

  it("is found wherever it stands in a text, unless a longer given name covers it", () => {
    fc.assert(
      fc.property(tokens, tokens, tokens, name, name, schema, (before, after, elsewhere, first, second, kind) => {
        const parties = [given("a", first, kind), given("b", second, kind)];
        const text = [...before, first, ...after].join(" ");
        const blocks = blocksOf([text, elsewhere.join(" "), [...elsewhere, second, ...before].join(" ")]);
        const start = [...before, ""].join(" ").length;
        const covering = findMentions(blocks, buildRegistry([blocks], parties)).filter(
          (mention) =>
            mention.block === "p1" &&
            mention.kind === "party" &&
            mention.start < start + first.length &&
            mention.end > start,
        );
        expect(covering.length).toBeGreaterThan(0);
        for (const mention of covering) expect(["a", "b"]).toContain(mention.party);
      }),
      { numRuns: 400 },
    );
  });
});
