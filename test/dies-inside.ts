// Loaded before a command (`node --import`): its process is killed without a warning as soon as a file is so large.
import { statSync } from "node:fs";
import { isMainThread } from "node:worker_threads";

const { DIES_BY_FILE = "", DIES_ABOVE = "0" } = process.env;
const look = (): void => {
  const found = statSync(DIES_BY_FILE, { throwIfNoEntry: false });
  if (found && found.size > Number(DIES_ABOVE)) process.kill(process.pid, "SIGKILL");
};
if (isMainThread) setInterval(look, 1).unref();
