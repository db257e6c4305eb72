import { PenholderError } from "#kernel";
import { type OwnershipReading, readOwnership } from "#lists";
import { answer, findParties, type OwnershipGraph, ownershipGraph, ownershipRules, ruleOn } from "#parties";
import { ownershipSvg, ownershipToHtml, ownershipToJson, ownershipToTerminal } from "#writers";
import { writeOutput } from "./output.ts";
import { keptEntities, listsFor, setsOf } from "./ownership-lists.ts";
import type { OwnershipOptions } from "./ownership-options.ts";
import { resemblancesAbove } from "./ownership-screening.ts";

/** `penholder ownership PARTY --data FILE…` */
export async function runOwnership(wanted: string, options: OwnershipOptions): Promise<void> {
  const day = options.on ?? new Date().toISOString().slice(0, 10);
  const rule = ruleOn(options.rule, options.ruleOf ?? day);
  if (!rule) throw noRule(options.rule, options.ruleOf ?? day);
  const lists = await listsFor(options, day);
  const reading = await readOwnership(
    [...(await setsOf(options.data)), ...lists.sources],
    keptEntities(options.store, lists.editions),
  );
  const graph = ownershipGraph(reading, day);
  const place = onePlace(graph, wanted);
  const { store, threshold } = options;
  const resembling = options.screening
    ? await resemblancesAbove(graph, place, { store, editions: lists.editions, threshold })
    : { found: [], left: 0 };
  if (resembling.left > 0)
    lists.notes.push(`${resembling.left} parties above it are too many to compare with the lists by name.`);
  const found = answer(graph, place, rule, {
    resemblances: resembling.found,
    declared: options.listed.map((each) => onePlace(graph, each)),
    together: options.together.map((group) => group.split(";").map((each) => onePlace(graph, each.trim()))),
    anyAuthority: options.anyAuthority ?? false,
  });
  for (const note of lists.notes) process.stderr.write(`${note}\n`);
  tellOddities(reading);
  const format = options.format ?? formatOf(options.out);
  if (format === "html") writeOutput(ownershipToHtml(graph, found), options.out);
  else if (format === "svg") writeOutput(ownershipSvg(graph, found), options.out);
  else if (format === "json") writeOutput(ownershipToJson(graph, found), options.out);
  else
    writeOutput(
      ownershipToTerminal(graph, found, options.out === undefined && process.stdout.isTTY === true),
      options.out,
    );
}

function formatOf(out: string | undefined): string {
  return /\.(html|svg|json)$/u.exec(out ?? "")?.[1] ?? "terminal";
}

function tellOddities({ oddityCounts, oddities, files }: OwnershipReading): void {
  for (const { name, form } of files) process.stderr.write(`${name}: ${form}\n`);
  for (const [what, count] of oddityCounts) {
    const first = oddities.find((each) => each.what === what);
    process.stderr.write(`  odd: ${what}, ${count} times, first ${first?.record ?? ""} ${first?.value ?? ""}\n`);
  }
}

const mostNamed = 8;

/** The one party that is meant. Throws `ownership-party-unknown` where it is none, or one of several. */
function onePlace(graph: OwnershipGraph, wanted: string): number {
  const places = findParties(graph, wanted);
  const [only] = places;
  if (places.length === 1 && only !== undefined) return only;
  const named = (all: readonly number[]) =>
    all
      .slice(0, mostNamed)
      .map((place) => `${graph.parties[place]?.id ?? ""} (${graph.parties[place]?.names[0] ?? "no name"})`)
      .join(", ");
  if (places.length > 1)
    throw unknown(`${wanted} is the name of ${places.length} parties; give the id of one: ${named(places)}.`);
  const lower = wanted.toLowerCase();
  const near = graph.parties.flatMap(({ names }, place) =>
    names.some((name) => name.toLowerCase().includes(lower)) ? [place] : [],
  );
  throw unknown(
    near.length > 0
      ? `No party is ${wanted}; near it come ${named(near)}.`
      : `No party is ${wanted}, in none of the files; give its id, an identifier or its exact name.`,
  );
}

function unknown(message: string): PenholderError {
  return new PenholderError("ownership-party-unknown", message);
}

function noRule(id: OwnershipOptions["rule"], day: string): PenholderError {
  const first = ownershipRules.find((rule) => rule.id === id)?.since ?? "";
  return new PenholderError(
    "ownership-rule-unknown",
    `There was no ${id} rule on ${day}; the first edition is of ${first}.`,
  );
}
