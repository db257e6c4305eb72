/** A fact named in a text: offsets, kind, and normalised value with its kind before it ("date:2018-08-21"). */
export interface Fact {
  start: number;
  end: number;
  kind: "symbol" | "identifier" | "amount" | "date";
  value: string;
}
