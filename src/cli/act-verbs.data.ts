/**
 * Everyday names of acts, so that nobody must know the closed list by heart. A table and no rule: what an act takes is the
 * form of its kind; whether it is possible, the institution says.
 */
export interface ActVerb {
  verb: string;
  kind: string;
  /** What it is about. */
  on: string;
  says: string;
  /** Fields that are taken from the subject as it stands where the call does not give them: paths in its state, "-1" the last. */
  standing?: Readonly<Record<string, string>>;
  /** Fields for which an id is drawn where the call gives none. */
  draws?: readonly string[];
}

const circulation = { matter: "circulation.matter", document: "circulation.document" };
const lastVersion = { document: "versions.-1.document" };

export const actVerbs: readonly ActVerb[] = [
  {
    verb: "request-amendment",
    kind: "report/request-amendment",
    on: "report",
    says: "ask for a change of a passage",
    standing: { version: "versions.-1.number" },
    draws: ["id"],
  },
  {
    verb: "decide",
    kind: "report/decide",
    on: "report",
    says: "decide on a request: the panel's word, with its reason",
  },
  {
    verb: "clear",
    kind: "report/clear",
    on: "report",
    says: "sign a version as an expert, or refuse to",
    standing: lastVersion,
  },
  {
    verb: "submit-report",
    kind: "report/submit",
    on: "report",
    says: "submit the cleared version",
    standing: lastVersion,
  },
  { verb: "transmit", kind: "report/transmit", on: "report", says: "transmit the last version", standing: lastVersion },
  {
    verb: "propose-publication",
    kind: "report/propose-publication",
    on: "report",
    says: "propose to publish exactly one sealed version",
    standing: lastVersion,
    draws: ["matter"],
  },
  {
    verb: "record-approach",
    kind: "report/record-approach",
    on: "report",
    says: "record an informal approach, sealed at once",
    draws: ["id"],
  },
  {
    verb: "disclose-approach",
    kind: "report/disclose-approach",
    on: "report",
    says: "disclose an approach of your own",
  },
  {
    verb: "seen-outside",
    kind: "report/seen-outside",
    on: "report",
    says: "record where the text was seen before it was published",
  },
  {
    verb: "circulate",
    kind: "matter/circulate",
    on: "matter",
    says: "circulate a text under the no-objection procedure",
    draws: ["matter"],
  },
  { verb: "object", kind: "matter/object", on: "matter", says: "object, with the reason", standing: circulation },
  { verb: "hold", kind: "matter/hold", on: "matter", says: "place a hold, with the reason", standing: circulation },
  { verb: "release", kind: "matter/release", on: "matter", says: "release your hold", standing: circulation },
  {
    verb: "withdraw-objection",
    kind: "matter/withdraw-objection",
    on: "matter",
    says: "withdraw your objection",
    standing: circulation,
  },
  { verb: "reply", kind: "request/reply", on: "request", says: "answer a request for information" },
  { verb: "acknowledge", kind: "request/acknowledge", on: "request", says: "acknowledge a request for information" },
  { verb: "close-case", kind: "case/close", on: "case", says: "close a case" },
];

/** The flag of a field; "version" is one of the program's own. */
export const flagOf = (field: string): string =>
  field === "version" ? "of-version" : field.replace(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`);

/** The name by which the parsed options hold it. */
export const optionOf = (field: string): string => (field === "version" ? "ofVersion" : field);
