import { limits } from "./limits.ts";
import { ascends, choice, flag, hash, id, integer, list, object, orNull, type Reader, text, where } from "./shape.ts";
import type { Header, Hiding, KeyPolicy, Manifest, Passage } from "./types.ts";

const statement = text(limits.word);
const reportName = text(limits.word, 1);
const version = integer(1, Number.MAX_SAFE_INTEGER);

const passage: Reader<Passage> = object<Passage>({
  block: id,
  slots: orNull(
    where(
      list(integer(0, limits.spans - 1), limits.spans, 1),
      (slots) => ascends(slots, (a, b) => a < b),
      "does not ascend",
    ),
  ),
});

const policy: Reader<KeyPolicy> = where(
  object<KeyPolicy>({ threshold: integer(1, limits.keys), keys: list(text(8_000, 1), limits.keys, 1) }),
  ({ threshold, keys }) => threshold <= keys.length && new Set(keys).size === keys.length,
  "asks for more keys than it names, or names one twice",
);

export const header: Reader<Header> = object<Header>({
  type: choice("penholder/header/1"),
  report: reportName,
  stream: id,
  version,
  previous: orNull(hash),
  blocks: integer(1, limits.blocks),
  root: hash,
  mustNotRedact: where(
    list(passage, limits.blocks),
    (passages) => isDistinct(passages.map(({ block }) => block)),
    "names one block twice",
  ),
  policy,
});

const hiding: Reader<Hiding> = object<Hiding>({
  passages: list(passage, limits.blocks),
  numbers: where(list(id, limits.blocks), isDistinct, "names one block twice"),
  title: flag,
  reason: statement,
  authority: statement,
  decision: statement,
});

export const manifest: Reader<Manifest> = object<Manifest>({
  type: choice("penholder/manifest/1"),
  header: hash,
  report: reportName,
  version,
  copy: integer(1, Number.MAX_SAFE_INTEGER),
  previous: orNull(hash),
  hidden: list(hiding, limits.hidings),
});

function isDistinct(ids: readonly string[]): boolean {
  return new Set(ids).size === ids.length;
}
