import { spawn } from "node:child_process";

/**
 * Runs a child and kills it (SIGKILL) some milliseconds after a line of its output (the first one says that it has opened,
 * the second what it acknowledged first); everything that it had printed by then.
 */
export async function killedChild(
  path: string,
  given: readonly string[],
  { line, milliseconds }: { line: 1 | 2; milliseconds: number },
): Promise<string> {
  const child = spawn(process.execPath, [path, ...given], { stdio: ["ignore", "pipe", "pipe"] });
  let [output, errors, dies] = ["", "", false];
  child.stderr.on("data", (data) => {
    errors += data;
  });
  child.stdout.on("data", (data) => {
    output += data;
    if (dies || output.split("\n").length <= line) return;
    dies = true;
    setTimeout(() => child.kill("SIGKILL"), milliseconds);
  });
  const signal = await new Promise((resolve) => child.once("close", (_, by) => resolve(by)));
  if (signal !== "SIGKILL") throw new Error(`the child ended by itself: ${errors}`);
  return output;
}

/** Every second kill comes after something was acknowledged: however slow the machine, promises are made and held to. */
export const lineOf = (run: number): 1 | 2 => (run % 2 === 0 ? 1 : 2);

/** The whole lines after the first, each a value in JSON: what the child had acknowledged. */
export function acknowledgedIn<T>(output: string): T[] {
  const lines = output.split("\n").slice(1, -1);
  return lines.map((line) => JSON.parse(line) as T);
}
