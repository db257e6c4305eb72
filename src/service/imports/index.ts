export { type ImportDesk, type RecordedImport, recordImport } from "./record-import.ts";
