/**
 * Who is one client for the limits: an IPv4 address, or the /64 network of an IPv6 address, since whoever has one address of
 * it has all. `address` as Node writes it; anything else is a client of its own.
 */
export function networkOf(address: string): string {
  const plain = address.toLowerCase().replace(/%.*$/u, "");
  const mapped = /^::ffff:(\d+(?:\.\d+){3})$/u.exec(plain)?.[1];
  if (mapped !== undefined) return mapped;
  if (!/^[0-9a-f:.]+$/u.test(plain) || !plain.includes(":")) return plain;
  const [before = "", after] = plain.split("::", 2);
  const head = groupsOf(before);
  const tail = after === undefined ? [] : groupsOf(after);
  const zeros = after === undefined ? 0 : Math.max(0, 8 - head.length - tail.length);
  return [...head, ...Array.from({ length: zeros }, () => "0"), ...tail].slice(0, 4).join(":");
}

/** Groups without leading zeros; the dotted end of an address fills two. */
const groupsOf = (text: string): string[] =>
  text === ""
    ? []
    : text.split(":").flatMap((group) => (group.includes(".") ? ["0", "0"] : [group.replace(/^0+(?=.)/u, "")]));
