import type { Screening } from "#app/screening";
import { type Hit, screen } from "#screening";
import type { Screener } from "./screening-batches.ts";
import { openLists, openListsWithThreads } from "./screening-lists.ts";
import type { ScreenOptions } from "./screening-options.ts";
import type { ScreenJob } from "./screening-thread.ts";

/** Lists opened, and profiles screened against them in this thread or in others. */
export interface OpenScreener {
  screening: Screening;
  screen: Screener;
  close(): Promise<void>;
}

/** Opens the lists with as many threads as the call says; one thread is this one. */
export async function openScreener(choice: ScreenOptions): Promise<OpenScreener> {
  const { threshold, limit, algorithm, workers } = choice;
  const options = { threshold, limit, algorithm };
  if (workers === 1) {
    const screening = await openLists(choice);
    return {
      screening,
      screen: async (profiles) => profiles.map((profile) => screen(screening.index, profile, options)),
      close: async () => screening.close(),
    };
  }
  const { screening, pool } = await openListsWithThreads(choice, workers);
  return {
    screening,
    screen: async (profiles) => (await pool.run("screen", { profiles, options } satisfies ScreenJob)) as Hit[][],
    async close() {
      await pool.close();
      screening.close();
    },
  };
}
