/** Within this time a second request is the first one over again: npm passes on what the terminal has sent already. */
const sameRequest = 1000;

/** Settles when the process is asked to stop (SIGINT, SIGTERM); whoever asks again later ends it at once. */
export function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    const stop = (): void => {
      setTimeout(() => {
        for (const signal of ["SIGINT", "SIGTERM"] as const) process.off(signal, stop);
      }, sameRequest).unref();
      resolve();
    };
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, stop);
  });
}
