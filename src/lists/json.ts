import { isObject, JsonRecord } from "./json-record.ts";
import { listInvalid } from "./problems.ts";
import type { Source } from "./source.ts";
import { encodingOfLines, textOf } from "./text.ts";

const longestLine = 8_000_000;
const largestDocument = 500 * 1024 * 1024;

/** The objects of a file with one JSON object a line. Throws `list-invalid` with the line that is none. */
export async function* jsonLines(source: Source): AsyncGenerator<JsonRecord> {
  let rest = "";
  let line = 0;
  const parsed = (text: string): JsonRecord[] => {
    line++;
    if (text.trim() === "") return [];
    const value = parse(text, source.name, `line ${line}`);
    if (!isObject(value))
      throw listInvalid(source.name, `line ${line}`, "is not a JSON object; write one entity a line");
    return [new JsonRecord(value, line)];
  };
  for await (const piece of textOf(source, await encodingOfLines(source))) {
    const lines = (rest + piece).split("\n");
    rest = lines.pop() ?? "";
    if (rest.length > longestLine)
      throw listInvalid(source.name, `line ${line + 1}`, "is longer than any entity; do not trust the file");
    for (const each of lines) yield* parsed(each);
  }
  yield* parsed(rest);
}

/** The objects of the array `field` of one JSON document; its other fields are told to `header`. */
export async function* jsonRecords(
  source: Source,
  field: string,
  header: (path: string, value: string) => void,
): AsyncGenerator<JsonRecord> {
  const document = await jsonDocument(source);
  const array = document[field];
  if (!Array.isArray(array)) throw listInvalid(source.name, "", `has no array "${field}"`);
  for (const leaf of new JsonRecord({ ...document, [field]: [] }).leaves()) header(leaf.path, leaf.value);
  for (const [index, value] of array.entries()) {
    if (!isObject(value)) throw listInvalid(source.name, `record ${index + 1}`, "is not a JSON object");
    yield new JsonRecord(value, index + 1);
  }
}

/** One JSON object, whole. */
export async function jsonDocument(source: Source): Promise<Record<string, unknown>> {
  if (source.size > largestDocument)
    throw listInvalid(source.name, "", "is larger than any published document of its kind");
  let text = "";
  for await (const piece of textOf(source, await encodingOfLines(source))) text += piece;
  const value = parse(text, source.name, "");
  if (!isObject(value)) throw listInvalid(source.name, "", "is not a JSON object");
  return value;
}

function parse(text: string, file: string, at: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/u, ""));
  } catch (error) {
    throw listInvalid(
      file,
      at,
      `the JSON is damaged or ${at === "" ? "incomplete" : "breaks off"} (${(error as Error).message.slice(0, 100)}); download it again`,
    );
  }
}
