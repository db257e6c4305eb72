import { parentPort } from "node:worker_threads";
import { PenholderError } from "#kernel";
import { nodeCrypto } from "#log";
import { type CaseFiles, verifyCase } from "#verify/case";
import { packed, unpacked } from "./archive.ts";
import type { CaseJob, ExportDone, ExportJob, FromCaseThread, VerifyDone, VerifyJob } from "./case-job.ts";
import { folderOf } from "./make-folder.ts";
import { writeFolder } from "./write-folder.ts";

// Runs in a thread: replaying, comparing, hashing and packing a case take long, and others wait for nothing.

function exported(job: ExportJob): ExportDone {
  const { files, missing } = folderOf(job);
  if (job.to === null) return { missing, archive: packed(files) };
  writeFolder(job.to, files);
  return { missing, archive: null };
}

/** Verified as a stranger would, by the institution's own policy and founding. Throws `case-refused`. */
function verified({ given, founding, policy: log, now }: VerifyJob): VerifyDone {
  const files: CaseFiles = "files" in given ? given.files : unpacked(given.archive);
  const none = { threshold: 0, keys: [] };
  const policy = log.logs.length === 0 ? null : { authors: none, publishers: none, log, timestampers: [] };
  const report = verifyCase(files, { policy, founding, crypto: nodeCrypto, now });
  if (report.verdict === (policy === null ? "self-consistent" : "authentic")) return { files };
  throw new PenholderError("case-refused", `The case does not verify, and nothing was brought in: ${report.says}`);
}

function answered(job: CaseJob): FromCaseThread {
  try {
    return { done: job.kind === "export" ? exported(job) : verified(job) };
  } catch (error) {
    if (error instanceof PenholderError) return { code: error.code, problem: error.message };
    return { code: "internal", problem: error instanceof Error ? error.message : String(error) };
  }
}

parentPort?.on("message", (job: CaseJob) => {
  const answer = answered(job);
  const archive = "done" in answer && "archive" in answer.done ? answer.done.archive : null;
  parentPort?.postMessage(answer, archive ? [archive.buffer as ArrayBuffer] : []);
});
