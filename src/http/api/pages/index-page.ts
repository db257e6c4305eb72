import { createHash } from "node:crypto";
import type { FixedPage } from "../options.ts";
import { signIn } from "./sign-in.ts";
import { style } from "./style.ts";
import type { Introduced, Welcome } from "./welcome.ts";

/** What the first page is made of. */
export interface IndexPage {
  record: string;
  version: string;
  /** Addresses of this server with their names and what is there. */
  links: readonly Link[];
  welcome?: Welcome | undefined;
}

export interface Link {
  path: string;
  name: string;
  about: string;
}

/** The page at "/": what this is, who is there, where to go; signing in asks this server's API and nothing else. */
export function indexPage({ record, version, links, welcome }: IndexPage): FixedPage {
  const script = `"use strict";(${signIn})(document);`.replaceAll("</", "<\\/");
  const policy = [
    "default-src 'none'",
    `script-src '${hashOf(script)}'`,
    `style-src '${hashOf(style)}'`,
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
  const body = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark"><title>Penholder · ${inHtml(record)}</title><style>${style}</style></head>
<body><header><h1>Penholder</h1><p class="record">The record <code>${inHtml(record)}</code></p>
${welcome ? `<p class="notice">${inHtml(welcome.notice)}</p>` : ""}
<p class="lead">${(welcome?.lead ?? usualLead).map(inHtml).join(" ")}</p></header>
<main><h2>Where to go</h2><ul class="links">${links.map(linkItem).join("")}</ul>
${signInPart(welcome)}${welcome ? peoplePart(welcome.people) + commandsPart(welcome) : ""}</main>
<footer><p>Penholder ${inHtml(version)}. This page loads nothing from elsewhere.</p></footer>
<script>${script}</script></body></html>
`;
  return { type: "text/html; charset=utf-8", body, policy };
}

const usualLead = [
  "Reports, requests, decisions and objections as signed acts on a record that nobody can change unseen.",
  "What is open to everybody is read here without signing in; everything else only by whom it is for.",
  "A stranger verifies what leaves this service offline, trusting nobody, the service included.",
];

const linkItem = ({ path, name, about }: Link): string =>
  `<li><a href="${inHtml(path)}">${inHtml(name)}</a><span>${inHtml(about)}</span></li>`;

const signInPart = (welcome: Welcome | undefined): string => `<section aria-labelledby="signing-in">
<h2 id="signing-in">Sign in</h2>
<div id="outside">${welcome ? `<p>${inHtml(welcome.signingIn)}</p>` : ""}
<form><label>Name <input name="login" autocomplete="username" autocapitalize="none" spellcheck="false" required></label>
<label>Password <input name="password" type="password" autocomplete="current-password" required></label>
<label>Code <input name="code" autocomplete="one-time-code" inputmode="numeric" spellcheck="false" required></label>
<button>Sign in</button></form></div>
<div id="inside" hidden><p>Signed in as <strong id="who"></strong>. This is what you may see:</p>
<table><thead><tr><th scope="col">What</th><th scope="col">Where it stands</th><th scope="col">Open</th></tr></thead><tbody id="mine"></tbody></table>
<p><button class="quiet" id="leave">Sign out</button></p></div>
<p class="said" role="status"></p><noscript><p class="soft">Signing in on this page needs JavaScript; the API does not.</p></noscript></section>`;

const peoplePart = (people: readonly Introduced[]): string => `
<h2>The people, and what to try as each</h2>
<table><thead><tr><th scope="col">Who</th><th scope="col">Signs in as</th><th scope="col">Try</th></tr></thead><tbody>
${people.map(personRow).join("\n")}
</tbody></table>`;

const personRow = ({ login, name, role, try: text }: Introduced): string =>
  `<tr><td>${inHtml(name)}<span>${inHtml(role)}</span></td><td><code>${inHtml(login)}</code></td><td>${inHtml(text)}</td></tr>`;

const commandsPart = ({ commands }: Welcome): string => `
<h2>In a terminal</h2>
<div class="commands">${commands.map(({ says, command }) => `<p>${inHtml(says)}</p><pre tabindex="0">${inHtml(command)}</pre>`).join("\n")}</div>`;

const hashOf = (text: string): string => `sha256-${createHash("sha256").update(text).digest("base64")}`;
const inHtml = (text: string): string => text.replace(/[&<>"']/gu, (letter) => `&#${letter.charCodeAt(0)};`);
