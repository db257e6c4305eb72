import { isIP } from "node:net";
import fc from "fast-check";
import { expect, it } from "vitest";
import { networkOf } from "./network.ts";

const same = (one: string, other: string) => expect(networkOf(one)).toBe(networkOf(other));

it("counts all addresses of a /64 as one client, however they are written", () => {
  same("2001:db8::1", "2001:db8::ffff:2");
  same("2001:db8::1", "2001:0db8:0:0:1234:5678:9abc:def0");
  same("2001:DB8:1:2::", "2001:db8:1:2:3:4:5:6");
  same("fe80::1%eth0", "fe80::2%eth1");
  same("::1", "::2");
  same("64:ff9b::192.0.2.1", "64:ff9b::192.0.2.200");
  expect(networkOf("2001:db8:0:1::1")).not.toBe(networkOf("2001:db8::1"));
  expect(networkOf("2001:db8:1::1")).not.toBe(networkOf("2001:db8:2::1"));
});

it("counts each IPv4 address as one, and as the same behind IPv6", () => {
  same("192.0.2.1", "::ffff:192.0.2.1");
  expect(networkOf("192.0.2.1")).not.toBe(networkOf("192.0.2.2"));
  expect(networkOf("unknown, 10.0.0.1")).toBe("unknown, 10.0.0.1");
});

it("knows nothing of an address but its first 64 bits", () => {
  const address = fc.ipV6().filter((text) => isIP(text) === 6 && !text.includes("."));
  const group = fc.integer({ min: 0, max: 0xffff }).map((number) => number.toString(16));
  fc.assert(
    fc.property(address, fc.array(group, { minLength: 4, maxLength: 4 }), (text, end) => {
      same(`${networkOf(text)}:${end.join(":")}`, text);
    }),
  );
});
