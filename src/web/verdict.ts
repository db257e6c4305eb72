import { type Check, type Report, checks as titles } from "#verify";
import { capital, count, element, part } from "./dom.ts";
import { outcomes, signs, verdicts } from "./words.ts";

/** The verdict, large, in one sentence, and what it means. */
export function showVerdict(report: Report, file: string, policy: string | null): void {
  const { tone, title, means } = verdicts[report.verdict];
  part("verdict").replaceChildren(
    element(
      "div",
      { class: `verdict ${tone}` },
      element("p", { class: "sign", "aria-hidden": "true" }, signs[tone]),
      element(
        "div",
        {},
        element("p", { class: "kicker" }, `${capital(report.artefact)} · `, element("bdi", {}, file)),
        element("h2", {}, title),
        element("p", { class: "says", dir: "auto" }, afterTitle(report.says)),
        element("p", { class: "means" }, means),
        element(
          "p",
          { class: "by" },
          policy === null ? noPolicy : element("span", {}, "By your policy ", element("bdi", {}, policy)),
        ),
      ),
    ),
  );
  part("status").textContent = `Verdict: ${title}.`;
  document.title = `${title} · Penholder verifier`;
}

const noPolicy = "No policy file was given: no key was authenticated.";

/** The checks in the order in which they were made, each with its mark, its word and its details. */
export function showChecks(checks: readonly Check[]): void {
  const failed = checks.filter(({ outcome }) => outcome === "failed").length;
  const passed = checks.filter(({ outcome }) => outcome === "passed").length;
  part("checks").replaceChildren(
    element("h2", { id: "checks-title" }, "Checks"),
    element(
      "p",
      { class: "sum" },
      `${passed} of ${count(checks.length, "check")} passed${failed ? `, ${failed} failed` : ""}.`,
    ),
    checkList(checks),
  );
}

/** A list of checks, each with its mark, its word and its details. */
export function checkList(checks: readonly Check[]): HTMLElement {
  return element("ol", { class: "checks" }, ...checks.map(checkItem));
}

function checkItem({ name, outcome, says, details }: Check): HTMLElement {
  const { sign, word } = outcomes[outcome];
  return element(
    "li",
    { class: outcome },
    element("span", { class: "mark", "aria-hidden": "true" }, sign),
    element(
      "div",
      {},
      element("h3", {}, titleOf(name)),
      element("p", { class: "outcome" }, word),
      element("p", { class: "says", dir: "auto" }, says),
      details.length > 0 &&
        element(
          "details",
          {},
          element("summary", { "aria-label": `Details: ${titleOf(name)}` }, "Details"),
          element("ul", {}, ...details.map((detail) => element("li", { dir: "auto" }, detail))),
        ),
    ),
  );
}

/** A check's title for people; its own name where there is none. */
function titleOf(name: string): string {
  return new Map<string, string>(Object.entries(titles)).get(name) ?? name;
}

/** The command line begins with the verdict in capitals; here it stands above, as the title. */
export function afterTitle(says: string): string {
  return capital(says.replace(/^[A-Z][A-Z ,-]{5,}[:.] */, "")) || says;
}
