import { describe, expect, it } from "vitest";
import { analyseName } from "./analyse.ts";
import { nameSimilarity } from "./similarity.ts";

const likeness = (a: string, b: string): number =>
  nameSimilarity(analyseName(a, "organisation"), analyseName(b, "organisation")).score;

describe("organisations across scripts and languages", () => {
  it.each([
    ["ООО Гудзон Шиппинг Компани", "Gudzon Shipping Co LLC"],
    ["Орлинский машиностроительный завод", "Orlinsk Machine-Building Plant"],
    ["NAUCHNO-ISSLEDOVATELSKIY INSTITUT ORLIN", "Scientific Research Institute Orlin"],
    ["НИИ «Орлин»", "Orlin Scientific Research Institute"],
    ["Банк развития Республики Орлин", "Development Bank of the Republic of Orlin"],
    ["شركة أورلين للتجارة والنقل", "Orlin Trading and Transport Company"],
    ["گروه صنایع اورلین", "Orlin Industries Group"],
    ["青岛合汇鑫国际贸易有限公司", "Qingdao Hehuixin International Trading Co., Ltd."],
    ["조선오린무역회사", "Korea Orin Trading Company"],
  ])("%s is %s", (a, b) => expect(likeness(a, b)).toBeGreaterThan(0.8));

  it.each([
    ["Орлинский машиностроительный завод", "Kasten Machine-Building Plant"],
    ["Банк развития", "Bank of Construction"],
    ["شركة أورلين للتجارة", "Kasten Trading Company"],
    ["青岛合汇鑫国际贸易有限公司", "Qingdao Baoli International Trading Co., Ltd."],
  ])("%s is not %s", (a, b) => expect(likeness(a, b)).toBeLessThan(0.75));

  it.each([
    ["C.V. ORLIN, S.A. DE", "Orlin S.A. de C.V."],
    ["U.S. Department of Trade", "United States Department of Trade"],
  ])("%s is %s", (a, b) => expect(likeness(a, b)).toBeGreaterThan(0.95));

  it.each([
    ["Sparkles Business Corporation", "Sporks Business Corporation"],
    ["Orlin (Asia) Limited", "Orlin (London) plc"],
    ["Orlin Global Solutions (France)", "Orlin Global Solutions (Germany)"],
  ])("%s is not %s", (a, b) => expect(likeness(a, b)).toBeLessThan(0.65));

  it("reads a Russian i between words as and, not as a number", () => {
    expect(analyseName("Институт автоматики и гидравлики", "organisation").numbers).toEqual([]);
    expect(analyseName("INSTITUT AVTOMATIKI I GIDRAVLIKI", "organisation").numbers).toEqual([]);
    expect(analyseName("Orlin Fund I LP", "organisation").numbers).toEqual([1]);
  });
});
