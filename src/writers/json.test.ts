import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { inspectToJson, ledgerToJson } from "./json.ts";
import { sampleLedger } from "./ledger/sample.fixture.ts";

const root = new URL("../../", import.meta.url);
const schema = JSON.parse(readFileSync(new URL("docs/ledger.schema.json", root), "utf8")) as Schema;

interface Schema {
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema | false;
  anyOf?: Schema[];
  $defs?: Record<string, Schema>;
  $ref?: string;
}

describe("a ledger as JSON", () => {
  const validate = new Ajv2020({ strict: true, strictTypes: false, allErrors: true }).compile(schema);

  it("fits its schema", () => {
    validate(JSON.parse(ledgerToJson(sampleLedger())));
    expect(validate.errors).toBeNull();
  });

  it("is refused by the schema with a key too many, a key too few, or a word out of the list", () => {
    const ledger = sampleLedger();
    expect(validate({ ...ledger, extra: 1 })).toBe(false);
    const { summary: _summary, ...rest } = ledger;
    expect(validate(rest)).toBe(false);
    expect(validate({ ...ledger, changes: [{ ...ledger.changes[0], kind: "softened" }] })).toBe(false);
  });

  it("says the same as the ledger, with its keys in one order whatever order they came in", () => {
    const ledger = sampleLedger();
    const text = ledgerToJson(ledger);
    expect(JSON.parse(text)).toEqual(ledger);
    expect(ledgerToJson(backwards(ledger) as typeof ledger)).toBe(text);
    expect(text.startsWith('{\n "schema": "penholder/ledger/1",')).toBe(true);
  });

  it("keeps one block and one change on one line", () => {
    const lines = ledgerToJson(sampleLedger()).split("\n");
    expect(lines.filter((line) => line.startsWith('  {"id":"c1",'))).toHaveLength(1);
  });
});

describe("the schema and the types", () => {
  const interfaces = new Map<string, ts.InterfaceDeclaration>();
  for (const path of ["src/compare/types.ts", "src/document/types.ts"]) {
    const source = ts.createSourceFile(path, readFileSync(new URL(path, root), "utf8"), ts.ScriptTarget.Latest, true);
    source.forEachChild((node) => {
      if (ts.isInterfaceDeclaration(node)) interfaces.set(node.name.text, node);
    });
  }
  const definitions: [string, Schema][] = [["Ledger", schema], ...Object.entries(schema.$defs ?? {})];

  it.each(definitions.filter(([name]) => name !== "Edit"))("%s has the same keys in both", (name, definition) => {
    const declared = interfaces.get(name);
    expect(declared, `no interface ${name}`).toBeDefined();
    if (declared) compareKeys(declared.members, definition, name);
  });
});

/** Compares names and optionality, also of object types written out inside. */
function compareKeys(members: ts.NodeArray<ts.TypeElement>, definition: Schema, where: string): void {
  const declared = members.filter(ts.isPropertySignature);
  const names = declared.map((member) => member.name.getText());
  expect(Object.keys(definition.properties ?? {}).sort(), where).toEqual([...names].sort());
  const required = declared.filter((member) => !member.questionToken).map((member) => member.name.getText());
  expect([...(definition.required ?? [])].sort(), where).toEqual(required.sort());
  for (const member of declared) {
    const inner = member.type && literalIn(member.type);
    const property = definition.properties?.[member.name.getText()];
    if (inner && property) compareKeys(inner.members, objectIn(property), `${where}.${member.name.getText()}`);
  }
}

function literalIn(node: ts.TypeNode): ts.TypeLiteralNode | undefined {
  if (ts.isTypeLiteralNode(node)) return node;
  if (ts.isArrayTypeNode(node)) return literalIn(node.elementType);
  return ts.isUnionTypeNode(node) ? node.types.map(literalIn).find(Boolean) : undefined;
}

function objectIn(definition: Schema): Schema {
  if (definition.anyOf) return objectIn(definition.anyOf[0] ?? {});
  return definition.items ? objectIn(definition.items) : definition;
}

function backwards(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(backwards);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, item]) => [key, backwards(item)]),
  );
}

describe("a reading as JSON", () => {
  it("names its schema and holds document and evidence", () => {
    const { evidence } = sampleLedger();
    const document = { title: "T", format: "text" as const, language: "en", blocks: [] };
    const parsed = JSON.parse(inspectToJson({ document, evidence: evidence.original }));
    expect(parsed).toEqual({ schema: "penholder/reading/1", document, evidence: evidence.original });
  });
});
