import { CustomerIndex, DecisionBook, type ListChange, needsReview, profileOfProperties, rescreen } from "#screening";
import type { Screening } from "#service/screening";
import { type Answer, json, YenteError } from "../server/answer.ts";
import { readBody } from "./body.ts";
import { named, queryOf } from "./match-task.ts";
import { rescreenBody } from "./rescreen-schemas.ts";

export interface RescreenInput {
  body: Uint8Array | undefined;
  /** EditionChanges as JSON. */
  changes: string;
}

const spanOfBody = rescreenBody.pick({ from: true, to: true, lists: true });

/** Which editions a body asks about: read here, since a body may be large. */
export function spanTask(_screening: Screening, { body }: Pick<RescreenInput, "body">): Answer {
  return json(readBody(spanOfBody, body));
}

const mostCustomers = 5000;

/** POST /rescreen: which customers must be looked at again after the lists changed, and why. */
export function rescreenTask(screening: Screening, { body, changes }: RescreenInput, deadline: number): Answer {
  const asked = readBody(rescreenBody, body);
  const entries = Object.entries(asked.customers);
  if (entries.length > mostCustomers) throw new YenteError(400, `Too many customers (limit: ${mostCustomers})`);
  const customers = CustomerIndex.build(
    entries.map(([id, customer]) => {
      const { schema, properties } = queryOf(customer);
      return profileOfProperties(schema, properties, id);
    }),
  );
  const lines = asked.decisions.map((decision) => JSON.stringify(decision));
  const change = JSON.parse(changes) as { editions: unknown; changes: ListChange[] };
  const found = rescreen(customers, untilLate(change.changes, deadline), {
    threshold: asked.threshold,
    rarity: screening.index.rarity,
    algorithm: named(asked.algorithm).answers,
    decisions: DecisionBook.read(lines, "decisions"),
  });
  return json({
    editions: change.editions,
    changed: change.changes.length,
    customers: found.map(({ customer, caption, reasons, ...rest }) => ({
      customer,
      caption,
      review: needsReview({ ...rest, customer, caption, reasons }),
      reasons,
    })),
  });
}

function* untilLate(changes: readonly ListChange[], deadline: number): Generator<ListChange> {
  for (const change of changes) {
    if (Date.now() > deadline)
      throw new YenteError(503, "The request took longer than it may: send fewer customers.", { "retry-after": "1" });
    yield change;
  }
}
