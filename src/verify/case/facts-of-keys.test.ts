import { expect, it } from "vitest";
import type { EnrolledKey, Register } from "#register";
import { factsOfKeys } from "./facts-of-keys.ts";

const place = (sequence: bigint) => ({ sequence, at: Number(sequence) * 1000 });
const first: EnrolledKey = {
  ...{ person: "member", vkey: "a", fingerprint: "11111 22222", holder: "person" },
  ...{ since: place(1n), enrolled: { act: "1", by: "secretary" }, until: null },
  ended: { ...place(5n), act: "5", by: "secretary", how: "revoked", reason: "Said to be lost." },
};
const second: EnrolledKey = {
  ...{ person: "member", vkey: "b", fingerprint: "33333 44444", holder: "person" },
  ...{ since: place(6n), enrolled: { act: "6", by: "secretary" }, until: null },
};

function facts(keys: readonly EnrolledKey[], ...indexes: number[]) {
  const register = { keys: new Map([["member", keys]]) } as unknown as Register;
  const entries = indexes.map((index) => ({ index, act: { act: { actor: "member", case: "c" } } }));
  const scene = { entries, file: { case: "c" }, replay: { register } };
  return factsOfKeys(scene as unknown as Parameters<typeof factsOfKeys>[0]);
}

it("tells who gave somebody another key than his own, and what was signed with it", () => {
  const [told, ...others] = facts([first, second], 3, 8, 9);
  expect(others).toEqual([]);
  expect(told).toMatchObject({ kind: "key", proved: true, acts: [8, 9] });
  for (const words of [
    "revoked by secretary",
    "“Said to be lost.”",
    "the same officer for both",
    "act 8, 9",
    "33333 44444",
  ])
    expect(told?.says).toContain(words);
});

it("tells nothing of first keys, of keys that their owner rotated, and of keys that signed nothing here", () => {
  expect(facts([first], 3)).toEqual([]);
  expect(facts([first, second], 3)).toEqual([]);
  const rotated = { ...second, enrolled: { act: "6", by: "member" } };
  expect(facts([first, rotated], 8)).toEqual([]);
});

it("names two officers where two did it", () => {
  const other = { ...second, enrolled: { act: "6", by: "chair" } };
  expect(facts([first, other], 8)[0]?.says).toMatch(/revoked by secretary .* enrolled by chair; /u);
});
