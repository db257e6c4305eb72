/** Text that Markdown (CommonMark and GFM) shows as it stands, anywhere inside a line. */
export function escapeInline(text: string): string {
  const escaped = escapeCharacters(text);
  if (escaped === text) return text;
  // Escapes do not work inside a bare address: one that needs them must not be taken for an address.
  return escaped
    .replace(/\b(?:https?|ftp|mailto):(?=\S*\\)/giu, (scheme) => `${scheme.slice(0, -1)}\\:`)
    .replace(/\bwww\.(?=\S*\\)/giu, "www\\.");
}

function escapeCharacters(text: string): string {
  return (
    text
      .replace(/[\\`*[\]~]/gu, "\\$&")
      // Inside a word an underscore is only an underscore.
      .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, "\\_")
      .replace(/<(?=[\p{L}/!?])/gu, "\\<")
      .replace(/&(?=#?[\p{L}\p{N}]{1,40};)/gu, "\\&")
  );
}

/** Text already escaped inside, made safe at the start of a line: not a heading, list, quotation, rule, fence or table. */
export function escapeStart(text: string): string {
  const numbered = /^(\d{1,9})([.)])(?=\s|$)/u.exec(text);
  if (numbered) return `${numbered[1]}\\${text.slice(numbered[1]?.length)}`;
  return /^(?:#{1,6}(?:\s|$)|>|[-+](?:\s|$)|(?:-\s*){3,}$|={1,}\s*$|\||:?-+:?\s*(?:\||$))/u.test(text)
    ? `\\${text}`
    : text;
}

/** Text of a table's cell: escaped, with its bars. */
export function escapeCell(text: string): string {
  return escapeInline(text).replace(/\|/gu, "\\|");
}
