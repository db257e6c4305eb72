import { nodeCrypto } from "#log";
import { encodeReceipt, parseReceipt, toHex } from "#record";
import { type CaseFile, type CaseFiles, fileNames, jsonBytes } from "#verify/case";

/** A folder as somebody who tampers with it holds it. */
export class Forged {
  readonly files: Map<string, Uint8Array>;
  readonly case: { -readonly [Key in keyof CaseFile]: CaseFile[Key] };

  constructor(files: CaseFiles) {
    this.files = new Map(files);
    this.case = JSON.parse(this.text(fileNames.case)) as CaseFile;
  }

  text(name: string): string {
    return new TextDecoder().decode(this.files.get(name) ?? new Uint8Array());
  }

  /** Writes a file, or drops it, and lists it as whoever knows the format would. */
  put(name: string, content: string | Uint8Array | null): void {
    const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
    const others = this.case.files.filter((one) => one.name !== name);
    if (bytes) {
      this.files.set(name, bytes);
      const sha256 = toHex(nodeCrypto.sha256(bytes));
      this.case.files = [...others, { name, size: bytes.length, sha256 }].sort((a, b) => (a.name < b.name ? -1 : 1));
    } else {
      this.files.delete(name);
      this.case.files = others;
    }
  }

  replace(name: string, from: string | RegExp, to: string): void {
    const text = this.text(name);
    const changed = text.replace(from, to);
    if (changed === text) throw new Error(`nothing to replace in ${name}`);
    this.put(name, changed);
  }

  /** What was signed in an act: the payload of its envelope, as text. */
  payload(index: number): string {
    const { payload } = JSON.parse(this.text(fileNames.act(index))) as { payload?: string };
    return payload === undefined ? "" : Buffer.from(payload, "base64").toString("utf8");
  }

  /** Changes the words of an act, in its file and in its receipt: only signature and commitment are then against it. */
  reword(index: number, from: string | RegExp, to: string): void {
    const name = fileNames.act(index);
    const own = this.payload(index);
    if (own === "") this.replace(name, from, to);
    else {
      const changed = own.replace(from, to);
      if (changed === own) throw new Error(`nothing to reword in act ${index}`);
      const payload = Buffer.from(changed, "utf8").toString("base64");
      this.replace(name, /"payload":"[^"]*"/u, `"payload":"${payload}"`);
    }
    const receipt = parseReceipt(this.text(fileNames.receipt(index)));
    if (!receipt.ok) throw new Error(receipt.problem);
    const act = this.files.get(name) ?? new Uint8Array();
    const encoded = encodeReceipt({ ...receipt.value, act });
    if (!encoded.ok) throw new Error(encoded.problem);
    this.put(fileNames.receipt(index), encoded.value);
  }

  /** The place of the first act of a kind, of those of which this is true. */
  find(kind: string, that: (payload: string) => boolean = () => true): number {
    const found = this.case.acts.find(({ index }) => {
      const payload = this.payload(index);
      return payload.includes(`"kind":"${kind}"`) && that(payload);
    });
    if (!found) throw new Error(`no act ${kind}`);
    return found.index;
  }

  /** Leaves an act out, with its receipt and its line in the list. */
  leaveOut(index: number): void {
    this.put(fileNames.act(index), null);
    this.put(fileNames.receipt(index), null);
    this.case.acts = this.case.acts.filter((one) => one.index !== index);
  }

  swap(one: string, other: string): void {
    const [a, b] = [this.text(one), this.text(other)];
    this.put(one, b);
    this.put(other, a);
  }

  /** The folder, with its list as it should be for what it holds now. */
  finished(): CaseFiles {
    return new Map(this.files).set(fileNames.case, jsonBytes(this.case as never));
  }
}

/** One way to tamper with a folder, and the place that the verdict must name. */
export interface Tampering {
  name: string;
  says: RegExp;
  tamper: (forged: Forged) => CaseFiles;
}

