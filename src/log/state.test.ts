import fc from "fast-check";
import { expect, it } from "vitest";
import { PenholderError } from "#kernel";
import { SimulatedDisk } from "../../test/crash/simulated-disk.ts";
import { readState, stateBytes } from "./state.ts";

async function read(bytes: Uint8Array): Promise<unknown> {
  const disk = new SimulatedDisk();
  const file = await disk.create("/state.json");
  await file.write(bytes);
  return readState(disk, "/state.json").catch((error: unknown) => error);
}

const states = fc.record({
  size: fc.bigInt({ min: 0n, max: 2n ** 60n }),
  root: fc.uint8Array({ minLength: 32, maxLength: 32 }),
});

it("is read as it was written, and in no other spelling", async () => {
  await fc.assert(
    fc.asyncProperty(states, fc.nat(), fc.integer({ min: 1, max: 255 }), async (state, at, mask) => {
      const bytes = stateBytes(state);
      expect(await read(bytes)).toEqual({ size: state.size, root: state.root });
      const mutated = Uint8Array.from(bytes);
      mutated[at % bytes.length] = (mutated[at % bytes.length] ?? 0) ^ mask;
      const answer = await read(mutated);
      // A changed digit or letter may spell another state; whatever else is refused by name.
      if (answer instanceof Error) expect(answer).toMatchObject({ code: "log-disagrees" });
      else expect(answer).not.toEqual({ size: state.size, root: state.root });
    }),
  );
});

it("refuses anything else by name", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(
        fc.uint8Array(),
        fc.json().map((text) => new TextEncoder().encode(`${text}\n`)),
      ),
      async (bytes) => {
        expect(await read(bytes)).toBeInstanceOf(PenholderError);
      },
    ),
  );
  expect(await readState(new SimulatedDisk(), "/state.json")).toBeNull();
});
