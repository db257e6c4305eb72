import { describe, expect, it } from "vitest";
import type { FlowParagraph, Status } from "./flow.ts";
import { Numbering } from "./numbering.ts";

/** A numbered paragraph by its number in the original and in the amended text; null where it does not stand there. */
function numbered(original: string | null, amended: string | null, level = 0): FlowParagraph {
  const status: Status = original === null ? "insert" : amended === null ? "delete" : "plain";
  const shape = (number: string) => ({ kind: "numbered" as const, level, number, language: "en" });
  return {
    status,
    runs: [],
    remarks: [],
    ...(original !== null && { original: shape(original) }),
    ...(amended !== null && { amended: shape(amended) }),
  };
}

const plans = (paragraphs: FlowParagraph[]) => {
  const numbering = new Numbering();
  return paragraphs.map((paragraph) => {
    const plan = numbering.plan(paragraph);
    return "typed" in plan ? "typed" : plan.list;
  });
};

describe("numbers of a redline", () => {
  it("are one list where both texts count through, whatever came and went", () => {
    expect(
      plans([
        numbered("1.", "1."),
        numbered("2.", null),
        numbered("3.", "2."),
        numbered(null, "3."),
        numbered("4.", "4."),
      ]),
    ).toEqual([1, 1, 1, 1, 1]);
  });

  it("start a new list where the sequence restarts", () => {
    expect(plans([numbered("1.", "1."), numbered("2.", "2."), numbered("1.", "1.")])).toEqual([1, 1, 2]);
  });

  it("keep a list going around the lettered one inside it", () => {
    expect(
      plans([numbered("1.", "1."), numbered("(a)", "(a)", 1), numbered("(b)", "(b)", 1), numbered("2.", "2.")]),
    ).toEqual([1, 2, 2, 1]);
  });

  it("are typed where no counting gives both", () => {
    expect(plans([numbered("1.", "1."), numbered("7.", "9."), numbered("3 bis", "3 bis")])).toEqual([
      1,
      "typed",
      "typed",
    ]);
  });

  it("read a letter as the next one of its list, not as a Roman number", () => {
    expect(plans([numbered("(h)", "(h)"), numbered("(i)", "(i)"), numbered("(j)", "(j)")])).toEqual([1, 1, 1]);
  });
});
