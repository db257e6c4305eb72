import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { answered, forms } from "#client";
import { PenholderError } from "#kernel";
import type { LedgerFormat } from "./options.ts";
import { writeOutput } from "./output.ts";
import { type Connection, connect } from "./remote-connection.ts";
import { fetchedBytes, fetchedFile } from "./remote-files.ts";
import type { LedgerOptions, OutOptions, SubjectsOptions } from "./remote-options.ts";
import { print, remotely, table } from "./remote-print.ts";
import { subjectLines } from "./remote-subject-lines.ts";
import { listSubjects } from "./run-subjects.ts";

export const list = (options: SubjectsOptions): Promise<void> => listSubjects({ ...options, kind: "report" });

const versionForm = z.object({ number: z.int(), document: z.string().max(200) });
const versionsIn = ({ state }: { state: Record<string, unknown> }) =>
  answered(z.object({ versions: z.array(versionForm) }), state).versions;

async function viewOf({ client }: Connection, id: string) {
  const { data } = await client.GET("/api/v1/subjects/{id}", { params: { path: { id } } });
  const view = answered(forms.view, data);
  if (view.kind !== "report")
    throw new PenholderError("not-found", `${id} is no report but a ${view.kind}; see penholder subjects show.`);
  return view;
}

export function show(id: string, options: OutOptions): Promise<void> {
  return remotely(options, async () => {
    const view = await viewOf(connect(options), id);
    print(options, view, () => subjectLines(view));
  });
}

export function versions(id: string, options: OutOptions): Promise<void> {
  return remotely(options, async () => {
    const sealed = versionsIn(await viewOf(connect(options), id));
    print(options, { versions: sealed }, () =>
      table([["version", "document"], ...sealed.map(({ number, document }) => [String(number), String(document)])]),
    );
  });
}

export function silent(id: string, options: OutOptions): Promise<void> {
  return remotely(options, async () => {
    const { client } = connect(options);
    const { data } = await client.GET("/api/v1/reports/{id}/silent", { params: { path: { id } } });
    const { silent: changes, rejectedYetCarriedOut } = answered(forms.silent, data);
    print(options, { silent: changes, rejectedYetCarriedOut }, () => {
      const lines = [
        ...changes.flatMap((one) => unagreedLines(one, "silent, no decided request accounts for it")),
        ...rejectedYetCarriedOut.flatMap((one) =>
          unagreedLines(one, `carried out although request ${one.change.binding.request ?? ""} was rejected`),
        ),
      ];
      return lines.length === 0 ? ["Every change is accounted for."] : lines;
    });
  });
}

/** One change that was not agreed, and under it who had approached an expert about its passage. */
function unagreedLines({ version, change, approaches }: z.infer<typeof forms.unagreed>, what: string): string[] {
  const beside = approaches.map(
    ({ by, when, channel, expert, words }) =>
      `  approached before it: by ${by}, ${when.original}, ${channel}, recorded by ${expert}: "${words}"`,
  );
  return [`version ${version}, passage ${change.passage} (change ${change.id}): ${what}`, ...beside];
}

/** Bytes of a sealed file or a ledger. */
const largestVersion = 256 * 2 ** 20;

const sealedFile = (id: string, number: number) => (client: Connection["client"]) =>
  client.GET("/api/v1/reports/{id}/versions/{number}", { params: { path: { id, number } }, parseAs: "stream" });

/** The sealed file of a version, as the server gives it: for whoever verifies or compares it here. */
export const fetchVersion = (connection: Connection, id: string, number: number): Promise<Uint8Array> =>
  fetchedBytes(connection, largestVersion, sealedFile(id, number));

export function download(id: string, number: number, options: OutOptions): Promise<void> {
  return remotely(options, async () => {
    const path = options.out ?? `version-${number}.json`;
    const size = await fetchedFile(connect(options), path, sealedFile(id, number));
    print(options, { file: path, size }, () => [`Written: ${path} (${size} bytes); check it with penholder verify.`]);
  });
}

/** The server's own ledger. For a terminal the JSON is shown by the same code as that of compare. */
export function ledger(id: string, options: LedgerOptions): Promise<void> {
  return remotely(options, async () => {
    const format = options.json ? "json" : options.format;
    const bytes = await fetchedBytes(connect(options), largestVersion, (client) =>
      client.GET("/api/v1/reports/{id}/ledger", {
        params: {
          path: { id },
          query: { from: options.from, format: format === "terminal" ? "json" : format },
        },
        parseAs: "stream",
      }),
    );
    if (format === "html" || format === "docx") {
      if (options.out === undefined && process.stdout.isTTY)
        throw new PenholderError("usage", `A ledger as ${format} goes into a file: name one with --out.`);
      return written(bytes, options.out);
    }
    const { ledgerText } = await import("./remote-ledger.ts");
    return written(await ledgerText(bytes, format, options.out), options.out);
  });
}

function written(content: string | Uint8Array, out: string | undefined): void {
  writeOutput(content, out);
  if (out !== undefined) process.stderr.write(`Written: ${out}\n`);
}

/** Two sealed versions, fetched, checked against the documents that the report's state names, and compared here. */
export function compareVersions(id: string, from: number, to: number, options: LedgerOptions): Promise<void> {
  return remotely(options, async () => {
    const connection = connect(options);
    const { expectSealed } = await import("./remote-sealed.ts");
    const named = versionsIn(await viewOf(connection, id));
    const folder = mkdtempSync(join(tmpdir(), "penholder-compare-"));
    try {
      const paths: string[] = [];
      for (const number of [from, to]) {
        const path = join(folder, `version-${number}.json`);
        const bytes = await fetchVersion(connection, id, number);
        expectSealed(bytes, named.find((one) => one.number === number)?.document);
        writeFileSync(path, bytes, { mode: 0o600 });
        paths.push(path);
      }
      const [original = "", amended = ""] = paths;
      const { compare } = await import("./run-compare.ts");
      const format = (options.json ? "json" : options.format) as LedgerFormat;
      await compare(original, amended, format, { parties: [], ...(options.out !== undefined && { out: options.out }) });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
}
