import { z } from "zod";

/** Forms that bodies of acts share; all bounded. */
export const id = z.string().regex(/^[0-9a-f]{32}$/u);
export const name = z.string().min(1).max(200);
/** A reason, a ground, a passage of prose. */
export const prose = z.string().min(1).max(20_000);
/** Where in a report: an id of a block, a printed paragraph number. */
export const passage = z.string().min(1).max(400);
/** A document's hash as the record commits to it: headerHash of a sealed version, or the name of a filed blob. */
export const document = z.string().regex(/^[0-9A-Za-z+/=_-]{16,100}$/u);
/** ISO 3166 alpha-2, or the name of a body. */
export const delegation = z.string().min(1).max(200);
/** A date as far as it is known: year, month or day. */
export const partialDate = z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/u);
export const day = z.iso.date();
/** UTC, whole seconds. */
export const instant = z.iso.datetime({ precision: 0 });
export const none = z.strictObject({});
export const reasoned = z.strictObject({ reason: prose });
