export { type OpenedAct, openAct, signAct, signedBy } from "./act.ts";
export { type Act, actType, type Label, labels } from "./types.ts";
