import fc from "fast-check";

/** What of JSON Schema the API's description uses. */
export interface Schema {
  type?: string | string[];
  const?: unknown;
  enum?: unknown[];
  anyOf?: Schema[];
  oneOf?: Schema[];
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: boolean | Schema;
  propertyNames?: Schema;
  items?: Schema;
  minItems?: number;
  maxItems?: number;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
  pattern?: string;
  format?: string;
}

/** Values that a schema allows, small ones first. */
export function fromSchema(schema: Schema): fc.Arbitrary<unknown> {
  if ("const" in schema) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return fc.oneof(...choices.map(fromSchema));
  const [type] = [schema.type].flat();
  if (type === "object") return ofObject(schema);
  if (type === "array") {
    const { minItems = 0, maxItems = 3 } = schema;
    return fc.array(fromSchema(schema.items ?? {}), {
      minLength: minItems,
      maxLength: Math.min(maxItems, minItems + 2),
    });
  }
  if (type === "string") return ofString(schema);
  if (type === "integer" || type === "number") {
    const { minimum, exclusiveMinimum, maximum = 1000 } = schema;
    const least = minimum ?? (exclusiveMinimum === undefined ? 0 : exclusiveMinimum + 1);
    return fc.integer({ min: Math.max(least, -(2 ** 31)), max: Math.min(maximum, 2 ** 31 - 1) });
  }
  if (type === "boolean") return fc.boolean();
  if (type === "null") return fc.constant(null);
  return fc.jsonValue({ maxDepth: 2 });
}

function ofObject({ properties = {}, required = [], additionalProperties, propertyNames }: Schema) {
  const own = fc.record(Object.fromEntries(Object.entries(properties).map(([name, one]) => [name, fromSchema(one)])), {
    requiredKeys: required,
    noNullPrototype: true,
  });
  if (typeof additionalProperties !== "object" || Object.keys(additionalProperties).length === 0) return own;
  const names = propertyNames ? fromSchema(propertyNames).map(String) : fc.string({ minLength: 1, maxLength: 8 });
  const more = fc.dictionary(names, fromSchema(additionalProperties), { maxKeys: 2, noNullPrototype: true });
  return fc.tuple(own, more).map(([a, b]) => ({ ...b, ...a }));
}

function ofString({ format, pattern, minLength = 0, maxLength = 30 }: Schema): fc.Arbitrary<string> {
  const day = fc.date({ min: new Date("2018-01-01"), max: new Date("2019-12-31"), noInvalidDate: true });
  if (format === "date") return day.map((one) => one.toISOString().slice(0, 10));
  if (format === "date-time") return day.map((one) => `${one.toISOString().slice(0, 19)}Z`);
  if (pattern !== undefined) return fc.stringMatching(new RegExp(pattern, "u"));
  return fc.string({ minLength, maxLength: Math.min(maxLength, minLength + 20) });
}
