import { excerpt, writeSealedFile } from "#document";
import { nodeCrypto } from "#log";
import { parsePolicy, verifyArtefact } from "#verify";
import type { Figure, Operations, Section } from "./figure.ts";
import { generatedReport, namesToHide, reworded, wordsIn } from "./generated.ts";
import { counting, percentile, type Times, timed } from "./measure.ts";
import { amended, loggedCopy, loggedReport, planFor, policyText, redactedCopy, seal, toolsFor } from "./published.ts";

/** Sealing, amending, hiding, excerpting and verifying a report of 60,000 words in this process, each the first time first. */
export async function sealingFigures(quick: boolean): Promise<Section> {
  const generated = generatedReport(quick ? 300 : 3000);
  const names = namesToHide(generated);
  const next = reworded(generated, names);
  const figures: Figure[] = [];
  const { crypto, counted } = counting(nodeCrypto);
  const measure = async <T>(name: string, target: number | undefined, work: (run: number) => T): Promise<T> => {
    Object.assign(counted, { hashes: 0, signatures: 0, verifications: 0 });
    let last: T | undefined;
    const first = await timed(1, (run) => (last = work(run)));
    const least = { ...counted };
    const again = await timed(quick ? 1 : 5, (run) => (last = work(run + 1)));
    figures.push(...rows(name, target, first, again, least));
    return last as T;
  };
  const tools = (run: number) => toolsFor(`run ${run}`, crypto);
  const sealed = loggedReport(await measure("seal", 1, (run) => seal(tools(run), generated)));
  const after = await measure("amend (one block in twenty)", undefined, (run) => amended(tools(run), sealed, next));
  const plan = planFor(sealed, names);
  const copy = loggedCopy(await measure("redact", undefined, (run) => redactedCopy(tools(run), sealed, plan, null)));
  const later = planFor(after, names);
  await measure("redact the next version, after that copy", undefined, (run) =>
    redactedCopy(tools(run), after, later, copy),
  );
  const block = copy.blocks.findLast(({ state }) => state === "open")?.id ?? "";
  const one = await measure("excerpt of one sentence, after that copy", undefined, () =>
    excerpt(crypto, sealed, { block, sentences: [0], title: true }, [copy]),
  );
  const options = { policy: parsePolicy(nodeCrypto, policyText), crypto, now: 1_800_000_000_000 };
  const verified = async (name: string, file: Uint8Array, target?: number) => {
    const { verdict } = await measure(`verify the ${name}`, target, () => verifyArtefact(file, options));
    if (verdict !== "authentic") throw new Error(`the generated ${name} is ${verdict}`);
  };
  const file = writeSealedFile(sealed);
  await verified("sealed report", file, 1);
  await verified("redacted copy", writeSealedFile(copy), 1);
  await verified("excerpt", writeSealedFile(one));
  figures.push(
    { name: "excerpt: its proof", value: 32 * one.proof.length, unit: "bytes", target: 1024 },
    { name: "excerpt: the whole file, seal and receipt included", value: writeSealedFile(one).length, unit: "bytes" },
    { name: "sealed report: the file", value: file.length, unit: "bytes" },
  );
  const title = `A report of ${count(wordsIn(generated.document))} words, ${count(sealed.blocks.length)} blocks and ${count(generated.marks.length)} marked names, in Node`;
  return { title, figures, skipped: [] };
}

function rows(name: string, target: number | undefined, first: Times, again: Times, least: Operations): Figure[] {
  const cold: Figure = {
    name,
    value: (first.runs[0] ?? 0) / 1000,
    unit: "s",
    processor: first.processor / 1000,
    least,
  };
  const runs = again.runs.length;
  return [
    target === undefined ? cold : { ...cold, target },
    {
      name: `${name}, again`,
      value: percentile(again.runs, 0.5) / 1000,
      unit: "s",
      processor: again.processor / runs / 1000,
      least,
    },
  ];
}

function count(value: number): string {
  return value.toLocaleString("en");
}
