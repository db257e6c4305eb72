import { PenholderError } from "#kernel";
import { type Snapshot, SnapshotStore } from "#lists";
import {
  type CustomerToReview,
  type ListChange,
  type ListedProfile,
  listChanges,
  needsReview,
  profileOf,
  rescreen,
} from "#screening";
import { reviewsToCsv, reviewToTerminal } from "#writers";
import { mappingText, openCustomerFile } from "./customer-file.ts";
import { customerIndex } from "./customer-index-file.ts";
import { readDecisions } from "./decisions-file.ts";
import { progress } from "./progress.ts";
import { openLists } from "./screening-lists.ts";
import type { RescreenOptions } from "./screening-options.ts";
import { writeStream } from "./screening-output.ts";

/** `penholder rescreen --customers FILE --from SNAPSHOT --to SNAPSHOT` */
export async function runRescreen(options: RescreenOptions): Promise<void> {
  const { customers: path, out } = options;
  if (out !== undefined && !/\.(?:csv|jsonl)$/iu.test(out))
    throw new PenholderError("usage", `--out ${out}: the ending says the form; it is .csv or .jsonl.`);
  const pairs = editions(new SnapshotStore(options.store), options);
  const decisions = readDecisions(options.decisions);
  const file = await openCustomerFile(path, options);
  process.stderr.write(`${mappingText(file, path)}\n`);
  const clock = [performance.now()];
  // The lists first: what is wrong with them is told before the long work begins.
  const changes = await changesOf(options.store, pairs);
  const rarity = await rarityOf(options);
  clock.push(performance.now());
  const kept = options.index ?? `${path}.penholder-index`;
  const { index, unscreened, built } = await customerIndex(file, path, kept, options.schema);
  clock.push(performance.now());
  const bar = progress();
  const found = rescreen(
    index,
    counted(changes, (done) => bar.update("changed entries:", done, changes.length)),
    {
      threshold: options.threshold,
      rarity,
      algorithm: options.algorithm,
      decisions,
    },
  );
  bar.done();
  clock.push(performance.now());
  const shown = options.all ? found : found.filter(needsReview);
  await write(shown, options);
  const spans = pairs.map(({ from, to }) => `${to.list} ${from?.date ?? "(none)"} to ${to.date}`).join(", ");
  process.stderr.write(
    `${spans}: ${changes.length} entries changed; ${shown.length} of ${index.size} customers to be looked at again${found.length > shown.length ? `, ${found.length - shown.length} settled by decisions` : ""}; ` +
      `${seconds(clock, 2, 3)} to compare, ${seconds(clock, 0, 1)} to read the lists, ${seconds(clock, 1, 2)} to ${built ? "index the customers, kept for the next time" : "open their index"}\n`,
  );
  if (unscreened.length > 0)
    process.stderr.write(
      `NOT SCREENED: ${unscreened.length} rows without a name, first row ${unscreened.slice(0, 5).join(", ")}\n`,
    );
  if (options.failOnHits && shown.length > 0) process.exitCode = 3;
}

const seconds = (clock: readonly number[], from: number, to: number): string =>
  `${(((clock[to] ?? 0) - (clock[from] ?? 0)) / 1000).toFixed(1)} s`;

interface Editions {
  from: Snapshot | undefined;
  to: Snapshot;
}

/** The editions to be compared: of one list (list@day), or of all lists that there were on the later day. */
function editions(store: SnapshotStore, { from, to, lists }: RescreenOptions): Editions[] {
  const [before, after] = [parsed(from, "--from"), parsed(to, "--to")];
  if (before.list !== after.list)
    throw new PenholderError("usage", "--from and --to are of two lists; say the same list in both, or a day in both.");
  const day = after.day;
  const known = [...new Set(store.all().map(({ list }) => list))];
  const wanted = after.list !== undefined ? [after.list] : (lists ?? known);
  const pairs = wanted
    .filter(
      (list) => after.list !== undefined || lists !== undefined || store.all(list).some(({ date }) => date <= day),
    )
    .map((list) => ({
      to: store.asOf(list, day),
      from: store
        .all(list)
        .filter(({ date }) => date <= before.day)
        .at(-1),
    }));
  if (pairs.length === 0) return [{ from: undefined, to: store.asOf(wanted[0] ?? "un", day) }];
  return pairs;
}

function parsed(snapshot: string, option: string): { list?: string; day: string } {
  const found = /^(?:([a-z0-9-]{1,40})@)?(\d{4}-\d{2}-\d{2})$/u.exec(snapshot);
  if (!found?.[2] || Number.isNaN(Date.parse(found[2])))
    throw new PenholderError(
      "usage",
      `${option} ${snapshot}: say a day as in 2018-09-13, or a list and a day as in un@2018-09-13.`,
    );
  return { day: found[2], ...(found[1] !== undefined && { list: found[1] }) };
}

async function changesOf(folder: string, pairs: readonly Editions[]): Promise<ListChange[]> {
  const store = new SnapshotStore(folder);
  const changes: ListChange[] = [];
  for (const { from, to } of pairs)
    if (from?.hash !== to.hash)
      changes.push(...listChanges(from ? await profilesOf(store, from) : [], await profilesOf(store, to)));
  return changes;
}

async function profilesOf(store: SnapshotStore, snapshot: Snapshot): Promise<ListedProfile[]> {
  const profiles: ListedProfile[] = [];
  for await (const entity of store.entities(snapshot))
    if (entity.names.length > 0) profiles.push(profileOf(entity, snapshot.list));
  return profiles;
}

/** How much names tell, by all lists of the later day, as `screen` weighs them. */
async function rarityOf({ store, lists, to }: RescreenOptions) {
  const screening = await openLists({ store, asOf: to.slice(-10), ...(lists && { lists }) });
  const { rarity } = screening.index;
  screening.close();
  return rarity;
}

function* counted(changes: readonly ListChange[], tell: (done: number) => void): Generator<ListChange> {
  for (const [at, change] of changes.entries()) {
    tell(at);
    yield change;
  }
}

async function write(found: readonly CustomerToReview[], { out, json }: RescreenOptions): Promise<void> {
  const lines = (async function* () {
    for (const each of found) yield `${JSON.stringify({ row: each.place + 1, ...each })}\n`;
  })();
  if (out !== undefined) return writeStream(out, /\.csv$/iu.test(out) ? reviewsToCsv(found) : lines);
  if (json) for await (const line of lines) process.stdout.write(line);
  else for (const each of found) process.stdout.write(`${reviewToTerminal(each)}\n`);
}
