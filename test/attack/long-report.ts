import {
  actOf,
  type Block,
  type Document,
  excerpt,
  headerOf,
  redact,
  type SealedReport,
  type Signed,
  type SpanMark,
  sealDocument,
  writeSealedFile,
} from "#document";
import { nodeCrypto as crypto } from "#log";
import { fromHex } from "#record";
import { formatPolicy } from "#verify";
import { good, MemoryLog, testRandom } from "../record-fixture.ts";
import { must, stage } from "./stage.ts";

const names = ["Orbel", "Tarvo", "Pavel Obrazin", "Testhaven", "Firm of Nobody"];

/** A paragraph of the report in invented words, with a name in every third. */
function paragraph(i: number): Block {
  const named = i % 3 === 0 ? ` ${names[(i / 3) % names.length]} is named.` : "";
  const numbered = i % 10 !== 0;
  return {
    id: `b${i}`,
    kind: numbered ? "numbered" : "heading",
    number: numbered ? `${i}.` : null,
    level: numbered ? 0 : 1,
    parent: null,
    text: numbered ? `Item ${i} was seen at sea.${named}` : `Part ${i / 10}`,
    marks: [],
    page: null,
    place: `b${i}`,
    language: "en",
  };
}

/** A sealed report of so many blocks, a redacted copy and an excerpt of it, a receipt, a checkpoint: the files whose every bit is flipped. */
export function longReport(blocks: number) {
  const { keys, policyFile } = stage;
  const document: Document = {
    title: "Long report",
    format: "text",
    language: "en",
    blocks: Array.from({ length: blocks }, (_, i) => paragraph(i)),
  };
  const marks = document.blocks.flatMap(({ id, text }): SpanMark[] =>
    names.flatMap((name) => {
      const start = text.indexOf(name);
      return start < 0 ? [] : [{ block: id, start, end: start + name.length, kind: "party" }];
    }),
  );
  const log = new MemoryLog(keys.log, keys.witnesses, { seed: "long" });
  for (let i = 0; i < 5; i++) log.add(testRandom(`beat ${i}`)(16), new Uint8Array(0));
  const logged = (signed: Signed, seal: Signed): Signed => ({
    ...signed,
    receipt: log.append(good(fromHex(good(headerOf(seal.envelope)).stream)), actOf(signed.envelope)),
  });
  const made = sealDocument({ crypto, random: testRandom("long report") }, document, {
    report: "Long report",
    marks,
    mustNotRedact: [{ block: "b1" }],
    policy: policyFile.authors,
    signers: keys.authors.slice(0, 2),
  });
  const sealed: SealedReport = { ...made, seal: logged(made.seal, made.seal) };
  const id = (i: number) => must(sealed.blocks[i % blocks]).id;
  const grounds = { authority: "The Committee", decision: "SC/2018/17" };
  const plan = [
    { ...grounds, reason: "protection-of-source", names: ["Testhaven"] },
    {
      ...grounds,
      reason: "personal-data",
      passages: [
        { block: id(7), slots: null },
        { block: id(8), slots: null },
      ],
      numbers: [id(7)],
    },
  ];
  const copy = redact(crypto, sealed, plan, { previous: null, released: [], signers: [keys.publisher] });
  const redacted = { ...copy, manifest: logged(copy.manifest, copy.seal) };
  return {
    "sealed report": writeSealedFile(sealed),
    "redacted copy": writeSealedFile(redacted),
    excerpt: writeSealedFile(excerpt(crypto, redacted, { block: id(9), sentences: [0], title: true }, [])),
    receipt: Buffer.from(must(sealed.seal.receipt)),
    checkpoint: Buffer.from(log.checkpoint()),
    policy: Buffer.from(formatPolicy(crypto, policyFile)),
  };
}
