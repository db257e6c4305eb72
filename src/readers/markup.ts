/** How much of a text the questions below look at, in UTF-16 units. */
const sampleLength = 400_000;

const blockTag =
  /<\/?(?:p|h[1-6]|div|li|ul|ol|table|tr|td|th|section|article|blockquote|center|pre|dl|dt|dd)\b[^<>]{0,500}>/giu;
const wholePage = /<!doctype\s+html|<html[\s>]|<body[\s>]|<head[\s>]/iu;
const anyTag = /^<(?:!--|\/?[a-z][a-z0-9:-]*[\s/>])/iu;

/** Whether a text is HTML or XHTML: a page, or a fragment that opens with a tag and is built of block tags. */
export function looksLikeHtml(text: string): boolean {
  const sample = text.slice(0, sampleLength);
  const start = sample.trimStart();
  const opening = withoutPreamble(start);
  if (/^(?:<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>])/iu.test(opening)) return true;
  if (!anyTag.test(opening) || start.startsWith("<?xml")) return false;
  const tags = sample.match(blockTag)?.length ?? 0;
  if (tags === 0) return false;
  if (wholePage.test(start.slice(0, 5000))) return true;
  return tags > 2 * markdownLines(sample);
}

/** Skips an XML declaration, processing instructions and comments. */
function withoutPreamble(text: string): string {
  let rest = text;
  for (let round = 0; round < 50; round++) {
    const end = rest.startsWith("<?") ? rest.indexOf(">") + 1 : rest.startsWith("<!--") ? rest.indexOf("-->") + 3 : 0;
    if (end < 3) return rest;
    rest = rest.slice(end).trimStart();
  }
  return rest;
}

function markdownLines(sample: string): number {
  return sample.match(/^(?: {0,3}#{1,6} |\[\^[^\]\n]+\]:|[*+-] \S|\d{1,4}[.)] |> |\|)/gmu)?.length ?? 0;
}

/** Signs that only Markdown shows; one kind of the first, or three of the second, make a text Markdown. */
const certain = [
  /^ {0,3}#{1,6}[ \t]+\S/mu,
  /^\[\^[^\]\s]{1,80}\]:[ \t]/mu,
  /^ {0,3}\|?[ \t]*:?-{3,}:?[ \t]*\|[ \t]*:?-{3,}:?[ \t|:-]*$/mu,
  /(?<!\\)\[[^\]\n]{1,300}\]\((?:https?:|mailto:|#|\.{0,2}\/)[^)\s]{0,500}\)/u,
  /^ {0,3}(?:```|~~~)/mu,
  /^\S[^\n]{0,200}\n={3,}[ \t]*$/mu,
  /^---[ \t]*\n(?:[\w-]+:[^\n]*\n){1,60}/u,
];
const likely = [
  /\*\*[^\s*][^*\n]{0,200}\*\*/gu,
  /__[^\s_][^_\n]{0,200}__/gu,
  /(?<![*\w])\*[^\s*][^*\n]{0,200}\*(?![*\w])/gu,
  /^\\?> \S/gmu,
  /^[*+] \S/gmu,
];

/**
 * Whether a text is Markdown rather than plain text. Numbered paragraphs alone are plain text, and pages (form feeds,
 * a deep common indent) always are.
 */
export function looksLikeMarkdown(text: string): boolean {
  if (/(?:^|\n)\f/u.test(text.replace(/\r\n?/gu, "\n"))) return false;
  const sample = text.slice(0, sampleLength).replace(/\r\n?/gu, "\n");
  if (isLayout(sample)) return false;
  if (certain.some((sign) => sign.test(sample))) return true;
  let signs = 0;
  for (const sign of likely) signs += sample.match(sign)?.length ?? 0;
  return signs >= 3;
}

/** Text laid out in columns of characters: most lines begin far from the margin. */
function isLayout(sample: string): boolean {
  const lines = sample.split("\n", 2000).filter((line) => line.trim() !== "");
  return lines.length > 20 && lines.filter((line) => /^ {8}/u.test(line)).length > lines.length / 2;
}
