import { PenholderError } from "#kernel";
import { type Crypto, toBase64 } from "#record";
import { openBlocks } from "./amend.ts";
import type { HidingPlan, RedactOptions } from "./answers.ts";
import { checkHidden } from "./check-hidden.ts";
import { headerHash, manifestHash, signStatement } from "./envelope.ts";
import { Hashes, slotClass } from "./hashes.ts";
import { innerOf, metaLeaf, ownNumber } from "./leaves.ts";
import { authenticHeader } from "./opened.ts";
import { manifestOf } from "./parse.ts";
import { partlyOpen } from "./partly.ts";
import { type HiddenParts, hidingsOf, type Resolved, refuse, resolvePlan } from "./plan.ts";
import { requireOrder } from "./release.ts";
import {
  type Header,
  type Manifest,
  manifestType,
  type OpenBlock,
  type RedactedCopy,
  type SealedBlock,
  type SealedNumbers,
  type SealedReport,
} from "./types.ts";

/**
 * Makes a copy for publication that hides what the plan says, and its manifest. Slots that hold no span are listed in
 * the manifest with the last hidden span of their block, so that nobody can tell them from hidden ones. Throws
 * `redaction-refused` for a plan that cannot be carried out, `release-refused` where the copy stands in no order with
 * what is released already.
 */
export function redact(
  crypto: Crypto,
  report: SealedReport,
  plan: readonly HidingPlan[],
  options: RedactOptions,
): RedactedCopy {
  const hashes = new Hashes(crypto);
  const header = authenticHeader(hashes, report);
  const open = [...openBlocks(report).values()];
  const resolved = resolvePlan(open, report.meta, plan);
  padSlots(open, resolved);
  const manifest: Manifest = {
    type: "penholder/manifest/1",
    header: headerHash(crypto, report.seal.envelope),
    report: header.report,
    version: header.version,
    ...following(crypto, header, options.previous),
    hidden: hidingsOf(
      plan,
      resolved,
      open.map(({ id }) => id),
    ),
  };
  const copy: RedactedCopy = {
    type: "penholder/redacted-copy/1",
    seal: report.seal,
    manifest: { envelope: signStatement(manifestType, manifest, options.signers), receipt: null },
    meta: resolved.title === null ? report.meta : { stub: toBase64(metaLeaf(hashes, report.meta)) },
    numbers: hiddenNumbers(hashes, report, resolved),
    blocks: open.map((block) => hiddenBlock(hashes, block, resolved.blocks.get(block.id))),
    leaves: report.leaves,
  };
  const [finding] = checkHidden(crypto, copy, manifest, header).findings;
  if (finding) refuse(finding.says.replace(/\.$/, ""));
  requireOrder(crypto, options.released, copy);
  return copy;
}

/** Padding goes with the last hidden span: what follows the last open one is then of one piece. */
function padSlots(blocks: readonly OpenBlock[], resolved: Resolved): void {
  for (const { id, spans } of blocks) {
    const slots = resolved.blocks.get(id)?.slots;
    const last = slots && Math.max(...slots.keys());
    const under = last === undefined ? undefined : slots?.get(last);
    if (!slots || under === undefined) continue;
    for (let slot = spans.length; slot < slotClass(spans.length); slot++) slots.set(slot, under);
  }
}

function following(crypto: Crypto, header: Header, previous: RedactedCopy | null): Pick<Manifest, "copy" | "previous"> {
  if (!previous) return { copy: 1, previous: null };
  const earlier = manifestOf(previous.manifest.envelope);
  if (!earlier.ok) {
    throw new PenholderError("sealed-file-invalid", `The previous copy's manifest cannot be read: ${earlier.problem}.`);
  }
  if (earlier.value.report !== header.report) refuse(`The previous copy is of another report, ${earlier.value.report}`);
  return { copy: earlier.value.copy + 1, previous: manifestHash(crypto, previous.manifest.envelope) };
}

function hiddenNumbers(hashes: Hashes, { blocks, numbers }: SealedReport, resolved: Resolved): SealedNumbers {
  const isHidden = ({ id }: SealedBlock) => (resolved.blocks.get(id)?.number ?? null) !== null;
  if (!blocks.some(isHidden)) return numbers;
  const each = blocks.map((block, index) => ownNumber(hashes, numbers, index, isHidden(block)));
  return { each };
}

function hiddenBlock(hashes: Hashes, block: OpenBlock, parts: HiddenParts | undefined): SealedBlock {
  if (!parts || (parts.whole === null && parts.slots.size === 0)) return block;
  if (parts.whole !== null) return { state: "closed", id: block.id, stub: toBase64(innerOf(hashes, block)) };
  return partlyOpen(hashes, block, (slot) => !parts.slots.has(slot));
}
