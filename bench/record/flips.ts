import { writeSealedFile } from "#document";
import { nodeCrypto } from "#log";
import { parsePolicy, verifyArtefact } from "#verify";
import { Random } from "../generate/random.ts";
import type { Section } from "./figure.ts";
import { generatedReport } from "./generated.ts";
import { loggedReport, policyText, seal, toolsFor } from "./published.ts";

/** How many turned bits of a sealed report of 200 blocks are verified in a second: what the attack harness needs to plan. */
export function flipFigures(quick: boolean): Section {
  const file = writeSealedFile(loggedReport(seal(toolsFor("flips"), generatedReport(200))));
  const options = { policy: parsePolicy(nodeCrypto, policyText), crypto: nodeCrypto, now: 1_800_000_000_000 };
  const random = new Random(1);
  const before = process.cpuUsage();
  const started = performance.now();
  let done = 0;
  for (; performance.now() - started < (quick ? 300 : 3000); done++) {
    const bit = random.below(8 * file.length);
    const at = bit >> 3;
    file[at] = (file[at] ?? 0) ^ (1 << (bit & 7));
    if (verifyArtefact(file, options).ok) throw new Error(`bit ${bit} of the sealed report can be turned unseen`);
    file[at] = (file[at] ?? 0) ^ (1 << (bit & 7));
  }
  const seconds = (performance.now() - started) / 1000;
  const { user, system } = process.cpuUsage(before);
  return {
    title: "Turned bits of a sealed report of 200 blocks, each verified whole",
    figures: [
      { name: "turned bits verified", value: done / seconds, unit: "/s", processor: done / ((user + system) / 1e6) },
      { name: "all of them, on one processor", value: (8 * file.length * seconds) / done, unit: "s" },
    ],
    skipped: [],
  };
}
