// A process that opens a store and the log that follows it, and writes until it is killed. A line on standard output says
// what has been acknowledged, and is written before anything further is asked for.
import { writeSync } from "node:fs";
import { join } from "node:path";
import { openLog } from "#log";
import { openStore } from "#store";
import { id, signedAct, storeOptions } from "../stores.ts";
import { seeded, signer } from "./fixture.ts";

const [folder = "", database = "", seed = ""] = process.argv.slice(2);
const choose = seeded(seed);
const store = await openStore({ ...storeOptions(join(folder, "files"), seed), database });
const log = await openLog({ folder: join(folder, "log"), signer, feed: store.feed });
writeSync(1, "open\n");

async function one(round: number, i: number): Promise<void> {
  const name = `${seed} ${round} ${i}`;
  const undone = choose(10) === 0;
  const act = signedAct({ id: id(name), case: id(`case ${choose(9)}`), body: { name } });
  const document = await store.putBlob(Buffer.from(name), {
    label: "confidential",
    compartments: [],
    mediaType: "text/plain",
  });
  try {
    const { sequence } = await store.transact(async (tx) => {
      const place = await tx.append({ act, received: round });
      const about = { id: id(name), kind: "report", case: act.act.case, title: name, state: { blob: document.name } };
      const marking = { label: "unclassified", compartments: [] } as const;
      await tx.put(
        { ...about, sequence: place.sequence, changed: round, ...marking, deadlines: [{ timer: "t", at: i }] },
        null,
      );
      await tx.fileBlob(document);
      if (undone) throw new Error("undone");
      return place;
    });
    writeSync(1, `${JSON.stringify({ name, sequence: Number(sequence) })}\n`);
  } catch (error) {
    if (!undone) throw error;
  }
}

for (let round = 0; ; round++) {
  await Promise.all(Array.from({ length: 1 + choose(choose(4) === 0 ? 80 : 8) }, (_, i) => one(round, i)));
  if (choose(2) === 0) await log.catchUp();
}
