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
