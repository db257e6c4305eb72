export { countersignAct, type OpenedAct, openAct, signAct, signedBy } from "./act.ts";
export { type ActBody, type ActKind, actBodies, isActKind } from "./kinds/index.ts";
export { type Act, actType, type Label, labels } from "./types.ts";
