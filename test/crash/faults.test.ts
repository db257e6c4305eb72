import { cpSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { PenholderError } from "#kernel";
import { initLog, nodeFiles, openLog } from "#log";
import { type Fault, FaultyFiles } from "./faulty-files.ts";
import { expectWord, type Held, signer, workFolder } from "./fixture.ts";

const work = workFolder("faults");
afterAll(() => rmSync(work, { recursive: true, force: true }));

const faults: Fault[] = ["eio", "stop-before", "stop-after"];

/** Acts that the log holds beforehand, and acts in the append that is struck. */
const cases = [
  { name: "the first act of a log", before: 0, appended: 1 },
  { name: "an act that begins a bundle and completes a tile", before: 255, appended: 2 },
];

describe.each(cases)("$name", ({ before, appended }) => {
  const template = join(work, `template-${before}`);
  const held: Held[] = [];
  const acts = (count: number, tag: number) =>
    Array.from({ length: count }, (_, i) => ({
      stream: new Uint8Array(16).fill(i % 5),
      act: new Uint8Array([tag, i >> 8, i & 255]),
    }));

  beforeAll(async () => {
    await initLog({ folder: template, signer });
    const log = await openLog({ folder: template, signer });
    for (const act of acts(before, 1)) void log.append(act).then((got) => held.push({ ...got, act: act.act }));
    await log.close();
    expect(held.length).toBe(before);
  });

  /** One append with one fault; returns the operations that it made until then. */
  async function struck(at: number, fault: Fault): Promise<string[]> {
    const folder = join(work, `${before}-${at}-${fault}`);
    cpSync(template, folder, { recursive: true });
    const faulty = new FaultyFiles(nodeFiles, at, fault);
    const log = await openLog({ folder, signer, files: faulty.files });
    faulty.arm();
    const now: Held[] = [];
    const answers = acts(appended, 2).map((act) =>
      log.append(act).then((got) => now.push({ ...got, receipt: got.receipt, act: act.act })),
    );
    const answered = await Promise.allSettled(answers);
    const reached = faulty.names.length > at;
    if (reached) {
      for (const answer of answered)
        if (answer.status === "rejected") expect(answer.reason).toMatchObject({ code: "log-stopped" });
      await expect(log.append({ stream: new Uint8Array(16), act: new Uint8Array([9]) })).rejects.toMatchObject({
        code: "log-stopped",
      });
    } else expect(answered.every((answer) => answer.status === "fulfilled")).toBe(true);
    await log.close();
    await expectWord(folder, undefined, [...held.slice(-3), ...now]);
    rmSync(folder, { recursive: true });
    return faulty.names;
  }

  it.each(faults)("keeps its word after %s at each file operation", async (fault) => {
    const operations = (await struck(Number.POSITIVE_INFINITY, fault)).length;
    expect(operations).toBeGreaterThan(20);
    // The larger log takes long to check each time: a third of its operations under each fault, each under one.
    const step = before === 0 ? 1 : faults.length;
    for (let at = faults.indexOf(fault) % step; at < operations; at += step) await struck(at, fault);
  });
});

it("names its reason when it refuses", async () => {
  const folder = join(work, "refusing");
  await initLog({ folder, signer });
  const log = await openLog({ folder, signer });
  await log.append({ stream: new Uint8Array(16), act: new Uint8Array([1]) });
  await log.close();
  rmSync(join(folder, "state.json"));
  await expect(openLog({ folder, signer })).rejects.toBeInstanceOf(PenholderError);
  await expect(openLog({ folder, signer })).rejects.toMatchObject({ code: "log-disagrees" });
});
