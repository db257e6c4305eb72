import { z } from "zod";
import { labels } from "#acts";
import { PenholderError } from "#kernel";

// The forms of answers, as far as they are used: a server says what it likes, whatever its description promises.

const text = z.string().max(100_000);
const short = z.string().max(2000);
const id = z.string().regex(/^[0-9a-f]{32}$/u);
const marking = { label: z.enum(labels), compartments: z.array(short) };
const next = short.nullable();

/** What was answered, in its form. Throws `server-answer-invalid`. */
export function answered<T>(form: z.ZodType<T>, data: unknown): T {
  const read = form.safeParse(data);
  if (read.success) return read.data;
  const at = read.error.issues[0]?.path.map(String).join(".") ?? "";
  throw new PenholderError(
    "server-answer-invalid",
    `The server's answer is not in the form of an institution's${at === "" ? "" : ` (at ${at})`}; check the address and its version.`,
  );
}

export const health = z.object({ record: short, size: short, checkpoint: text });

export const appointment = z.object({
  id: short,
  role: short,
  delegation: short.nullable(),
  team: short.nullable(),
});
export const session = z.object({
  person: short,
  via: z.enum(["session", "token"]),
  appointment: short.nullable(),
  fresh: z.boolean(),
  appointments: z.array(appointment),
});

export const token = z.object({
  prefix: short,
  name: short,
  appointment: short,
  scopes: z.array(short),
  ceiling: short,
  created: short,
  used: short.nullable(),
  expires: short,
});
export const newToken = z.object({ secret: z.string().regex(/^ph_[\w-]{1,190}$/u), token });
export const tokens = z.object({ tokens: z.array(token) });

export const head = z.object({
  id,
  kind: short,
  case: id,
  title: text,
  ...marking,
  version: z.int(),
  phase: short.nullable(),
  changed: short,
});
export const heads = z.object({ subjects: z.array(head), next });
export const view = head.extend({ concerns: z.looseObject({}), state: z.looseObject({}) });

const standing = { subject: id.nullable(), case: id.nullable() };
export const owed = z.object({
  asOf: short,
  owed: z.array(
    z.object({
      ...{ ...standing, state: short, resolution: z.int(), due: short, standing: short, daysLate: z.int() },
      received: short.nullable(),
    }),
  ),
  next,
});
export const positions = z.object({
  positions: z.array(
    z.object({
      ...{ ...standing, day: short, about: short.nullable(), known: short, source: short },
      ...{ position: short.nullable(), words: text.nullable() },
    }),
  ),
  next,
});

export const found = z.object({
  found: z.array(z.object({ subject: id, kind: short, case: id, part: short, title: text, excerpt: text })),
  next,
});

export const deadlines = z.object({
  deadlines: z.array(z.object({ subject: id, kind: short, case: id, title: text, timer: short, at: short })),
});

export const act = z.object({
  id,
  sequence: short,
  received: short,
  act: z.looseObject({
    kind: short,
    case: short,
    subject: short,
    actor: short,
    role: short,
    delegation: short.nullable(),
    at: short,
    label: short,
    body: z.looseObject({}),
  }),
  envelope: z.looseObject({}),
});
export const acts = z.object({ acts: z.array(act), next });

export const performed = z.object({
  act: id,
  sequence: short,
  subjects: z.array(z.object({ id, kind: short, version: z.int() })),
  repeated: z.boolean(),
});

export const register = z.object({
  people: z.array(
    z.object({
      person: short,
      name: short,
      appointments: z.array(appointment),
      keys: z.array(z.object({ vkey: short, fingerprint: short, holder: short, secondLook: short })),
      pending: z.array(
        z.object({
          ...{ what: short, state: short, names: short, by: short, since: short, from: short.nullable() },
          ...{ fingerprint: short.optional(), role: short.optional() },
          ...{ delegation: short.nullable().optional(), team: short.nullable().optional() },
          protest: z.object({ by: short, reason: text }).optional(),
        }),
      ),
    }),
  ),
});

const approach = z.looseObject({
  by: short,
  expert: short,
  channel: short,
  words: text,
  when: z.looseObject({ original: short }),
});
export const unagreed = z.looseObject({
  version: z.int(),
  change: z.looseObject({ id: short, passage: short, binding: z.looseObject({ request: short.optional() }) }),
  approaches: z.array(approach),
});
export const silent = z.object({ silent: z.array(unagreed), rejectedYetCarriedOut: z.array(unagreed) });

export const told = z.object({ subject: short, kind: short, case: short, version: z.int() });

export const imported = z.object({ case: id, acts: z.int(), repeated: z.boolean() });
