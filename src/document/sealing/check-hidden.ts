import type { Crypto } from "#record";
import type { HiddenCheck, HiddenFinding, Secret } from "./answers.ts";
import { blockNames } from "./block-names.ts";
import { headerHash } from "./envelope.ts";
import { isStatement } from "./plan.ts";
import { isReason } from "./reasons.data.ts";
import { nameOf, secretsOf } from "./secrets.ts";
import type { Header, Manifest, RedactedCopy } from "./types.ts";

/**
 * Whether a copy hides exactly what its manifest lists: nothing more, nothing less, nothing twice, each with reason,
 * authority and decision, and nothing that the authors fixed as never to be hidden. That manifest and header belong to
 * each other is checked here too; that both are signed and logged is checked apart.
 */
export function checkHidden(crypto: Crypto, copy: RedactedCopy, manifest: Manifest, header: Header): HiddenCheck {
  const findings = [
    ...otherVersion(manifest, header, headerHash(crypto, copy.seal.envelope)),
    ...withoutGrounds(manifest),
    ...listing(copy, manifest),
    ...protectedHidden(copy, header),
  ];
  return { ok: findings.length === 0, findings };
}

function otherVersion(manifest: Manifest, header: Header, hash: string): HiddenFinding[] {
  const same = manifest.report === header.report && manifest.version === header.version;
  if (same && manifest.header === hash) return [];
  const says = same
    ? "The manifest is of another sealing of this version."
    : `The manifest is of version ${manifest.version} of ${manifest.report}, not of version ${header.version} of ${header.report}.`;
  return [{ problem: "other-version", secret: null, says }];
}

function withoutGrounds({ hidden }: Manifest): HiddenFinding[] {
  return hidden.flatMap(({ reason, authority, decision }, index) => {
    if (isReason(reason) && isStatement(authority) && isStatement(decision)) return [];
    const says = `Hiding ${index + 1} of the manifest lacks a reason of the list, an authority or a decision.`;
    return [{ problem: "reason", secret: null, says } as const];
  });
}

/** Compares what is hidden with what is listed, both ways. */
function listing(copy: RedactedCopy, manifest: Manifest): HiddenFinding[] {
  const hidden = new Map(secretsOf(copy).map((secret) => [keyOf(secret), secret]));
  const listed = new Map<string, Secret>();
  const findings: HiddenFinding[] = [];
  const named = blockNames(copy);
  for (const secret of listedIn(manifest)) {
    const key = keyOf(secret);
    if (listed.has(key)) {
      findings.push({ problem: "twice", secret, says: `The manifest lists ${nameOf(secret, named)} twice.` });
    } else if (!hidden.has(key)) {
      findings.push({
        problem: "not-hidden",
        secret,
        says: `The manifest lists ${nameOf(secret, named)}, which is not hidden so.`,
      });
    }
    listed.set(key, secret);
  }
  for (const [key, secret] of hidden) {
    if (listed.has(key)) continue;
    const says = `Hidden without authority: ${nameOf(secret, named)} is hidden and not in the signed manifest.`;
    findings.push({ problem: "without-authority", secret, says });
  }
  return findings;
}

/** Every hidden thing by itself: a passage of several slots slot by slot. */
function listedIn({ hidden }: Manifest): Secret[] {
  return hidden.flatMap(({ passages, numbers, title }): Secret[] => [
    ...passages.flatMap(({ block, slots }): Secret[] =>
      slots === null
        ? [{ what: "passage", block, slots }]
        : slots.map((slot) => ({ what: "passage", block, slots: [slot] })),
    ),
    ...numbers.map((block): Secret => ({ what: "number", block })),
    ...(title ? [{ what: "title" } as const] : []),
  ]);
}

function protectedHidden(copy: RedactedCopy, header: Header): HiddenFinding[] {
  const protection = new Map(header.mustNotRedact.map(({ block, slots }) => [block, slots && new Set(slots)]));
  const named = blockNames(copy);
  return secretsOf(copy).flatMap((secret) => {
    if (secret.what !== "passage") return [];
    const slots = protection.get(secret.block);
    if (slots === undefined) return [];
    if (slots !== null && secret.slots !== null && !secret.slots.some((slot) => slots.has(slot))) return [];
    const says = `The authors fixed that ${nameOf(secret, named)} must never be hidden.`;
    return [{ problem: "protected", secret, says } as const];
  });
}

function keyOf(secret: Secret): string {
  if (secret.what === "title") return "title";
  return secret.what === "number" ? `number ${secret.block}` : `${secret.block} ${secret.slots ?? "whole"}`;
}
