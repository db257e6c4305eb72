import { MessageChannel } from "node:worker_threads";
import { describe, expect, it } from "vitest";
import { type ListedProfile, profileOfProperties } from "#screening";
import { indexHere, indexInThread } from "./index-in-thread.ts";
import { newBells, ProfileSender, received } from "./profile-channel.ts";

const listed = (count: number): ListedProfile[] =>
  Array.from({ length: count }, (_, at) => ({
    ...profileOfProperties("Person", { name: [`Oren Talbek ${at % 7}`, "Тальбек"], birthDate: ["1965"] }, `id-${at}`),
    dataset: "un",
  }));

describe("profiles on their way to the thread that makes the index", () => {
  it.each([0, 1, 256, 700])("arrive as they were sent: %i of them", async (count) => {
    const { port1, port2 } = new MessageChannel();
    const bells = newBells();
    const sender = new ProfileSender(port1, bells);
    const profiles = listed(count);
    for (const profile of profiles) await sender.send(profile);
    await sender.end();
    expect([...received(port2, bells)]).toEqual(profiles);
    port1.close();
  });

  it("give the same index there as here", async () => {
    const [here, there] = [indexHere(), indexInThread()];
    for (const profile of listed(600)) {
      await here.add(profile);
      await there.add(profile);
    }
    expect(Buffer.from(await there.finish()).equals(Buffer.from(await here.finish()))).toBe(true);
  });

  it("are taken no more when the thread is stopped, which is said", async () => {
    const there = indexInThread();
    for (const profile of listed(300)) await there.add(profile);
    there.stop();
    await expect(there.finish()).rejects.toMatchObject({ code: "internal" });
  });
});
