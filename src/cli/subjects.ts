import { Argument, Command, Option } from "commander";
import { withPages, withServer } from "./remote-flags.ts";
import type { OutOptions, OwedOptions, PageOptions, ServerOptions, SubjectsOptions } from "./remote-options.ts";

const run = () => import("./run-subjects.ts");
const states = () => import("./run-states.ts");

/** `penholder subjects …`: what acts are about, from elsewhere. */
export function subjectsCommand(): Command {
  return new Command("subjects")
    .description("what an institution's acts are about: cases, matters, listings, exemptions, requests, meetings")
    .addCommand(
      withPages(new Command("list"))
        .description("those that you may see, the last changed first")
        .option("--kind <kind>", "case, report, matter, listing, exemption, request, meeting …")
        .option("--case <id>", "only of this case")
        .action(async (options: SubjectsOptions) => (await run()).listSubjects(options)),
    )
    .addCommand(
      withServer(new Command("show"))
        .description("one of them as of now")
        .addArgument(new Argument("<id>", "32 hexadecimal digits"))
        .action(async (id: string, options: ServerOptions) => (await run()).showSubject(id, options)),
    )
    .addCommand(
      withPages(new Command("owed"))
        .description("the reports that states owe under resolutions: when due, whether they came, how late")
        .option("--as-of <day>", "by this day (default: today)")
        .option("--state <state>", "only of this state: FR")
        .option("--resolution <number>", "only under this resolution: 2397")
        .addOption(
          new Option("--standing <standing>", "only these").choices(["in time", "late", "outstanding", "overdue"]),
        )
        .action(async (options: OwedOptions) => (await states()).listOwed(options)),
    )
    .addCommand(
      withPages(new Command("votes"))
        .description("votes of the fifteen members of the Council, by day: what was adopted, and who was not for it")
        .option("--about <topic>", "a resolution (2397), else words of the topic")
        .action(async (options: PageOptions & { about?: string }) => (await states()).listVotes(options)),
    )
    .addCommand(
      withPages(new Command("positions"))
        .description("how a state voted and what it said, by day")
        .addArgument(new Argument("<state>", "FR"))
        .option("--about <topic>", "a resolution (2397), else words of the topic")
        .action(async (state: string, options: PageOptions & { about?: string }) =>
          (await states()).listPositions(state, options),
        ),
    )
    .addHelpText(
      "after",
      "\nExamples:\n  $ penholder subjects list --kind matter\n  $ penholder subjects show 5ce400cb1f45a7d2903c11de00f7ab52\n  $ penholder subjects owed --resolution 2397 --standing overdue\n  $ penholder subjects votes --about draft\n  $ penholder subjects positions RU --about 2397",
    );
}

/** `penholder deadlines`: what ends when. */
export function deadlinesCommand(): Command {
  return withServer(new Command("deadlines"))
    .description("deadlines to come at an institution, earliest first; or as a calendar")
    .option("--case <id>", "only of this case")
    .option("--ics", "as a calendar (RFC 5545)")
    .option("--out <file>", "write the calendar to this file")
    .addHelpText("after", "\nExamples:\n  $ penholder deadlines\n  $ penholder deadlines --ics --out committee.ics")
    .action(async (options: OutOptions & { ics?: boolean; case?: string }) => (await run()).deadlines(options));
}

/** `penholder members`: who acts in which role, with which keys. */
export function membersCommand(): Command {
  return withServer(new Command("members"))
    .description("who acts at an institution in which role, and with which public keys")
    .option("--keys", "the keys, with their fingerprints to compare by telephone")
    .addHelpText(
      "after",
      "\nExamples:\n  $ penholder members\n  $ penholder members --keys --json | jq '.people[].keys'",
    )
    .action(async (options: ServerOptions & { keys?: boolean }) => (await run()).members(options));
}

/** `penholder events`: that something changed, as it changes. */
export function eventsCommand(): Command {
  return withServer(new Command("events"))
    .description("that something has changed at an institution, one line a change; what, is for you to read")
    .option("--follow", "go on until interrupted, also where the connection breaks off")
    .option("--after <index>", "after this place in the record (default: what comes now; without --follow, all)")
    .addHelpText("after", "\nExamples:\n  $ penholder events --follow --json\n  $ penholder events --after 120")
    .action(async (options: ServerOptions & { follow?: boolean; after?: string }) => (await run()).events(options));
}
