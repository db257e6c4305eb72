import { cosignedBy, existedBy, type LogPolicy, signedByLog, toHex } from "#record";
import { type Finding, failed, passed, skipped, warned } from "./findings.ts";
import type { Artefact } from "./form.ts";
import { signatureDetails, withUnknown } from "./note-signatures.ts";
import type { VerifyOptions } from "./options.ts";
import { checkSplit, timesOf } from "./time.ts";
import { checkTimestamps } from "./timestamps.ts";
import { quorumFinding } from "./witnesses.ts";
import { counted, instant } from "./wording.ts";

type CheckpointFile = Extract<Artefact, { kind: "checkpoint" }>;

/** A log's statement of its tree: signed by the log, cosigned by the quorum, and in no contradiction to one kept from before. */
export function checkCheckpoint(file: CheckpointFile, options: VerifyOptions): Finding[] {
  const { checkpoint, text } = file;
  const details = [`root ${toHex(checkpoint.root)}`, ...checkpoint.extensions.map((line) => `extension line: ${line}`)];
  const says = `The file is a checkpoint of the log ${checkpoint.origin}, at size ${checkpoint.size}.`;
  const form =
    checkpoint.extensions.length === 0
      ? passed("form", says, details)
      : warned(
          "form",
          `${says} It has ${counted(checkpoint.extensions.length, "further line")}, of which nothing is said here.`,
          details,
        );
  const log = options.policy?.log;
  if (log) return [form, ...checkTrusted(file, log, options)];
  const unchecked = signatureDetails(options.crypto, text, null);
  return options.policy === null
    ? [
        form,
        skipped(
          "checkpoint-log",
          "Not checked: which log and witnesses to believe is for you to say, in a policy file.",
          unchecked,
        ),
      ]
    : [
        form,
        failed(
          "checkpoint-log",
          "not-logged",
          "Your policy names no log, so that no checkpoint can be believed.",
          unchecked,
        ),
      ];
}

function checkTrusted({ checkpoint, note, text }: CheckpointFile, log: LogPolicy, options: VerifyOptions): Finding[] {
  const { crypto, earlier = [] } = options;
  const key = signedByLog(crypto, log, note, checkpoint);
  const signed = key.ok
    ? passed("checkpoint-log", `Signed by the log that you trust: ${key.value.name}.`)
    : failed("checkpoint-log", "not-logged", `The log's signature does not hold: ${key.problem}.`);
  const cosigned = cosignedBy(crypto, log, note);
  if (!cosigned.ok)
    return [
      signed,
      failed("checkpoint-witnesses", "not-logged", `A witness's cosignature does not hold: ${cosigned.problem}.`),
    ];
  const quorum = quorumFinding("checkpoint-witnesses", "not-logged", log, cosigned.value);
  const by = existedBy(log, cosigned.value);
  const time =
    by === null || !key.ok || quorum.outcome === "failed"
      ? skipped("checkpoint-time", "Not known: too few sound cosignatures state a time.")
      : (checkSplit("checkpoint-time", "not-logged", crypto, log, checkpoint, earlier) ??
        passed("checkpoint-time", `The log stood at this size by ${instant(by)}.`, timesOf(cosigned.value)));
  return [
    signed,
    withUnknown(quorum, text, log, crypto),
    time,
    ...checkTimestamps("checkpoint-timestamps", text, [], options),
  ];
}
