import { checkRelease, headerHash, manifestHash, type Signed } from "#document";
import { type Crypto, entryHash, equalBytes, parseReceipt, type Receipt, toHex } from "#record";
import { type Finding, failed, passed, skipped, warned } from "./findings.ts";
import type { Whole } from "./form.ts";

/** Both files are of one report: its name and its stream in the log. */
export function checkSameReport({ header: one }: Whole, { header: two }: Whole): Finding {
  const details = [`streams ${one.stream} and ${two.stream}`];
  if (one.report !== two.report || one.stream !== two.stream)
    return failed("same-report", "altered", `These are two reports: “${one.report}” and “${two.report}”.`, details);
  return passed(
    "same-report",
    `Both are of “${one.report}”: version ${one.version} and version ${two.version}.`,
    details,
  );
}

/** One version has one seal, and each version names the seal of the one before. */
export function checkFollows(crypto: Crypto, earlier: Whole, later: Whole): Finding {
  const [one, two] = [earlier.header, later.header];
  const hash = headerHash(crypto, earlier.file.seal.envelope);
  const details = [
    `seal of version ${one.version}: ${hash}`,
    `version ${two.version} names before it: ${two.previous ?? "none"}`,
  ];
  if (one.version === two.version)
    return hash === headerHash(crypto, later.file.seal.envelope)
      ? passed("follows", `Both are of one seal, that of version ${one.version}.`, details)
      : failed(
          "follows",
          "altered",
          `There are two different seals of version ${one.version}: different readers are shown different reports. Keep both files, they prove it.`,
          details,
        );
  if (two.version > one.version + 1)
    return warned(
      "follows",
      `The versions between ${one.version} and ${two.version} are needed to show that the one came from the other.`,
      details,
    );
  return two.previous === hash
    ? passed(
        "follows",
        `Version ${two.version} names the seal of version ${one.version} as the one before it.`,
        details,
      )
    : failed(
        "follows",
        "altered",
        `Version ${two.version} names another version ${one.version} than this one: there are two. Keep both files, they prove it.`,
        details,
      );
}

/** The log's entries for the two files are of one stream without a fork: no number twice, each next one naming the one before. */
export function checkOneHistory(crypto: Crypto, earlier: Whole, later: Whole): Finding[] {
  const receipts = [...receiptsOf(earlier), ...receiptsOf(later)];
  if (receipts.length < 2) return [skipped("one-history", "Not checked: receipts of both files are needed.")];
  const details = receipts.map(
    ({ entry, index }) => `number ${entry.number} of the stream is entry ${index} of the log`,
  );
  for (const one of receipts)
    for (const two of receipts) {
      const problem = fork(crypto, one, two);
      if (problem !== null)
        return [
          failed(
            "one-history",
            "not-logged",
            `The log tells two histories of this report: ${problem}. Keep both files, they prove it.`,
            details,
          ),
        ];
    }
  return [passed("one-history", "The log tells one history of the two files.", details)];
}

/** Two copies may be released only where one hides all that the other hides: together they show the union. */
export function checkReleaseOrder(crypto: Crypto, earlier: Whole, later: Whole): Finding[] {
  if (earlier.kind !== "redacted copy" || later.kind !== "redacted copy") return [];
  const hash = manifestHash(crypto, earlier.file.manifest.envelope);
  if (later.manifest.copy === earlier.manifest.copy && hash !== manifestHash(crypto, later.file.manifest.envelope))
    return [
      failed(
        "release-order",
        "hidden-without-authority",
        `There are two different copies number ${later.manifest.copy}. Keep both files, they prove it.`,
      ),
    ];
  if (later.manifest.copy === earlier.manifest.copy + 1 && later.manifest.previous !== hash)
    return [
      failed(
        "release-order",
        "hidden-without-authority",
        "The later copy names another one before it: a release was left out or exchanged.",
      ),
    ];
  const [conflict] = checkRelease(crypto, [earlier.file], later.file);
  if (conflict) return [warned("release-order", `The two copies should not both have been released: ${conflict.says}`)];
  return [
    passed("release-order", "One of the copies shows all that the other shows: together they reveal nothing more."),
  ];
}

function receiptsOf({ file }: Whole): Receipt[] {
  const signed: Signed[] = "manifest" in file ? [file.seal, file.manifest] : [file.seal];
  return signed.flatMap(({ receipt }) => {
    const parsed = receipt === null ? null : parseReceipt(receipt);
    return parsed?.ok ? [parsed.value] : [];
  });
}

function fork(crypto: Crypto, one: Receipt, two: Receipt): string | null {
  if (!equalBytes(one.entry.stream, two.entry.stream)) return null;
  const hash = entryHash(crypto, one.entry);
  const same = equalBytes(hash, entryHash(crypto, two.entry));
  if (one.entry.number === two.entry.number && !same) return `there are two entries number ${one.entry.number}`;
  if (same && one.index !== two.index) return `entry number ${one.entry.number} stands in it twice`;
  if (two.entry.number === one.entry.number + 1n && !equalBytes(two.entry.previous, hash))
    return `entry number ${two.entry.number} does not follow number ${one.entry.number} (${toHex(hash)})`;
  return null;
}
