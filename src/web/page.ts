import type { Answer } from "./answering.ts";
import type { Asker } from "./asking.ts";
import { showComparison } from "./comparison.ts";
import { count, element, part } from "./dom.ts";
import { type Given, Intake, type Role } from "./intake.ts";
import { showDocument } from "./shown-document.ts";
import { showChecks, showVerdict } from "./verdict.ts";
import { showPolicy } from "./whom.ts";

const policyMark = '"penholder/policy/1"';

/** The page: takes files, asks for a verdict after each change, and shows it. */
export function startPage(asker: Asker): void {
  const given: Record<Role, Given | null> = { file: null, policy: null, other: null };
  let round = 0;

  const intake = new Intake(part("intake"), {
    give(file, wanted) {
      const role = roleOf(file, wanted, given.file !== null);
      given[role] = file;
      intake.show(role, file);
      void check();
    },
    remove(role) {
      given[role] = null;
      intake.show(role, null);
      void check();
    },
    refuse: showTrouble,
  });

  async function check(): Promise<void> {
    const mine = ++round;
    asker.stop();
    clear();
    const { file, policy, other } = given;
    document.body.classList.toggle("asked", file !== null);
    if (!file && !policy) return;
    if (file) showProgress(file, stop);
    const bytes = { file: file?.bytes ?? null, policy: policy?.bytes ?? null, other: other?.bytes ?? null };
    const reply = await asker.ask(bytes);
    if (!reply || mine !== round) return;
    clear();
    if (!reply.ok) showTrouble(reply.problem);
    else await show(reply.answer, given, () => mine === round);
  }

  function stop(): void {
    asker.stop();
    clear();
    showTrouble("The check was stopped. Choose the file again to start it anew.");
  }
}

async function show(
  { report, comparison, policy, policyProblem }: Answer,
  given: Readonly<Record<Role, Given | null>>,
  isCurrent: () => boolean,
): Promise<void> {
  if (policyProblem !== null)
    showTrouble(`Your policy could not be used, and nothing is authenticated. ${policyProblem}`);
  showPolicy(policy, given.policy?.name ?? "");
  part("findings").hidden = !report && !policy;
  part("findings").classList.toggle("alone", !report?.document);
  if (!report || !given.file) return;
  showVerdict(report, given.file.name, policy === null ? null : (given.policy?.name ?? ""));
  showChecks(report);
  if (comparison) showComparison(comparison, report);
  lookAt(part("verdict"));
  if (report.document) await showDocument(report.document, isCurrent);
}

/** On a small screen the files push the verdict down: then the page goes to it. */
function lookAt(target: HTMLElement): void {
  if (target.getBoundingClientRect().top > innerHeight / 2) target.scrollIntoView({ block: "start" });
}

/** A policy is known by its mark, wherever it is dropped; a file dropped beside the places goes to the first that is free. */
function roleOf({ bytes }: Given, wanted: Role | null, hasFile: boolean): Role {
  const start = new TextDecoder().decode(bytes.subarray(0, 1 << 20));
  if (start.startsWith("{") && start.includes(policyMark)) return "policy";
  return wanted ?? (hasFile ? "other" : "file");
}

function clear(): void {
  for (const id of ["trouble", "status", "verdict", "comparison", "checks", "policy", "document"])
    part(id).replaceChildren();
  part("document").removeAttribute("aria-busy");
  part("findings").hidden = true;
  part("comparison").hidden = true;
  document.title = "Verifier · Penholder";
}

function showProgress({ name, bytes }: Given, stop: () => void): void {
  const button = element("button", { type: "button" }, "Stop");
  button.onclick = stop;
  part("verdict").replaceChildren(
    element(
      "div",
      { class: "progress" },
      element("p", {}, "Checking ", element("bdi", {}, name), `, ${count(bytes.length, "byte")} …`),
      element("progress", { "aria-label": "Checking the file" }),
      button,
    ),
  );
  part("status").textContent = "Checking the file.";
}

function showTrouble(problem: string): void {
  part("trouble").replaceChildren(element("span", {}, problem));
}
