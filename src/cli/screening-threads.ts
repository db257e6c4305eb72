import type { Screening } from "#app";
import { screen } from "#screening";
import type { Screener } from "./screening-batches.ts";
import type { ScreenOptions } from "./screening-options.ts";

/** Screens profiles in this thread or in workers. */
export interface OpenScreener {
  screen: Screener;
  close(): Promise<void>;
}

export async function openScreener(screening: Screening, options: ScreenOptions): Promise<OpenScreener> {
  const { threshold, limit, algorithm } = options;
  return {
    screen: async (profiles) =>
      profiles.map((profile) => screen(screening.index, profile, { threshold, limit, algorithm })),
    close: async () => {},
  };
}
