export { prepare } from "../profile.ts";
export { explain } from "./explain.ts";
export { scoreNames } from "./pairs.ts";
export { canReach, oddsSought, scoreProfiles } from "./score.ts";
