import { openAct } from "#acts";
import { PenholderError } from "#kernel";
import { foundRegister, type Register } from "#people";
import type { ActRow, Projector, Transactor } from "#store";
import { type Judging, takeEffect } from "./effect.ts";
import { heldIn, holdingKind } from "./holding.ts";
import { lodgingKind, lodgingOf } from "./lodging.ts";
import { everything } from "./project.ts";

/**
 * A projector for `rebuild`: judges and projects every act of the record again, in its order, as `perform` did when it
 * came. An act that cannot have been performed throws `record-damaged`, with its place.
 */
export function replayer(judging: Judging): Projector {
  let register: Register = foundRegister(judging.crypto, judging.founding);
  let lodged: ReturnType<typeof lodgingOf>;
  return async (transactor, row) => {
    if (row.kind === lodgingKind) {
      lodged = lodgingOf(row.bytes);
      return;
    }
    if (row.kind === holdingKind) await holdAgain(transactor, row);
    if (row.id === null) return;
    const opened = openAct(row.bytes);
    if (!opened.ok) throw damaged(row, opened.problem);
    // Its proof stands just before it.
    const lodging = lodged?.act === row.id ? lodged.proof : undefined;
    lodged = undefined;
    const doing = { opened: opened.value, lodging, actor: null, received: row.received };
    try {
      const place = { sequence: row.sequence, number: row.number, entry: row.entry, repeated: false };
      ({ register } = await takeEffect(judging, transactor, register, doing, place));
    } catch (error) {
      throw error instanceof PenholderError ? damaged(row, error.message) : error;
    }
  };
}

async function holdAgain(transactor: Transactor, row: ActRow): Promise<void> {
  const held = heldIn(row.bytes);
  const act = held && (await transactor.actById(held.act, everything));
  if (!held || !act || act.subject === null || act.subject !== row.subject)
    throw damaged(row, "it names no act by which its subject could hold a document");
  await transactor.hold(held.info, { subject: act.subject, sequence: act.sequence });
}

const damaged = ({ sequence }: ActRow, problem: string) =>
  new PenholderError(
    "record-damaged",
    `Act ${sequence} of the record does not follow from those before it: ${problem}`,
  );
