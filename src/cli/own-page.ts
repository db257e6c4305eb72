import type { FixedPage } from "#http";

/** A page that states its own policy, served with that policy as its header too. Throws where it states none. */
export function ownPage(body: string, { name, about }: Required<Pick<FixedPage, "name" | "about">>): FixedPage {
  const [, policy] = /http-equiv="Content-Security-Policy" content="([^"]+)"/u.exec(body) ?? [];
  if (policy === undefined) throw new Error(`the page "${name}" states no policy`);
  const unescaped = policy.replaceAll("&#39;", "'");
  return { name, about, type: "text/html; charset=utf-8", body, policy: `${unescaped}; frame-ancestors 'none'` };
}
