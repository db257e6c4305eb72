import { accounts } from "./accounts.ts";
import { contextOf } from "./context.ts";
import { ownAccount } from "./own-account.ts";
import type { People } from "./people.ts";
import { sessions } from "./sessions.ts";
import { signIn } from "./sign-in.ts";
import { tokens } from "./tokens.ts";
import type { PeopleOptions } from "./types.ts";

const swept = ["session", "token", "attempt", "challenge"] as const;

/** Sign-in on a store. Throws `key-invalid` where the key is not 32 bytes. */
export function openPeople(options: PeopleOptions): People {
  const context = contextOf(options);
  return {
    ...accounts(context),
    ...signIn(context),
    ...sessions(context),
    ...ownAccount(context),
    ...tokens(context),
    sweep: () =>
      context.store.transact(async (transactor) => {
        let count = 0;
        for (const table of swept) count += await transactor.sweepRows(table, context.clock());
        return count;
      }),
  };
}
