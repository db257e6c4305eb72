import { parseArgs } from "node:util";
import { fuzz } from "../attack-api/fuzz.ts";
import { crashRuns } from "../crash/crash-runs.ts";
import { allFlips, type Progress } from "./all-flips.ts";
import { type ArtefactName, artefacts } from "./bit-flips.ts";
import { families } from "./families.ts";
import { play } from "./play.ts";
import { writeTable } from "./table.ts";
import type { Tally } from "./tally.ts";

// npm run attack [attacks] [flips] [crash] [api] [--only NAME] [--seed WORDS] [--runs N]; without a word: attacks and flips.
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    only: { type: "string" },
    seed: { type: "string", default: "attack" },
    runs: { type: "string", default: "500" },
  },
});
const parts = positionals.length > 0 ? positionals : ["attacks", "flips"];
const isWanted = (...names: string[]) =>
  values.only === undefined || names.some((name) => name.includes(values.only ?? ""));
let surprises = 0;

async function attacks(): Promise<void> {
  const width = 46;
  say(`${"attack".padEnd(width)} ${"by".padEnd(10)} ok  verdict ← defence`);
  for (const [family, rows] of Object.entries(families)) {
    const wanted = rows.filter(({ name }) => isWanted(family, name));
    if (wanted.length > 0) say(`\n${family}`);
    for (const attack of wanted) {
      if (attack.skipped !== undefined) {
        say(`${attack.name.padEnd(width)} ${attack.who.padEnd(10)} --  skipped: ${attack.skipped}`);
        continue;
      }
      const { ended, problem } = await play(attack);
      if (problem !== null) surprises++;
      const beyond = attack.beyond ? " [beyond the policy]" : "";
      say(
        `${attack.name.padEnd(width)} ${attack.who.padEnd(10)} ${problem === null ? "ok " : "NO "} ${ended}${beyond} ← ${attack.defence}`,
      );
      if (problem !== null) say(`    expected ${attack.expected}: ${problem}`);
    }
  }
}

async function flips(): Promise<void> {
  say("\nevery bit of each artefact flipped by itself, and the file verified by a policy");
  const names = (Object.keys(artefacts()) as ArtefactName[]).filter((name) => isWanted(name, "flips"));
  for (const name of names.toSorted((a, b) => artefacts()[a].length - artefacts()[b].length)) {
    let shown = performance.now();
    const tally = await allFlips(name, (progress) => {
      if (performance.now() - shown < (process.stderr.isTTY ? 1000 : 30_000)) return;
      shown = performance.now();
      showProgress(name, progress);
    });
    if (process.stderr.isTTY) process.stderr.write("\r\x1b[K");
    showTally(name, tally);
  }
}

function showProgress(name: string, { done, of, rate, unseen }: Progress): void {
  const left = Math.ceil((of - done) / rate);
  const text = `${name}: ${done} of ${of} flips, ${unseen} unseen, ${Math.round(rate)} a second, ${Math.floor(left / 60)} min ${left % 60} s left`;
  process.stderr.write(process.stderr.isTTY ? `\r\x1b[K${text}` : `${text}\n`);
}

function showTally(name: string, { flips: count, ended, unseen }: Tally): void {
  surprises += unseen.length;
  const by = Object.entries(ended).sort(([, a], [, b]) => b - a);
  say(
    `${unseen.length === 0 ? "ok " : "NO "} ${name}: ${count} flips, ${unseen.length} unseen; ${by.map(([verdict, n]) => `${verdict} ${n}`).join(", ")}`,
  );
  for (const bit of unseen.slice(0, 20)) say(`    bit ${bit & 7} of byte ${bit >> 3} flips unseen`);
}

async function crash(): Promise<void> {
  const runs = Number(values.runs);
  say(`\n${runs} times SIGKILL at a random moment of an append (seed ${values.seed})`);
  const { acknowledged, failures } = await crashRuns(runs, values.seed);
  surprises += failures.length;
  say(
    `${failures.length === 0 ? "ok " : "NO "} ${runs} kills, ${acknowledged} acknowledged acts, ${failures.length} broken promises`,
  );
  for (const failure of failures) say(`    ${failure}`);
}

async function api(): Promise<void> {
  const seed =
    values.seed === "attack"
      ? 20_180_821
      : [...values.seed].reduce((sum, one) => (sum * 31 + one.charCodeAt(0)) | 0, 7);
  say(`\n10,000 requests out of the API's own description, in form and not, by everybody (seed ${seed})`);
  const tell = (done: number): void => void process.stderr.write(`${done} requests\n`);
  const { sent, statuses, failures, growth } = await fuzz(10_000, seed, tell);
  surprises += failures.length;
  const counts = [...statuses].sort(([a], [b]) => a - b).map(([status, count]) => `${status}: ${count}`);
  say(`${failures.length === 0 ? "ok " : "NO "} ${sent} requests, ${failures.length} faults; ${counts.join(", ")}`);
  say(`    the heap grew by ${(growth / 2 ** 20).toFixed(1)} MiB after the first 2,000`);
  for (const failure of failures.slice(0, 20)) say(`    ${failure.slice(0, 2000)}`);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

const steps = new Map([
  ["attacks", attacks],
  ["flips", flips],
  ["crash", crash],
  ["api", api],
  ["table", async () => writeTable()],
]);
for (const part of parts) {
  const step = steps.get(part);
  if (!step) {
    say(`There is no part ${part}: name attacks, flips, crash, api or table.`);
    process.exit(2);
  }
  await step();
}
say(surprises === 0 ? "\nNo surprise." : `\n${surprises} surprises.`);
process.exitCode = surprises === 0 ? 0 : 1;
