import type { Document, Reading, View } from "#document";
import type { Party } from "#parties";
import { align } from "./align.ts";
import { bind } from "./bind.ts";
import { classify } from "./classify/index.ts";
import { describeBlock, describeDocument, renumberings } from "./ledger/describe.ts";
import { draftChanges } from "./ledger/drafts.ts";
import { refuseTwoLanguages } from "./ledger/language.ts";
import { findAll, touched } from "./ledger/mentions.ts";
import { withoutFollowed } from "./ledger/references.ts";
import { remarksOn } from "./ledger/remarks.ts";
import { summarise } from "./ledger/summary.ts";
import { describeRequests, type Requests, warningsOn } from "./requests.ts";
import { rollUp } from "./rollup.ts";
import type { Binding, Change, ChangeClass, ChangeDraft, FoundMentions, Ledger } from "./types.ts";

/** Two versions of a report, and what is known about them. */
export interface Comparison {
  original: Reading;
  amended: Reading;
  /** Names of the two files without their folders, for the ledger to state. */
  names?: { original: string; amended: string };
  /** Which text was read of files that still carry tracked changes. */
  views?: { original?: View; amended?: View };
  /** Parties to look for besides those that the documents name themselves. */
  given?: Party[];
  /** Requests, decisions and declared corrections, and the name of the file that they came from. */
  requests?: Requests & { source: string };
  /** Changes that the panel declared its own, by their ids in this very comparison: silent ones of them are so no more. */
  declared?: readonly Declared[];
  /** Told before each step of long work, in words for people. */
  onProgress?: (what: string) => void;
}

export interface Declared {
  change: string;
  reason: string;
  /** ISO 8601. */
  date: string;
}

/**
 * The main job: everything that changed between two versions, classified, bound, and rolled up by who lost mentions.
 * Deterministic; takes time near-linear in the number of words.
 * @throws PenholderError languages-differ
 */
export function compareDocuments(comparison: Comparison): Ledger {
  const { original, amended, names, views, given = [], requests, declared = [], onProgress } = comparison;
  const [before, after] = [original.document, amended.document];
  refuseTwoLanguages(before, after);
  onProgress?.("Aligning the two versions");
  const alignment = align(before, after);
  onProgress?.("Comparing word by word");
  const drafts = draftChanges(alignment, before, after);
  onProgress?.("Finding who is named");
  const mentions = findAll(before, after, given);
  onProgress?.("Classifying the changes");
  const settled = withoutFollowed(alignment, before, after);
  const classified = drafts.map((draft) =>
    asChange(
      draft,
      mentions,
      classify(draft, mentions, (facts) => settled(draft, facts)),
    ),
  );
  onProgress?.("Binding changes to requests");
  const { changes, bindings } = bound(classified, before, after, requests, declared);
  onProgress?.("Counting who lost mentions");
  const rolled = rollUp(alignment, changes, before, after, mentions);
  const renumbered = renumberings(alignment, before, after);
  const remarks = remarksOn(alignment, before, after);
  return {
    schema: "penholder/ledger/1",
    documents: {
      original: describeDocument(before, names?.original, views?.original),
      amended: describeDocument(after, names?.amended, views?.amended),
    },
    blocks: { original: before.blocks.map(describeBlock), amended: after.blocks.map(describeBlock) },
    alignment,
    changes,
    ...rolled,
    renumbered,
    bindings,
    evidence: { original: original.evidence, amended: amended.evidence },
    summary: {
      ...summarise(changes, rolled.parties, renumbered.length, drafts),
      ...(remarks.length > 0 && { remarks }),
    },
  };
}

const silent: Binding = { status: "silent" };

/** A draft with its classes and the parties that it touches; not bound yet. */
function asChange(draft: ChangeDraft, mentions: FoundMentions, classes: ChangeClass[]): Change {
  const { id, kind, reworded, original, amended, edits, section } = draft;
  const joined = (blocks: Document["blocks"]) =>
    blocks.length > 0 ? blocks.map(({ text }) => text).join("\n\n") : null;
  return {
    ...{ id, kind, reworded },
    original: original.map((block) => block.id),
    amended: amended.map((block) => block.id),
    before: joined(original),
    after: joined(amended),
    ...(edits && { edits }),
    section,
    classes,
    parties: touched(draft, mentions),
    binding: silent,
  };
}

/** The changes with what explains them; all silent where no file of requests was given. */
function bound(
  changes: Change[],
  original: Document,
  amended: Document,
  requests: Comparison["requests"],
  declared: readonly Declared[],
): { changes: Change[]; bindings: Ledger["bindings"] } {
  if (!requests) return { changes, bindings: null };
  const { bindings, unfulfilled } = bind(changes, original, amended, requests);
  const own = declared.filter(({ change }) => (bindings.get(change) ?? silent).status === "silent");
  for (const { change } of own) bindings.set(change, { status: "own-correction", correction: correctionOf(change) });
  const described = describeRequests(requests);
  const corrections = own.map(({ change, reason, date }) => ({ id: correctionOf(change), by: null, date, reason }));
  const warnings = warningsOn(requests);
  return {
    changes: changes.map((change) => ({ ...change, binding: bindings.get(change.id) ?? silent })),
    bindings: {
      source: requests.source,
      signed: false,
      unfulfilled,
      ...described,
      corrections: [...described.corrections, ...corrections],
      ...(warnings.length > 0 && { warnings }),
    },
  };
}

/** Name of a correction that was declared of a change, and of nothing else. */
const correctionOf = (change: string): string => `own-${change}`;