const tampering = (name: string, says: RegExp, tamper: (forged: Forged) => unknown): Tampering => ({
  name,
  says,
  tamper: (forged) => {
    const folder = tamper(forged);
    return folder instanceof Map ? folder : forged.finished();
  },
});
const sealedName = (forged: Forged, version: number): string =>
  [...forged.files.keys()].find((name) => name.endsWith(`version-${version}.sealed.json`)) ?? "";
const ledgerName = (forged: Forged): string =>
  [...forged.files.keys()].find((name) => /^ledger\/.*json$/u.test(name)) ?? "";

export const tamperings: readonly Tampering[] = [
  tampering("a ground is reworded", /Act \d+: the log's entry commits to something else/u, (forged) =>
    forged.reword(forged.find("report/request-amendment"), /"ground":"[^"]*"/u, '"ground":"Because we say so."'),
  ),
  tampering("a decision's outcome is changed", /Act \d+: the log's entry commits to something else/u, (forged) =>
    forged.reword(
      forged.find("report/decide", (text) => text.includes('"rejected"')),
      '"rejected"',
      '"accepted"',
    ),
  ),
  tampering(
    "an act is changed in its file alone",
    /acts\/\d+\.json is not the act that its receipt is for/u,
    (forged) => {
      const index = forged.find("report/submit");
      forged.swap(fileNames.act(index), fileNames.act(forged.find("report/begin")));
    },
  ),
  tampering("an act is left out", /number \d+ is missing: an act was left out/u, (forged) =>
    forged.leaveOut(forged.find("matter/object")),
  ),
  tampering("the last act is left out", /Entry \d+ of the log is an act of this case/u, (forged) =>
    forged.leaveOut(forged.find("act/disclose")),
  ),
  tampering(
    "the last act is left out, and what shows it",
    /log\/entries.bin or log\/checkpoint is missing/u,
    (forged) => {
      forged.leaveOut(forged.find("act/disclose"));
      forged.put(fileNames.entries, null);
      forged.put(fileNames.checkpoint, null);
    },
  ),
  tampering("an act of the register is left out", /is missing: an act was left out/u, (forged) =>
    forged.leaveOut(forged.find("key/enrol")),
  ),
  tampering("an act is moved", /Act \d+: its receipt is for entry \d+ of the log/u, (forged) => {
    const [from, to] = [forged.find("report/submit"), forged.find("act/disclose") + 1];
    forged.put(fileNames.act(to), forged.files.get(fileNames.act(from)) ?? null);
    forged.put(fileNames.receipt(to), forged.files.get(fileNames.receipt(from)) ?? null);
    const last = forged.case.acts.at(-1)?.received ?? 0;
    forged.leaveOut(from);
    forged.case.acts = [...forged.case.acts, { index: to, received: last }];
  }),
  tampering("two acts change places", /Act \d+: its receipt is for entry \d+ of the log/u, (forged) => {
    const [one, other] = [
      forged.find("report/record-approach"),
      forged.find("report/seal", (text) => text.includes('"silent"')),
    ];
    forged.swap(fileNames.act(one), fileNames.act(other));
    forged.swap(fileNames.receipt(one), fileNames.receipt(other));
  }),
  tampering("two acts are listed in another order", /case.json lists act \d+ after act \d+/u, (forged) => {
    forged.case.acts = [...forged.case.acts].reverse();
  }),
  tampering("a number stands twice", /case.json lists act \d+ after act \d+, twice/u, (forged) => {
    const [first] = forged.case.acts;
    if (first) forged.case.acts = [first, ...forged.case.acts];
  }),
  tampering("receipts are exchanged", /Act \d+: its receipt is for entry \d+/u, (forged) =>
    forged.swap(fileNames.receipt(forged.find("report/submit")), fileNames.receipt(forged.find("report/begin"))),
  ),
  tampering("a key of the register is exchanged", /Act \d+: the log's entry commits to something else/u, (forged) => {
    const [one, other] = [forged.find("key/enrol"), forged.find("key/enrol", (text) => text.includes("m-us"))];
    const vkey = /"vkey":"([^"]*)"/u;
    forged.reword(one, vkey, `"vkey":"${vkey.exec(forged.payload(other))?.[1] ?? ""}"`);
  }),
  tampering("a late objection is dated back", /stated as received before the act that precedes it/u, (forged) => {
    const index = forged.find("matter/object", (text) => text.includes('"m-ru"'));
    const received = Date.parse("2018-09-13T20:00:00Z");
    forged.case.acts = forged.case.acts.map((one) => (one.index === index ? { ...one, received } : one));
  }),
  tampering(
    "a late objection is dated back, and those before it",
    /Act \d+ is stated as received at 2018-09-13 20:00:00 UTC, and was not in the log at 2018-09-13 21:30/u,
    (forged) => {
      const index = forged.find("matter/object", (text) => text.includes('"m-ru"'));
      const received = Date.parse("2018-09-13T20:00:00Z");
      forged.case.acts = forged.case.acts.map((one) =>
        one.index <= index ? { ...one, received: Math.min(one.received, received) } : one,
      );
    },
  ),
  tampering(
    "an objection in time is dated after the deadline",
    /Act \d+ is stated as received at .*, and was in the log by/u,
    (forged) => {
      const index = forged.find("matter/object", (text) => text.includes('"m-us"'));
      const received = Date.parse("2018-09-13T21:20:00Z");
      forged.case.acts = forged.case.acts.map((one) => (one.index === index ? { ...one, received } : one));
    },
  ),
  tampering("a state is changed", /states.json is not what the acts make, first at [0-9a-f]+\.life\.phase/u, (forged) =>
    forged.replace(fileNames.states, `"phase":"unpublished"`, `"phase":"published"`),
  ),
  tampering("a row of the ledger is dropped", /ledger\/.*json is not the ledger of the two versions/u, (forged) => {
    const ledger = JSON.parse(forged.text(ledgerName(forged))) as { changes: unknown[] };
    forged.put(ledgerName(forged), jsonBytes({ ...ledger, changes: ledger.changes.slice(1) } as never));
  }),
  tampering("the ledger is left out", /ledger\/.*json is missing/u, (forged) => forged.put(ledgerName(forged), null)),
  tampering(
    "a silent change is bound to a request",
    /Act \d+: the log's entry commits to something else/u,
    (forged) => {
      const index = forged.find("report/seal", (text) => text.includes('"silent"'));
      const request = /"request":"([0-9a-f]{32})"/u.exec(forged.payload(index))?.[1] ?? "";
      forged.reword(index, '{"kind":"silent"}', `{"kind":"request","request":"${request}"}`);
    },
  ),
  tampering("words of a sealed version are changed", /sealed.json cannot be used/u, (forged) =>
    forged.replace(sealedName(forged, 2), "The Panel", "The panel"),
  ),
  tampering(
    "a sealed version takes another's place",
    /Version 1 of “Midterm report”: .*version-1.sealed.json is not the version that was sealed/u,
    (forged) => forged.put(sealedName(forged, 1), forged.files.get(sealedName(forged, 2)) ?? null),
  ),
  tampering("the version in a sealed header is changed", /version-2.sealed.json cannot be used/u, (forged) => {
    const name = sealedName(forged, 2);
    const payload = /"payload":"([^"]*)"/u.exec(forged.text(name))?.[1] ?? "";
    const header = Buffer.from(payload, "base64").toString("utf8").replace('"version":2', '"version":3');
    forged.replace(name, payload, Buffer.from(header, "utf8").toString("base64"));
  }),
  tampering(
    "a sealed version is said to be missing",
    /case.json lists documents\/.*, which is no file of a case/u,
    (forged) => {
      forged.case.documents = forged.case.documents.map((one) => ({ ...one, missing: "it is not filed here" }));
    },
  ),
  tampering("a witness's statement is dropped", /Act \d+: the log's entry commits to something else/u, (forged) =>
    forged.reword(forged.find("matter/adopt"), /"statements":\["(?:[^"\\]|\\.)*",/u, '"statements":['),
  ),
  tampering("a slip of a witness is altered", /Act \d+: the log's entry commits to something else/u, (forged) => {
    const index =
      forged.case.acts.find((one) => forged.text(fileNames.act(one.index)).includes("penholder/lodging-proof/1"))
        ?.index ?? -1;
    forged.reword(index, /time (\d{9})\d/u, "time $19");
  }),
  tampering("the founders are exchanged", /case.json names other founders, or other keys/u, (forged) => {
    const vkey = /"vkey":"([^"]*)"/u.exec(forged.payload(forged.find("key/enrol")))?.[1] ?? "";
    const { record, founders } = forged.case.founding;
    forged.case.founding = { record, founders: founders.map((one) => ({ ...one, vkey })) };
  }),
  tampering(
    "the policy is downgraded and cosignatures are taken away",
    /Act \d+: the checkpoint of its receipt does not hold: too few of the witnesses/u,
    (forged) => {
      forged.case.policy = forged.case.policy?.replace(/^quorum .*$/mu, "quorum none") ?? null;
      for (const name of [...forged.files.keys()].filter((one) => one.startsWith("receipts/")))
        forged.put(name, forged.text(name).replace(/^— (north|south|east)\.example.*\n/gmu, ""));
    },
  ),
  tampering("a receipt is cut off", /Act \d+: the checkpoint of its receipt does not hold/u, (forged) => {
    const name = fileNames.receipt(forged.find("report/submit"));
    forged.put(name, forged.text(name).slice(0, -40));
  }),
  tampering("a file is cut off, and its hash is not", /acts\/\d+\.json has \d+ bytes, and not \d+/u, (forged) => {
    const name = fileNames.act(forged.find("report/submit"));
    return forged.finished().size > 0
      ? new Map(forged.finished()).set(name, (forged.files.get(name) ?? new Uint8Array()).slice(0, -9))
      : undefined;
  }),
  tampering("a file is added", /Not of this case, and listed nowhere: acts\/9999.json/u, (forged) =>
    new Map(forged.finished()).set("acts/9999.json", forged.files.get(fileNames.act(0)) ?? new Uint8Array()),
  ),
  tampering("a file is added, and listed", /case.json lists notes.txt, which is no file of a case/u, (forged) =>
    forged.put("notes.txt", "Trust us."),
  ),
  tampering("an entry of the log is altered", /The enclosed entries are not the log of \d+ entries/u, (forged) => {
    const bytes = new Uint8Array(forged.files.get(fileNames.entries) ?? []);
    bytes[bytes.length - 1] = (bytes[bytes.length - 1] ?? 0) ^ 1;
    forged.put(fileNames.entries, bytes);
  }),
  tampering("the table says another thing", /acts.csv is not what the acts make/u, (forged) =>
    forged.replace(fileNames.table, "matter/object", "matter/release"),
  ),
  tampering("a listing is exported as another's", /entities.ftm.json is not what the acts make/u, (forged) =>
    forged.replace(fileNames.entities, "Brenholt", "Halmeri"),
  ),
  tampering("the page for people says another thing", /README.txt is not what the acts make/u, (forged) =>
    forged.replace(fileNames.readme, "Check it yourself", "No need to check"),
  ),
  tampering("an act is said to be closed", /case.json lists acts\/\d+\.json, which is no file of a case/u, (forged) => {
    const index = forged.find("matter/object");
    forged.case.acts = forged.case.acts.map((one) => (one.index === index ? { ...one, closed: true as const } : one));
  }),
  tampering(
    "a ledger is added where nothing was compared",
    /ledger\/.*version-1.json is between no two sealed versions/u,
    (forged) => forged.put(ledgerName(forged).replace("version-2", "version-1"), forged.text(ledgerName(forged))),
  ),
  tampering("a version is listed twice", /case.json lists version 1 of a report twice/u, (forged) => {
    forged.case.documents = [...forged.case.documents, ...forged.case.documents.slice(0, 1)];
  }),
];
