import { blobInfo, hasFiled, listHoldings } from "./blobs/rows.ts";
import { listAccesses } from "./rows/accesses.ts";
import { actAt, actById, actCount, listActs } from "./rows/acts.ts";
import { answered } from "./rows/answers.ts";
import { dueTimers, visibleDeadlines } from "./rows/deadlines.ts";
import { disclosedActs } from "./rows/disclosures.ts";
import { peopleRow, peopleRows, rowsOfPerson } from "./rows/people.ts";
import { countSubjects, getSubject, listSubjects } from "./rows/subjects.ts";
import { searchTexts } from "./rows/texts.ts";
import { getVault } from "./rows/vault.ts";
import type { Session } from "./session.ts";
import type { Reader } from "./types.ts";

/** What can be read within a transaction. */
export function readerOf(session: Session): Reader {
  return {
    act: (sequence, visible) => actAt(session, sequence, visible),
    actById: (id, visible) => actById(session, id, visible),
    acts: (options) => listActs(session, options),
    disclosed: (options) => disclosedActs(session, options),
    actCount: () => actCount(session),
    get: (id, visible) => getSubject(session, id, visible),
    list: (options) => listSubjects(session, options),
    count: (options) => countSubjects(session, options),
    due: (before, limit) => dueTimers(session, before, limit),
    deadlines: (options) => visibleDeadlines(session, options),
    search: (options) => searchTexts(session, options),
    blob: (name, visible) => blobInfo(session, name, visible),
    holdings: (blob, visible, subject) => listHoldings(session, blob, visible, subject),
    hasFiled: (person, blob) => hasFiled(session, person, blob),
    vault: (id) => getVault(session, id),
    answered: (actor, key) => answered(session, actor, key),
    accesses: (options) => listAccesses(session, options),
    row: (table, id) => peopleRow(session, table, id),
    rowsOf: (table, person) => rowsOfPerson(session, table, person),
    rows: (table, after, limit) => peopleRows(session, table, after, limit),
  };
}
