import { spawn } from "node:child_process";

/** Runs a child and kills it (SIGKILL) some milliseconds after its first line; everything that it had printed by then. */
export async function killedChild(path: string, given: readonly string[], milliseconds: number): Promise<string> {
  const child = spawn(process.execPath, [path, ...given], { stdio: ["ignore", "pipe", "pipe"] });
  let [output, errors] = ["", ""];
  child.stderr.on("data", (data) => {
    errors += data;
  });
  child.stdout.on("data", (data) => {
    if (output === "") setTimeout(() => child.kill("SIGKILL"), milliseconds);
    output += data;
  });
  const signal = await new Promise((resolve) => child.once("close", (_, by) => resolve(by)));
  if (signal !== "SIGKILL") throw new Error(`the child ended by itself: ${errors}`);
  return output;
}

/** The whole lines after the first, each a value in JSON: what the child had acknowledged. */
export function acknowledgedIn<T>(output: string): T[] {
  const lines = output.split("\n").slice(1, -1);
  return lines.map((line) => JSON.parse(line) as T);
}
