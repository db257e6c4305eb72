import type { Migration } from "./schema.ts";

/** The record, the subjects that acts are about, and what accompanies them. */
export const record: Migration = {
  number: 1,
  name: "record",
  statements: ({ int, bytes, text, serial, end }) => {
    const marked = `label ${int} NOT NULL, compartments ${text} NOT NULL`;
    return [
      `CREATE TABLE act (
        sequence ${int} PRIMARY KEY, stream ${bytes} NOT NULL, number ${int} NOT NULL, salt ${bytes} NOT NULL,
        bytes ${bytes} NOT NULL, entry ${bytes} NOT NULL, id ${text} UNIQUE, kind ${text}, case_id ${text},
        subject ${text}, actor ${text}, received ${int} NOT NULL, ${marked}, UNIQUE (stream, number)) ${end}`,
      "CREATE INDEX act_case ON act (case_id, sequence)",
      "CREATE INDEX act_subject ON act (subject, sequence)",
      "CREATE INDEX act_actor ON act (actor, sequence)",
      "CREATE INDEX act_kind ON act (kind, sequence)",
      `CREATE TABLE stream (
        stream ${bytes} PRIMARY KEY, heartbeat ${int} NOT NULL, next ${int} NOT NULL, head ${bytes} NOT NULL) ${end}`,
      "CREATE INDEX heartbeat_stream ON stream (stream) WHERE heartbeat = 1",
      `CREATE TABLE subject (
        id ${text} PRIMARY KEY, kind ${text} NOT NULL, case_id ${text} NOT NULL, version ${int} NOT NULL,
        title ${text} NOT NULL, state ${text} NOT NULL, sequence ${int}, changed ${int} NOT NULL, ${marked}) ${end}`,
      "CREATE INDEX subject_kind ON subject (kind, id)",
      "CREATE INDEX subject_case ON subject (case_id, id)",
      "CREATE INDEX subject_changed ON subject (changed, id)",
      "CREATE INDEX subject_kind_changed ON subject (kind, changed, id)",
      `CREATE TABLE deadline (
        subject ${text} NOT NULL, timer ${text} NOT NULL, at ${int} NOT NULL, PRIMARY KEY (subject, timer)) ${end}`,
      "CREATE INDEX deadline_at ON deadline (at)",
      `CREATE TABLE blob (
        name ${text} PRIMARY KEY, size ${int} NOT NULL, media_type ${text} NOT NULL, ${marked}) ${end}`,
      `CREATE TABLE vault (id ${text} PRIMARY KEY, sealed ${bytes} NOT NULL) ${end}`,
      `CREATE TABLE outbox (
        id ${text} PRIMARY KEY, recipient ${text} NOT NULL, kind ${text} NOT NULL, body ${text} NOT NULL,
        created ${int} NOT NULL, attempts ${int} NOT NULL, taken_until ${int} NOT NULL, ${marked}) ${end}`,
      "CREATE INDEX outbox_created ON outbox (created, id)",
      `CREATE TABLE idempotency (
        actor ${text} NOT NULL, key ${text} NOT NULL, request ${text} NOT NULL, answer ${text} NOT NULL,
        at ${int} NOT NULL, PRIMARY KEY (actor, key)) ${end}`,
      "CREATE INDEX idempotency_at ON idempotency (at)",
      `CREATE TABLE access (
        id ${serial}, at ${int} NOT NULL, actor ${text} NOT NULL, action ${text} NOT NULL,
        object ${text} NOT NULL, ${marked}) ${end}`,
      "CREATE INDEX access_object ON access (object, at)",
      "CREATE INDEX access_actor ON access (actor, at)",
      `CREATE TABLE people_row (
        kind ${text} NOT NULL, id ${text} NOT NULL, person ${text}, version ${int} NOT NULL, expires ${int},
        data ${text} NOT NULL, PRIMARY KEY (kind, id)) ${end}`,
      "CREATE INDEX people_row_person ON people_row (kind, person, id)",
      "CREATE INDEX people_row_expires ON people_row (kind, expires)",
    ];
  },
};
