import { createHash } from "node:crypto";
import { html, type Markup, trusted } from "./markup.ts";

/**
 * The head of a page that makes no request: a strict content security policy allows its own style and script by their
 * hashes and nothing else.
 */
export function pageHead(title: string, style: string, script: string): Markup {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy(style, script)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="Penholder">
<title>${title}</title>
<style>${trusted(style)}</style>
</head>`;
}

/** A script of functions' own sources, without the blanks that stripped types and indentation leave at the ends of lines. */
export function compactScript(script: string): string {
  return script
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "" && !line.startsWith("//") && !/^\/?\*/.test(line))
    .join("\n")
    .replaceAll("</", "<\\/");
}

function policy(style: string, script: string): string {
  const hash = (text: string) => `'sha256-${createHash("sha256").update(text, "utf8").digest("base64")}'`;
  return `default-src 'none'; style-src ${hash(style)}; script-src ${hash(script)}; base-uri 'none'; form-action 'none'`;
}
