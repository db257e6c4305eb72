import { answerJobs } from "#app/screening";
import { type Profile, type ScreenOptions, screen } from "#screening";

/** What a thread is asked: profiles, and how to screen them. */
export interface ScreenJob {
  profiles: readonly Profile[];
  options: ScreenOptions;
}

// Runs in a thread of a WorkerPool.
answerJobs(
  new Map([
    [
      "screen",
      ({ index }, input) => {
        const { profiles, options } = input as ScreenJob;
        return profiles.map((profile) => screen(index, profile, options));
      },
    ],
  ]),
);
