export { deliverAlways } from "./deliver-always.ts";
export { deliverToFiles, type FileDrop } from "./file-drop.ts";
