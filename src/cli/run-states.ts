import { answered, forms, recordForms } from "#client";
import { connect } from "./remote-connection.ts";
import type { OwedOptions, PageOptions } from "./remote-options.ts";
import { moreLine, pagesOf } from "./remote-pages.ts";
import { print, remotely, table } from "./remote-print.ts";

/** What states owe, and whether it came. */
export function listOwed(options: OwedOptions): Promise<void> {
  return remotely(options, async () => {
    const { client } = connect(options);
    const { asOf, state, resolution, standing } = options;
    const of = {
      ...(asOf !== undefined && { asOf }),
      ...(state !== undefined && { state }),
      ...(resolution !== undefined && { resolution: Number(resolution) }),
      ...(standing !== undefined && { standing }),
    };
    const { rows, more } = await pagesOf(options, async (page) => {
      const { data } = await client.GET("/api/v1/implementation-reports", { params: { query: { ...of, ...page } } });
      const { owed, next } = answered(forms.owed, data);
      return { rows: owed, next };
    });
    print(options, { owed: rows }, () => [
      ...table([
        ["state", "resolution", "due", "received", "standing", "days late", "subject"],
        ...rows.map(({ state: of, resolution: under, due, received, standing: how, daysLate, subject }) => {
          return [of, String(under), due, received ?? "", how, daysLate > 0 ? String(daysLate) : "", subject ?? ""];
        }),
      ]),
      ...moreLine(more),
    ]);
  });
}

/** Votes of the fifteen, by day. */
export function listVotes(options: PageOptions & { about?: string }): Promise<void> {
  return remotely(options, async () => {
    const { client } = connect(options);
    const of = options.about === undefined ? {} : { about: options.about };
    const { rows, more } = await pagesOf(options, async (page) => {
      const { data } = await client.GET("/api/v1/votes", { params: { query: { ...of, ...page } } });
      const { votes, next } = answered(recordForms.votes, data);
      return { rows: votes, next };
    });
    print(options, { votes: rows }, () => [
      ...table([
        ["day", "about", "", "for", "not for it", "known", "source"],
        ...rows.map(({ day, about, adopted, positions, known, source }) => {
          const others = Object.entries(positions).filter(([, position]) => position !== "for");
          const inFavour = Object.keys(positions).length - others.length;
          const who = others.map(([state, position]) => `${state} ${position}`).join(", ");
          return [day, about, adopted ? "adopted" : "not adopted", String(inFavour), who, known, source];
        }),
      ]),
      ...moreLine(more),
    ]);
  });
}

/** How a state voted and what it said, by day. */
export function listPositions(state: string, options: PageOptions & { about?: string }): Promise<void> {
  return remotely(options, async () => {
    const { client } = connect(options);
    const of = { state, ...(options.about !== undefined && { about: options.about }) };
    const { rows, more } = await pagesOf(options, async (page) => {
      const { data } = await client.GET("/api/v1/positions", { params: { query: { ...of, ...page } } });
      const { positions, next } = answered(forms.positions, data);
      return { rows: positions, next };
    });
    print(options, { positions: rows }, () => [
      ...table([
        ["day", "about", "position", "known", "source"],
        ...rows.map(({ day, about, position, words, known, source }) => {
          return [day, about ?? "", position ?? `"${(words ?? "").slice(0, 100)}"`, known, source];
        }),
      ]),
      ...moreLine(more),
    ]);
  });
}
