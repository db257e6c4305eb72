export { type KeptEntities, type OwnershipReading, readOwnership } from "./read.ts";
