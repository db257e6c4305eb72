import fc from "fast-check";
import { expect, it } from "vitest";
import { canonicalJson, type Json, parseCanonicalJson } from "./canonical-json.ts";

it("sorts keys by their UTF-16 units and leaves no space (RFC 8785)", () => {
  expect(canonicalJson({ b: [1, 1e21, -0], "\u20ac": "\u20ac\n", a: null, "\ud83d\ude00": true, "\ufb33": 0.5 })).toBe(
    '{"a":null,"b":[1,1e+21,0],"\u20ac":"\u20ac\\n","\ud83d\ude00":true,"\ufb33":0.5}',
  );
});

it("reads what it wrote, and nothing that is spelled in another way", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = canonicalJson(value as Json);
      expect(canonicalJson(parseCanonicalJson(text) as Json)).toBe(text);
      expect(parseCanonicalJson(`${text} `)).toBeUndefined();
    }),
  );
  // Keys that the engine puts in the order of their numbers, and a backslash before what is no escape.
  for (const text of ['{"10":1,"9":2}', '{"a":"\\\\ud800"}', '{"__proto__":1}'])
    expect(parseCanonicalJson(text)).toBeDefined();
  for (const text of ['{"9":2,"10":1}', '[{"b":1,"a":1}]', '{"a":{"\\ud800":1}}', "-0", "1e999"])
    expect(parseCanonicalJson(text)).toBeUndefined();
  for (const text of ['{"a":1,"a":1}', '{"b":1,"a":1}', '"\\u0061"', "1.0", "{", "", '"\\ud800"'])
    expect(parseCanonicalJson(text)).toBeUndefined();
});
