import type { FileSystem } from "#disk";
import { PenholderError } from "#kernel";
import { fromBase64, toBase64 } from "#record";
import { jsonBytes, readJsonFile } from "./json-file.ts";

/** How far the tree on disk goes. */
export interface TreeState {
  size: bigint;
  root: Uint8Array;
}

const type = "penholder/log-state/1";

export function stateBytes({ size, root }: TreeState): Uint8Array {
  return jsonBytes({ type, size: size.toString(), root: toBase64(root) });
}

/** null where there is none; throws `log-disagrees` where it is not a state. */
export async function readState(files: FileSystem, path: string): Promise<TreeState | null> {
  const value = await readJsonFile(files, path, ["type", "size", "root"]);
  if (!value) return null;
  const root = fromBase64(value.root);
  if (value.type !== type || !/^(0|[1-9][0-9]{0,18})$/.test(value.size) || !root.ok || root.value.length !== 32)
    throw new PenholderError("log-disagrees", `${path} is not the state of a log; run penholder log fsck.`, {
      file: path,
    });
  return { size: BigInt(value.size), root: root.value };
}
