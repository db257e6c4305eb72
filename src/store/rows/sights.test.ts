import { expect, it } from "vitest";
import { id, onBothEngines } from "../../../test/stores.ts";
import { openStore } from "../index.ts";
import { chooseEngine } from "../open-store.ts";
import type { SubjectToPut, Visible } from "../types.ts";
import { sightsFor } from "./sights.ts";

const open = { label: "unclassified", compartments: [] as string[] } as const;
const secret = { label: "confidential", compartments: [] as string[] } as const;
const oil = { label: "confidential", compartments: ["oil"] } as const;

onBothEngines("the sights by which texts are found", ({ options }) => {
  it("are the reader's own, so that the index of words is never asked for what is hidden", async () => {
    const given = await options();
    const store = await openStore(given);
    const put = (name: string, marking: Pick<SubjectToPut, "label" | "compartments">, concerns: string[]) =>
      store.transact((tx) =>
        tx.put(
          {
            ...{ id: id(name), kind: "report", case: id("case"), title: name, state: {}, sequence: null, changed: 1 },
            ...{ ...marking, concerns, texts: [{ part: "p", title: name, text: "of a tanker", ...open }] },
          },
          null,
        ),
      );
    await put("open", open, ["person:a"]);
    await put("secret", secret, ["person:a", "person:b"]);
    await put("another secret", secret, ["person:b"]);
    await put("oil", oil, ["person:a"]);
    await store.close();
    const engine = chooseEngine(given);
    const named = async (visible: Visible) => {
      const { keys, random, crypto } = given;
      return engine.read(async (db) => {
        const ids = await sightsFor({ db, engine, keys, random, crypto }, visible);
        const rows = await db.selectFrom("sight").selectAll().where("id", "in", ids).execute();
        return rows.map(({ one, label, compartments }) => `${one} ${label} ${compartments}`).sort();
      });
    };
    expect(await named(open)).toEqual([" 0 []"]);
    expect(await named(secret)).toEqual([" 0 []", " 1 []"]);
    expect(await named({ ...open, compartments: ["oil"] })).toEqual([" 0 []"]);
    expect(await named(oil)).toEqual([" 0 []", ' 1 ["oil"]', " 1 []"]);
    const concerned = { label: "confidential", by: ["person:a", "delegation:c"] } as const;
    expect(await named({ ...open, concerned })).toEqual([" 0 []", "person:a 1 []"]);
    expect(await named({ ...open, compartments: ["oil"], concerned })).toEqual([
      " 0 []",
      'person:a 1 ["oil"]',
      "person:a 1 []",
    ]);
    expect(await named({ ...open, all: true })).toEqual([" 0 []", ' 1 ["oil"]', " 1 []"]);
    await engine.close();
  });
});
