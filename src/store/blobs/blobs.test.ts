import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { documentName } from "#record";
import { testCrypto } from "../../../test/record-crypto.ts";
import { everything, onBothEngines } from "../../../test/stores.ts";
import { type Marking, openStore, type Store } from "../index.ts";
import { opened, sealed } from "./form.ts";

const bare: Marking = { label: "unclassified", compartments: [] };
const secret: Marking = { label: "confidential", compartments: ["oil"] };

async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function bytesOf(content: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const all: Uint8Array[] = [];
  for await (const piece of content) all.push(piece);
  return new Uint8Array(Buffer.concat(all));
}

describe("an encrypted blob", () => {
  const [key, salt, bound] = [new Uint8Array(32).fill(1), new Uint8Array(32).fill(2), new Uint8Array([3])];
  const sizes = fc.oneof(fc.nat(300), fc.constantFrom(65_535, 65_536, 65_537, 131_072, 200_000));

  it("opens to what was sealed, in whatever pieces it comes", async () => {
    await fc.assert(
      fc.asyncProperty(
        sizes,
        fc.integer({ min: 1, max: 90_000 }),
        fc.integer({ min: 1, max: 90_000 }),
        async (size, one, other) => {
          const content = new Uint8Array(size).map((_, i) => i % 251);
          const file = await bytesOf(sealed(key, salt, bound, inPieces(content, Math.max(one, size >> 6))));
          expect(file.length).toBe(49 + size + 16 * Math.max(1, Math.ceil(size / 65_536)));
          expect(await bytesOf(opened(key, bound, inPieces(file, Math.max(other, size >> 6))))).toEqual(content);
        },
      ),
      { numRuns: 25 },
    );
  });

  it("does not open when it is cut off, altered, reordered, bound to something else or random", async () => {
    const content = new Uint8Array(150_000).fill(7);
    const file = await bytesOf(sealed(key, salt, bound, inPieces(content, 10_000)));
    const open = (bytes: Uint8Array, by = key, to = bound) => bytesOf(opened(by, to, inPieces(bytes, 7000)));
    const piece = 65_552;
    const swapped = Buffer.concat([
      file.subarray(0, 49),
      file.subarray(49 + piece, 49 + 2 * piece),
      file.subarray(49, 49 + piece),
      file.subarray(49 + 2 * piece),
    ]);
    const wrong = [0, 10, 48, 49, 49 + 16, 49 + piece, 49 + 2 * piece, file.length - 1].map((end) =>
      file.subarray(0, end),
    );
    for (const bytes of [...wrong, swapped, Buffer.concat([file, file.subarray(49)])])
      await expect(open(bytes)).rejects.toThrow();
    await expect(open(file, key, new Uint8Array([4]))).rejects.toThrow();
    await expect(open(file, new Uint8Array(32))).rejects.toThrow();
    await fc.assert(
      fc.asyncProperty(fc.nat(file.length - 1), fc.integer({ min: 1, max: 255 }), async (at, flip) => {
        const altered = new Uint8Array(file);
        altered[at] = (altered[at] ?? 0) ^ flip;
        await expect(open(altered)).rejects.toThrow();
      }),
      { numRuns: 40 },
    );
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
        await expect(open(bytes)).rejects.toThrow();
      }),
      { numRuns: 50 },
    );
  });
});

onBothEngines("blobs", ({ options, open }) => {
  const file = async (store: Store, content: Uint8Array, marking: Marking) => {
    const info = await store.putBlob(inPieces(content, 4000), { ...marking, mediaType: "text/plain" });
    await store.transact((tx) => tx.fileBlob(info));
    return info;
  };
  const text = new TextEncoder().encode("what nobody may see ".repeat(500));

  it("lie under their hash when anybody may see them, encrypted under another name when not", async () => {
    const given = await options();
    const store = await openStore(given);
    const [one, again, hidden, elsewhere] = [
      await file(store, text, bare),
      await file(store, text, bare),
      await file(store, text, secret),
      await file(store, text, { ...secret, compartments: ["arms"] }),
    ];
    const sha256 = createHash("sha256").update(text).digest("hex");
    expect([one.name, again.name, one.size]).toEqual([sha256, sha256, text.length]);
    expect(new Set([sha256, hidden.name, elsewhere.name]).size).toBe(3);
    const path = join(given.folder, "blobs", hidden.name.slice(0, 2), hidden.name);
    expect(readFileSync(path, "latin1")).not.toContain("nobody");
    for (const { name } of [one, hidden]) {
      const found = await store.getBlob(name, everything);
      expect(found && (await bytesOf(found.content))).toEqual(text);
    }
    const digest = createHash("sha256").update(text).digest();
    const opening = (await store.getBlob(hidden.name, everything))?.opening(digest) ?? new Uint8Array();
    expect(documentName(testCrypto, opening, digest)).toBe(hidden.name);
    expect((await store.getBlob(elsewhere.name, everything))?.opening(digest)).not.toEqual(opening);
    expect((await store.getBlob(hidden.name, everything))?.opening(digest.fill(0))).toBeNull();
    expect(await store.getBlob(hidden.name, { label: "confidential", compartments: ["arms"] })).toBeNull();
    expect(await store.getBlob(hidden.name, { label: "unclassified", compartments: ["oil"] })).toBeNull();
    expect(await store.getBlob("../../etc/passwd", everything)).toBeNull();
    writeFileSync(path, readFileSync(path).fill(0, 100, 101));
    const damaged = await store.getBlob(hidden.name, everything);
    await expect(damaged && bytesOf(damaged.content)).rejects.toMatchObject({ code: "blob-damaged" });
    await store.close();
  });

  it("leave nothing behind when they are too large or their source breaks off", async () => {
    const given = await options();
    const store = await openStore(given);
    const tooLarge = store.putBlob(text, { ...bare, mediaType: "x/y", maxBytes: 100 });
    await expect(tooLarge).rejects.toMatchObject({ code: "file-too-large" });
    const broken = async function* () {
      yield text;
      throw new Error("the sender is gone");
    };
    await expect(store.putBlob(broken(), { ...secret, mediaType: "x/y" })).rejects.toThrow("gone");
    expect(readdirSync(join(given.folder, "blobs"))).toEqual([]);
    await store.close();
  });

  it("are there when they are written at the same time", async () => {
    const store = await open();
    const infos = await Promise.all(
      Array.from({ length: 20 }, (_, i) => file(store, text.subarray(0, 100 + (i % 5)), secret)),
    );
    expect(new Set(infos.map(({ name }) => name)).size).toBe(5);
    for (const { name, size } of infos) {
      const found = await store.getBlob(name, everything);
      expect(found && (await bytesOf(found.content)).length).toBe(size);
    }
  });
});
