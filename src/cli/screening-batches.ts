import type { CustomerRow } from "#lists";
import {
  type AnsweredRow,
  answeredHit,
  answeredRow,
  type Customer,
  type Hit,
  type Profile,
  type Telling,
} from "#screening";
import type { CustomerFile } from "./customer-file.ts";

/** Screens profiles, in whatever thread; hits in the order of the profiles. */
export type Screener = (profiles: readonly Profile[]) => Promise<Hit[][]>;

const batchRows = 64;

interface Asked {
  row: CustomerRow;
  customer: Customer;
}

/**
 * Answers the rows after the first `skip`, batch by batch in the order of the file; as many batches as `ahead` are being
 * screened while earlier ones are written.
 */
export async function* answered(
  file: CustomerFile,
  screener: Screener,
  telling: Telling,
  { skip, ahead }: { skip: number; ahead: number },
): AsyncGenerator<AnsweredRow[]> {
  const running: Promise<AnsweredRow[]>[] = [];
  const start = (batch: readonly Asked[]): void => {
    const answer = answerBatch(batch, screener, telling);
    // A batch that fails while an earlier one is awaited is no unhandled rejection: it is awaited in its turn.
    answer.catch(() => undefined);
    running.push(answer);
  };
  let batch: Asked[] = [];
  for await (const row of file.table.rows()) {
    if (row.row <= skip) continue;
    batch.push({ row, customer: file.customer(row) });
    if (batch.length < batchRows) continue;
    start(batch);
    batch = [];
    const first = running.length > ahead ? running.shift() : undefined;
    if (first) yield await first;
  }
  start(batch);
  for (const each of running) yield await each;
}

async function answerBatch(batch: readonly Asked[], screener: Screener, telling: Telling): Promise<AnsweredRow[]> {
  const profiles = batch.flatMap(({ customer }) => customer.profile ?? []);
  const hits = profiles.length > 0 ? await screener(profiles) : [];
  let next = 0;
  return batch.map(({ row, customer }) => {
    const { profile } = customer;
    const found = profile && (hits[next++] ?? []).map((hit) => answeredHit(hit, profile, telling));
    return answeredRow(row, customer, found);
  });
}
