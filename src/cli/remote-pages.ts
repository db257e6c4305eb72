import type { PageOptions } from "./remote-options.ts";

/** Rows of all pages at most: a server may go on for ever. */
const mostRows = 100_000;

/** One page, or all of them; `more` where there is another. */
export async function pagesOf<T>(
  { all, limit }: PageOptions,
  ask: (page: { after?: string; limit: number }) => Promise<{ rows: T[]; next: string | null }>,
): Promise<{ rows: T[]; more: boolean }> {
  const rows: T[] = [];
  let after: string | undefined;
  for (;;) {
    const page = await ask({ ...(after !== undefined && { after }), limit: all ? 200 : limit });
    rows.push(...page.rows);
    if (page.next === null || page.next === after || rows.length >= mostRows) return { rows, more: false };
    if (!all) return { rows, more: true };
    after = page.next;
  }
}

export const moreLine = (more: boolean): string[] => (more ? ["There is more: --limit, or --all."] : []);
