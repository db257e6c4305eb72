// A process that opens an institution, performs acts and reads them until it is killed. A line on standard output says which
// act was acknowledged, or handed out, and is written before anything further is asked for.
import { readFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { openInstitution } from "#app";
import { nodeRandom } from "#log";
import { type Asking, readAct } from "#service";
import { newId, Stage, signerOf } from "../../src/app/demo/stage.ts";
import { seeded } from "./fixture.ts";

const [folder = "", seed = ""] = process.argv.slice(2);
const choose = seeded(seed);
const secret = readFileSync(join(folder, "secretary.key"), "utf8");
const app = await openInstitution({ folder, env: {} });
const stage = new Stage(app.institution, app.registers, new Map([["secretary", signerOf(secret, "secretary")]]));
const reader = { id: "secretary", role: "secretary", delegation: null, team: "committee", compartments: [] } as const;
const asking: Asking = { principal: null, actor: { ...reader, label: "strictly confidential" }, at: Date.now() };
writeSync(1, "open\n");

/** A case with two proposals in it; the third act of each is refused, and leaves nothing behind. */
async function one(): Promise<void> {
  const file = newId(nodeRandom);
  const on = { case: file, label: "confidential" } as const;
  const acknowledged = async (done: ReturnType<Stage["does"]>) => {
    const { act, sequence } = await done;
    writeSync(1, `${JSON.stringify({ act, sequence: Number(sequence) })}\n`);
    const view = await readAct(app, asking, act);
    writeSync(1, `${JSON.stringify({ read: view.id })}\n`);
  };
  const body = { title: "A case", teams: ["committee"], delegations: [] };
  await acknowledged(stage.does("secretary", { ...on, kind: "case/open", subject: file, body }));
  for (let i = 0; i < 2; i++) {
    const proposal = { ...on, kind: "matter/propose", subject: newId(nodeRandom) };
    await acknowledged(stage.does("secretary", { ...proposal, body: { matterKind: "other", title: `Matter ${i}` } }));
    await stage.does("secretary", { ...proposal, kind: "matter/release", body: {} }).catch(() => {});
  }
}

for (;;) await Promise.all(Array.from({ length: 1 + choose(12) }, one));
