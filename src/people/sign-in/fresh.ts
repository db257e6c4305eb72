import { PenholderError } from "#kernel";
import type { PeopleReader } from "#store";
import { isFresh } from "./acting.ts";
import type { Context } from "./context.ts";
import { currentSession } from "./sessions.ts";

/** The session of a secret, if its second factor was given a moment ago; throws `step-up-required`, or `sign-in-refused`. */
export async function freshSession(context: Context, reader: PeopleReader, secret: string) {
  const current = await currentSession(context, reader, secret);
  const { session } = current;
  if (isFresh({ via: "session", ...session, session }, context.clock(), context.policy.fresh)) return current;
  throw new PenholderError("step-up-required", "This asks for your second factor; give it, then do it again.");
}
