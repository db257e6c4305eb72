export { type OwnershipReading, readOwnership } from "./read.ts";
