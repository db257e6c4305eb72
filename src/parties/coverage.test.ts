import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { sharedData } from "../../test/shared-data.ts";
import { findMentions } from "./mentions.ts";
import { buildRegistry } from "./registry.ts";
import type { Mention, TextBlock } from "./types.ts";

const data = sharedData();
/** Surnames and names of firms and bodies picked by hand from the text; none is given to the finder. */
const names =
  "Papadopoulos Manafort Kushner Flynn Dmitriev Kilimnik Simes Nader Kislyak Gates Goldstone Gordon Putin Mifsud Bannon McFarland Gerson Aven Clovis Deripaska Veselnitskaya Cohen Burt Kaveladze Foresman Graff Saunders Lewandowski Agalarov Denman Yanukovych Millian Polonskaya Timofeev Berkowitz Samochornov Hicks Gorkov Magnitsky Phares Page Sessions Vnesheconombank Sberbank Alfa-Bank Gazprom Rosneft Clinton Comey Obama Dearborn Hawker Patten Fabrizio Akhmetshin Podobnyy Buryakov Peskov Dvorkovich Baranov Landrum Mashburn Glassner Zakharova Klimentov Krickovic Boyd Beniaminov Garten Kuznetsov Kobyakov Reuters Ivanka Sater Rosenstein Mueller Boyarkin VEB RDIF FBI GRU WikiLeaks IRA DNC Corsi Assange Prigozhin Podesta Kremlin Twitter Instagram".split(
    " ",
  );

function blocksOf(path: string): TextBlock[] {
  const parts = readFileSync(path, "utf8").split(/\n\n+/u);
  return parts.map((part, index) => ({
    id: `u${index}`,
    kind: part.startsWith("#") ? "heading" : "paragraph",
    text: part.replace(/^(?:#+|\d+\.|\[\^\d+\]:) /u, "").replace(/\s+/gu, " "),
    language: "en",
  }));
}

describe.skipIf(data === undefined)("on a real report (data)", () => {
  const blocks = data === undefined ? [] : blocksOf(join(data, "documents/series/mueller_volume_1.md"));
  const mentions = findMentions(blocks, buildRegistry([blocks, blocks], []));
  const byBlock = Map.groupBy(mentions, (mention) => mention.block);
  const covers = (block: string, start: number, end: number): boolean =>
    (byBlock.get(block) ?? []).some(
      (mention: Mention) => mention.kind === "party" && mention.start <= start && mention.end >= end,
    );

  it("finds at least 97 in 100 places where a person, firm or body is named that no file gives", () => {
    const pattern = new RegExp(`(?<![\\p{L}.@#-])(?:${names.join("|")})(?![\\p{L}@-]|\\.\\p{L})`, "gu");
    let all = 0;
    let found = 0;
    for (const block of blocks)
      for (const match of block.text.matchAll(pattern)) {
        all++;
        if (covers(block.id, match.index, match.index + match[0].length)) found++;
      }
    expect(all).toBeGreaterThan(4000);
    expect(found / all).toBeGreaterThan(0.97);
  });

  it("takes no ordinary official word for a party", () => {
    const words =
      /^(?:The|In|Office|Campaign|Report|Section|Volume|Special Counsel|Congress|President|Attorney General|Indictment|However|According|Email|January|Russia|Russian|Moscow)$/u;
    expect(
      mentions.filter((mention) => mention.kind === "party" && words.test(mention.text)).map((mention) => mention.text),
    ).toEqual([]);
  });
});
