import { join } from "node:path";

/** Where the parts of a log lie in its folder (docs/log.md). */
export interface LogPaths {
  /** What a web server may serve: `checkpoint` and `tile/`. */
  public: string;
  checkpoint: string;
  /** Which log this is; written last when a log is made. */
  config: string;
  /** Size and root of what is integrated. */
  state: string;
  acts: string;
  lock: string;
  owner: string;
}

export function pathsOf(folder: string): LogPaths {
  return {
    public: join(folder, "public"),
    checkpoint: join(folder, "public", "checkpoint"),
    config: join(folder, "log.json"),
    state: join(folder, "state.json"),
    acts: join(folder, "acts.sqlite"),
    lock: join(folder, "lock.sqlite"),
    owner: join(folder, "owner.sqlite"),
  };
}
