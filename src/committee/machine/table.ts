import type { ActHead, Life, Role, Row } from "./types.ts";

interface RowOf<S extends Life, A extends ActHead, R> {
  from: readonly S["phase"][];
  to: S["phase"] | "same";
  by: readonly Role[];
  /** The condition in words, and as a predicate. */
  where?: readonly [string, (state: S, act: A, rules: R) => boolean];
  /** What is refused in words, and the sentence of the refusal where it is. */
  unless?: readonly [string, (state: S, act: A, rules: R) => string | false | undefined];
  effect?: (state: S, act: A, rules: R) => S;
  apart?: true;
}

/** Writes rows of one lifecycle so that each row's functions see the very act that it is about. */
export function rowsOf<S extends Life, A extends ActHead, R>() {
  return <K extends A["kind"]>(kind: K, row: RowOf<S, Extract<A, { kind: K }>, R>): Row<S, A, R> => {
    const isOurs = (act: A): act is Extract<A, { kind: K }> => act.kind === kind;
    const { from, to, by, where, unless, effect, apart } = row;
    return {
      act: kind,
      from,
      to,
      by,
      ...(where && { where: where[0] }),
      ...(unless && { unless: unless[0] }),
      ...(apart && { apart }),
      applies: (state, act, rules) => isOurs(act) && (where?.[1](state, act, rules) ?? true),
      refuse: (state, act, rules) => (isOurs(act) && unless?.[1](state, act, rules)) || undefined,
      effect: (state, act, rules) => (isOurs(act) && effect ? effect(state, act, rules) : state),
    };
  };
}
