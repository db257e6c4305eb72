import { fileBlob, hold } from "./blobs/rows.ts";
import { readerOf } from "./reader.ts";
import { noteAccesses, valuesOf } from "./rows/accesses.ts";
import { forgetAnswers, putAnswer } from "./rows/answers.ts";
import { append, appendHeartbeats } from "./rows/append.ts";
import { done, post, take } from "./rows/outbox.ts";
import { dropPeopleRow, putPeopleRow, sweepPeopleRows } from "./rows/people.ts";
import { putSubject } from "./rows/subjects.ts";
import { dropVault, putVault } from "./rows/vault.ts";
import type { Session } from "./session.ts";
import type { Transactor } from "./types.ts";

/** What can be read and written within a transaction. Writes go one after the other, even where they are not awaited so. */
export function transactorOf(session: Session): Transactor {
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(write: () => Promise<T>): Promise<T> => {
    const result = last.then(write);
    last = result.catch(() => {});
    return result;
  };
  return {
    ...readerOf(session),
    append: (entry) => inTurn(() => append(session, entry)),
    heartbeats: (count, received) => inTurn(() => appendHeartbeats(session, count, received)),
    put: (subject, expected, next) => inTurn(() => putSubject(session, subject, expected, next)),
    fileBlob: (info, by) => inTurn(() => fileBlob(session, info, by)),
    hold: (info, holding) => inTurn(() => hold(session, info, holding)),
    putVault: (id, identity) => inTurn(() => putVault(session, id, identity)),
    dropVault: (id) => inTurn(() => dropVault(session, id)),
    post: (item) => inTurn(() => post(session, item)),
    take: (options) => inTurn(() => take(session, options)),
    done: (id) => inTurn(() => done(session, id)),
    answer: (answer) => inTurn(() => putAnswer(session, answer)),
    forgetAnswers: (before) => inTurn(() => forgetAnswers(session, before)),
    accessed: (...accesses) => inTurn(() => noteAccesses(session, accesses.map(valuesOf))),
    putRow: (table, row, seen) => inTurn(() => putPeopleRow(session, table, row, seen)),
    dropRow: (table, id) => inTurn(() => dropPeopleRow(session, table, id)),
    sweepRows: (table, before) => inTurn(() => sweepPeopleRows(session, table, before)),
  };
}
