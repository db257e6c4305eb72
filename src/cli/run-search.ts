import { createInterface } from "node:readline/promises";
import type { Screening } from "#app/screening";
import { type AnsweredHit, answeredHit, type Profile, profileOfProperties, screen } from "#screening";
import { harmless, hitToTerminal } from "#writers";
import { openLists, tellingOf } from "./screening-lists.ts";
import type { SearchOptions } from "./screening-options.ts";

/** `penholder search [NAME]` */
export async function runSearch(name: string, options: SearchOptions): Promise<void> {
  if (options.server !== undefined) {
    const { searchRemote } = await import("./run-search-remote.ts");
    return searchRemote(name, { schema: options.schema, properties: propertiesOf(name, options) }, options);
  }
  const screening = await openLists(options);
  try {
    const answer = (asked: string): void => {
      process.stdout.write(`${answerText(asked, find(screening, asked, options), options)}\n`);
    };
    if (name.trim() !== "") answer(name);
    else await askForNames(screening, answer);
  } finally {
    screening.close();
  }
}

/** One name a line, until the input ends; at a terminal until an empty line. */
async function askForNames(screening: Screening, answer: (asked: string) => void): Promise<void> {
  const terminal = process.stdin.isTTY === true;
  if (terminal) {
    const lists = screening.datasets.map(({ name, date }) => `${name} ${date}`).join(", ");
    process.stderr.write(`${screening.index.size} listed parties (${lists}). A name a line; an empty line ends.\n`);
  }
  const lines = createInterface({
    input: process.stdin,
    ...(terminal && { output: process.stderr, prompt: "name> " }),
  });
  if (terminal) lines.prompt();
  for await (const line of lines) {
    const asked = line.trim();
    if (asked === "" && terminal) break;
    if (asked !== "") answer(asked);
    if (terminal) lines.prompt();
  }
  lines.close();
}

function find(screening: Screening, name: string, options: SearchOptions): AnsweredHit[] {
  const profile = asked(name, options);
  const { threshold, limit, algorithm } = options;
  const telling = tellingOf(screening);
  return screen(screening.index, profile, { threshold, limit, algorithm }).map((hit) =>
    answeredHit(hit, profile, telling),
  );
}

const asked = (name: string, options: SearchOptions): Profile =>
  profileOfProperties(options.schema, propertiesOf(name, options));

function propertiesOf(name: string, { schema, birth, country, gender, id }: SearchOptions): Record<string, string[]> {
  const date = schema === "Person" || schema === "LegalEntity" ? "birthDate" : "incorporationDate";
  return {
    name: [name],
    ...(birth !== undefined && { [schema === "Vessel" || schema === "Airplane" ? "buildDate" : date]: [birth] }),
    ...(country !== undefined && { country: [country] }),
    ...(gender !== undefined && { gender: [gender] }),
    // A number of an unknown kind is each kind that it may be.
    ...(id !== undefined &&
      Object.fromEntries(
        ["idNumber", "passportNumber", "taxNumber", "registrationNumber", "imoNumber", "leiCode", "publicKey"].map(
          (scheme) => [scheme, [id]],
        ),
      )),
  };
}

function answerText(name: string, hits: readonly AnsweredHit[], options: SearchOptions): string {
  if (options.json) return JSON.stringify({ name, hits });
  if (hits.length === 0)
    return `${harmless(name)}: nobody on these lists from a probability of ${options.threshold} on`;
  const colour = process.stdout.isTTY && process.stdout.hasColors();
  const width = Math.min(process.stdout.columns ?? 100, 120);
  return hits.map((hit) => hitToTerminal(hit, colour, width)).join("\n");
}
