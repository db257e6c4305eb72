import { listInvalid } from "./problems.ts";
import { headOf, type Source } from "./source.ts";

/**
 * The encoding by the byte order mark, or, as every list begins with a character of ASCII, by the zero beside it where
 * UTF-16 has no mark; UTF-8 otherwise.
 */
export function encodingOf(head: Uint8Array): "utf-8" | "utf-16le" | "utf-16be" {
  const [first = 0, second = 0] = head;
  if (head.length < 2) return "utf-8";
  if ((first === 0xff && second === 0xfe) || (first !== 0 && second === 0)) return "utf-16le";
  if ((first === 0xfe && second === 0xff) || (first === 0 && second !== 0)) return "utf-16be";
  return "utf-8";
}

/**
 * The encoding of a file of lines: as its byte order mark says, UTF-8 where all bytes are UTF-8, else Windows-1252,
 * in which old editions of lists were saved.
 */
export async function encodingOfLines(source: Source): Promise<string> {
  const marked = encodingOf(await headOf(source, 4));
  if (marked !== "utf-8") return marked;
  const decoder = new TextDecoder("utf-8", { fatal: true });
  try {
    for await (const piece of source.open()) decoder.decode(piece, { stream: true });
    decoder.decode();
    return "utf-8";
  } catch (error) {
    if (error instanceof TypeError) return "windows-1252";
    throw error;
  }
}

/**
 * The text of a source in pieces, without its byte order mark. Bytes that are not of the encoding are refused after the
 * text before them was handed over, so that `at` can say the place.
 */
export async function* textOf(source: Source, encoding: string, at: () => string = () => ""): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  for await (const piece of source.open()) {
    let text: string;
    try {
      text = decoder.decode(piece, { stream: true });
    } catch {
      yield new TextDecoder(encoding).decode(piece).replace(/\ufffd[\s\S]*$/u, "");
      throw listInvalid(source.name, at(), `holds bytes that are not ${encoding} text; download it again`);
    }
    if (text.includes("\u0000")) throw listInvalid(source.name, at(), "holds null characters; it is not text");
    yield text;
  }
  try {
    yield decoder.decode();
  } catch {
    throw listInvalid(source.name, at(), "breaks off inside a character; download it again");
  }
}
