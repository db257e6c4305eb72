import { writeSealedFile } from "#document";
import { utf8 } from "#record";
import { type Attack, control } from "./attack.ts";
import { changed, type Forgery, forged, judged, openBlock, stage, text } from "./stage.ts";

const { sealed } = stage;
const json = text(stage.files.sealed);
const receipt = text(stage.files.receipt);
const one = "one canonical spelling of a file: anything else is not read";
const exact = "words are hashed as UTF-8 of NFC, code point by code point";
const bounded = "bounds on bytes, numbers and depth, before any work is done";

const spelling = (name: string, does: string, make: () => Forgery, defence = one): Attack =>
  forged({ who: "stranger", name, does, defence, expected: "unreadable" }, make);
const replaced = (name: string, does: string, from: string | RegExp, to: string): Attack => {
  return spelling(name, does, () => {
    const text = json.replace(from, to);
    if (text === json) throw new Error(`${name} changed nothing`);
    return text;
  });
};
const words = (name: string, does: string, from: string, to: string, expected = "altered"): Attack =>
  forged({ who: "stranger", name, does, defence: exact, expected }, () =>
    changed(sealed, (file) => {
      for (const span of openBlock(file, "p1").spans) span.text = span.text.replace(from, to);
    }),
  );

export const spellings: Attack[] = [
  control({
    name: "written again",
    does: "reads and writes the file",
    expected: "authentic",
    run: () => judged(writeSealedFile(JSON.parse(json))),
  }),
  replaced("space between members", "spells the same JSON with a space", ",", ", "),
  replaced("escape that need not be", "writes a letter as \\u004f", "Orbel", "\\u004frbel"),
  replaced("number with a fraction", "writes 0 as 0.0", '"level":0', '"level":0.0'),
  replaced("number with an exponent", "writes 0 as 0e0", '"level":0', '"level":0e0'),
  replaced("negative zero", "writes 0 as -0", '"level":0', '"level":-0'),
  replaced(
    "duplicate key",
    "says a thing twice, for readers who take the first",
    '"revision":0',
    '"revision":7,"revision":0',
  ),
  replaced("keys in another order", "exchanges two members", /"id":("[0-9a-f]+"),"revision":0/, '"revision":0,"id":$1'),
  replaced("unknown member", "adds a member that nobody checks", '"revision":0', '"remark":"approved","revision":0'),
  replaced(
    "__proto__",
    "adds a member that JavaScript treats by itself",
    '{"attributes"',
    '{"__proto__":{"level":1},"attributes"',
  ),
  replaced("upper-case identifier", "writes an id in capitals", stage.idOf("p4"), stage.idOf("p4").toUpperCase()),
  replaced("base64 without padding", "drops the padding of a hash", /=","spans"/, '","spans"'),
  replaced(
    "base64 with spare bits",
    "sets bits that no byte has",
    /"seed":"([A-Za-z0-9+/]{42})[A-Za-z0-9+/]="/,
    '"seed":"$1B="',
  ),
  replaced("lone surrogate", "writes half a character", "Orbel", "\\ud800rbel"),
  spelling("bytes after the end", "adds a line", () => `${json}\n`),
  spelling("no line feed", "cuts the last byte", () => json.slice(0, -1)),
  spelling("byte-order mark", "begins with U+FEFF", () => `\ufeff${json}`),
  spelling("Windows line end", "ends with CR LF", () => `${json.slice(0, -1)}\r\n`),
  spelling("overlong UTF-8", "writes a letter in two bytes", () =>
    Buffer.concat([utf8(json.slice(0, 100)), Buffer.from([0xc1, 0x8f]), utf8(json.slice(101))]),
  ),
  spelling("receipt with CR LF", "rewrites the line ends of a receipt", () => receipt.replaceAll("\n", "\r\n")),
  spelling("receipt with spaces", "adds a space at a line's end", () => receipt.replace("\nindex ", "\nindex  ")),
  spelling("receipt with a leading zero", "writes the index as 03", () => receipt.replace("\nindex ", "\nindex 0")),
  words("decomposed letters (NFD)", "spells é as e and an accent", "Orbel", "Orbe\u0301l".normalize("NFC")),
  words("decomposed letters, not normalised", "leaves a text that is not NFC", "Orbel", "Orbe\u0301l", "unreadable"),
  words("confusable letters", "writes Orbel with a Cyrillic О", "Orbel", "\u041erbel"),
  words("invisible letters", "puts a zero-width space into a name", "Orbel", "Or\u200bbel"),
  words("direction of writing", "puts a right-to-left override into a name", "Orbel", "\u202eOrbel"),
  words("compatibility letters", "writes a name in full-width letters", "Orbel", "\uff2f\uff52\uff42\uff45\uff4c"),
  words("other white space", "puts a no-break space between words", " tanker ", "\u00a0tanker "),
];

const many = (count: number, piece: string) => piece.repeat(count);

export const sizes: Attack[] = [
  spelling(
    "deep nesting",
    "nests 200,000 lists",
    () => `{"blocks":${many(200_000, "[")}${many(200_000, "]")}}\n`,
    bounded,
  ),
  spelling(
    "oversized file",
    "sends 65 MiB",
    () => {
      const bytes = new Uint8Array(65 * 2 ** 20).fill(0x20);
      bytes[0] = 0x7b;
      return bytes;
    },
    bounded,
  ),
  spelling(
    "too many blocks",
    "sends a hundred thousand blocks and one",
    () => {
      const stub = Buffer.alloc(32).toString("base64");
      const closed = (i: number) => ({ state: "closed" as const, id: i.toString(16).padStart(32, "0"), stub });
      const blocks = Array.from({ length: 100_001 }, (_, i) => closed(i));
      return { ...stage.redacted, blocks };
    },
    bounded,
  ),
  spelling(
    "too many signatures",
    "signs a checkpoint 101 times",
    () => {
      const checkpoint = text(stage.files.checkpoint);
      const line = checkpoint.trimEnd().split("\n").at(-1) ?? "";
      return checkpoint + `${line}\n`.repeat(101);
    },
    bounded,
  ),
  spelling(
    "too long a proof",
    "gives a receipt 64 hashes",
    () => receipt.replace(/\nindex \d+\n/, (line) => line + many(64, `${Buffer.alloc(32).toString("base64")}\n`)),
    bounded,
  ),
  spelling(
    "size of 2^64",
    "writes a size that no machine has",
    () => text(stage.files.checkpoint).replace(/\n\d+\n/, "\n18446744073709551616\n"),
    bounded,
  ),
  spelling(
    "negative index",
    "writes a place before the first",
    () => receipt.replace("\nindex ", "\nindex -"),
    bounded,
  ),
  spelling(
    "one line of 3 MB",
    "sends a receipt of one line",
    () => `c2sp.org/tlog-proof@v1\nextra ${many(3_000_000, "A")}`,
    bounded,
  ),
];
