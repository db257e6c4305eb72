import { type Check, type Report, checks as titles } from "#verify";
import { capital, count, element, part } from "./dom.ts";
import { outcomes, signs, verdicts } from "./words.ts";

/** The verdict, large, in one sentence, and what it means. */
export function showVerdict(report: Report, file: string, policy: string | null): void {
  const { tone, title, means } = verdicts[report.verdict];
  const named = namer(report);
  part("verdict").replaceChildren(
    element(
      "div",
      { class: `verdict ${tone}` },
      element("p", { class: "sign", "aria-hidden": "true" }, signs[tone]),
      element(
        "div",
        {},
        element(
          "p",
          { class: "kicker" },
          `${report.artefact === "unknown" ? "File" : capital(report.artefact)} · `,
          element("bdi", {}, file),
        ),
        element("h2", {}, title),
        element("p", { class: "says", dir: "auto" }, named(afterTitle(report.says))),
        element("p", { class: "means" }, means),
        element(
          "p",
          { class: "by" },
          policy === null ? noPolicy : element("span", {}, "By your policy ", element("bdi", {}, policy)),
        ),
        element(
          "nav",
          { class: "jump", "aria-label": "Parts of the answer" },
          element("a", { href: "#checks" }, count(report.checks.length, "check")),
          policy !== null && element("a", { href: "#policy" }, "Whom you trust"),
          report.document && element("a", { href: "#document" }, "The document"),
        ),
      ),
    ),
  );
  part("status").textContent = `Verdict: ${title}.`;
  document.title = `${title} · Penholder verifier`;
}

const noPolicy = "No policy file was given: no key was authenticated.";

/** The checks in the order in which they were made, each with its mark, its word and its details. */
export function showChecks(report: Report): void {
  const named = namer(report);
  const checks = report.checks.map((check) => ({ ...check, says: named(check.says) }));
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
      element("div", { class: "head" }, element("h3", {}, titleOf(name)), element("p", { class: "outcome" }, word)),
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

/** Blocks are named by their place and printed number, as they stand on the page; their ids stay in the details. */
function namer({ document: shown }: Report): (text: string) => string {
  const places = new Map((shown?.blocks ?? []).map(({ id, number }, index) => [id, nameOf(index, number)]));
  return (text) => text.replace(/\b[0-9a-f]{32}\b/g, (id) => places.get(id) ?? id);
}

function nameOf(index: number, number: string | null | undefined): string {
  return number ? `${index + 1} (printed as ${number})` : `${index + 1}`;
}

/** The command line begins with the verdict in capitals; here it stands above, as the title. */
export function afterTitle(says: string): string {
  return capital(says.replace(/^[A-Z][A-Z ,-]{5,}[:.] */, "")) || says;
}
