export { cursorOf, keysOf } from "./cursor.ts";
export { type DoctorFinding, type DoctorOptions, examine } from "./keeping/doctor.ts";
export { type BackupOptions, type BackupReport, dumpStore } from "./keeping/dump.ts";
export { checkBackup, loadStore } from "./keeping/load.ts";
export type { Manifest } from "./keeping/manifest.ts";
export { type Difference, type Projector, type RebuildReport, rebuild } from "./keeping/rebuild.ts";
export { highest, maySee } from "./marking.ts";
export { openStore } from "./open-store.ts";
export type { PeopleReader, PeopleRow, PeopleTable, PeopleTransactor } from "./people-rows.ts";
export { peopleTables } from "./people-rows.ts";
export type {
  Access,
  ActFeed,
  ActListOptions,
  ActRow,
  BlobInfo,
  DueTimer,
  FoundBlob,
  Holding,
  IdempotentAnswer,
  ListOptions,
  Marking,
  Match,
  OutboxItem,
  Page,
  Place,
  Reader,
  SearchOptions,
  Statement,
  Store,
  StoredAct,
  StoreKeys,
  StoreOptions,
  Subject,
  SubjectToPut,
  TextToFind,
  Timer,
  ToAppend,
  Transactor,
  Visible,
} from "./types.ts";
