export { prepare } from "../profile.ts";
export { explain } from "./explain.ts";
export { scoreNames } from "./pairs.ts";
export { canReach, scoreProfiles } from "./score.ts";
