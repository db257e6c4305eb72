import { expect, it } from "vitest";
import { fuzz } from "./fuzz.ts";

// `npm run attack api` sends 10,000 of them, by any seed.
it("answers 1,500 requests out of its own description without a fault, and does not grow", async () => {
  const { sent, failures, statuses, growth } = await fuzz(1500, 20_180_821);
  expect(failures).toEqual([]);
  expect(sent).toBe(1500);
  for (const status of [200, 400, 401, 403, 404, 409, 422])
    expect([status, statuses.has(status)]).toEqual([status, true]);
  expect(growth).toBeLessThan(64 * 2 ** 20);
});
