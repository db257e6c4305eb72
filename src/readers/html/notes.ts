import { attribute, closest, descendants, type Element, isElement, type Parent, textOf } from "./dom.ts";
import { blockElements } from "./elements.ts";

/** A note as the page marks it up: what calls it, and the element that holds its text. */
export interface FoundNote {
  key: string;
  kind: "footnote" | "endnote";
  /** As printed at the mark: "3", "*", "a". */
  number: string;
  container: Element;
}

export interface FoundNotes {
  /** Anchors that call a note. */
  calls: Map<Element, FoundNote>;
  /** Elements that hold a note. */
  containers: Map<Element, FoundNote>;
  /** Anchors inside notes that lead back to the call, and repeat the number. */
  backLinks: Set<Element>;
}

const callRoles = /\b(?:doc-noteref|noteref)\b/u;
const noteRoles = /\b(?:doc-footnotes?|doc-endnotes?|footnotes?|endnotes?|rearnotes?|note)\b/u;
const noteTarget = /^_?(?:ftn|edn|fn|footnote|endnote|note|sdfootnote|sdendnote|cite_note)[-_:.]?/iu;
const backTarget = /ref|anc(?:hor)?$|^(?:_?(?:ftn|edn|fn)ref)/iu;
const printed = /^[[(]?\s*(\d{1,4}|[*†‡§¶]{1,4}|[a-z]{1,2}|[ivx]{1,6})\s*[\])]?$/iu;

/**
 * Finds footnotes and endnotes by how pages mark them up: ARIA and EPUB roles, raised links with figures, and the
 * anchors of Word, LibreOffice, Pandoc, MediaWiki and GitHub.
 */
export function findNotes(root: Parent): FoundNotes {
  const targets = new Map<string, Element>();
  const links: Element[] = [];
  for (const node of descendants(root)) {
    if (!isElement(node)) continue;
    const id = attribute(node, "id") ?? (node.tagName === "a" ? attribute(node, "name") : undefined);
    if (id !== undefined && id !== "" && !targets.has(id)) targets.set(id, node);
    const name = attribute(node, "name");
    if (node.tagName === "a" && name && !targets.has(name)) targets.set(name, node);
    if (node.tagName === "a" && attribute(node, "href")?.startsWith("#")) links.push(node);
  }
  const found: FoundNotes = { calls: new Map(), containers: new Map(), backLinks: new Set() };
  for (const link of links) {
    const target = targets.get(targetName(link));
    const number = printed.exec(textOf(link).trim())?.[1];
    if (target === undefined || number === undefined || !isCall(link)) continue;
    const container = containerOf(target);
    if (container === undefined || holds(container, link)) continue;
    // A link from one note back to its call looks like a call to a note that holds the text: the first one counts.
    if (closest(link, (element) => found.containers.has(element)) !== undefined) continue;
    const known = found.containers.get(container);
    const note = known ?? {
      key: `note ${found.containers.size + 1}`,
      kind: kindOf(link, container),
      number,
      container,
    };
    found.containers.set(container, note);
    found.calls.set(link, note);
  }
  const callIds = new Set([...found.calls.keys()].flatMap((call) => idsAround(call)));
  for (const link of links) {
    const inNote = closest(link, (element) => found.containers.has(element)) !== undefined;
    if (inNote && (callIds.has(targetName(link)) || isBack(link))) found.backLinks.add(link);
  }
  return found;
}

function targetName(link: Element): string {
  const raw = (attribute(link, "href") ?? "").slice(1);
  try {
    return decodeURIComponent(raw);
  } catch {
    return raw;
  }
}

function rolesOf(element: Element): string {
  return `${attribute(element, "role") ?? ""} ${attribute(element, "epub:type") ?? ""} ${attribute(element, "class") ?? ""}`;
}

/** A link with a short mark as its text calls a note if its role, its target's name or its raised position says so. */
function isCall(link: Element): boolean {
  if (isBack(link)) return false;
  if (callRoles.test(rolesOf(link)) || noteTarget.test(targetName(link))) return true;
  const raised = (element: Element) =>
    element.tagName === "sup" || /vertical-align\s*:\s*super/iu.test(attribute(element, "style") ?? "");
  return closest(link, raised) !== undefined || [...descendants(link)].some((node) => isElement(node) && raised(node));
}

function isBack(link: Element): boolean {
  if (/doc-backlink|footnote-back|backref|reversefootnote/u.test(rolesOf(link))) return true;
  const target = targetName(link);
  return noteTarget.test(target) && backTarget.test(target);
}

/** The element that holds a note's whole text: the one with the role, else the block around the target. */
function containerOf(target: Element): Element | undefined {
  const byRole = (element: Element) =>
    element.tagName !== "section" && element.tagName !== "ol" && noteRoles.test(rolesOf(element)) && holdsOne(element);
  const byName = (element: Element) =>
    ["div", "li", "aside", "p"].includes(element.tagName) && noteTarget.test(attribute(element, "id") ?? "");
  const block = closest(target, (element) => blockElements.has(element.tagName));
  const container = closest(target, byRole) ?? closest(target, byName) ?? block;
  return container === undefined ||
    ["body", "html", "main", "article", "section", "table", "ol", "ul"].includes(container.tagName) ||
    /^h[1-6]$/u.test(container.tagName)
    ? undefined
    : container;
}

/** Whether an element is one note, and not the list of them. */
function holdsOne(element: Element): boolean {
  return (
    !element.childNodes.some((child) => isElement(child) && ["ol", "ul"].includes(child.tagName)) &&
    ["div", "li", "aside", "p", "td"].includes(element.tagName)
  );
}

function holds(container: Element, node: Element): boolean {
  return closest(node, (element) => element === container) !== undefined;
}

function kindOf(link: Element, container: Element): "footnote" | "endnote" {
  const told = `${targetName(link)} ${rolesOf(container)}`;
  return /edn|endnote|rearnote/iu.test(told) ? "endnote" : "footnote";
}

function idsAround(call: Element): string[] {
  const parent = call.parentNode;
  const around = parent !== null && isElement(parent) && !blockElements.has(parent.tagName) ? [call, parent] : [call];
  return around
    .flatMap((element) => [attribute(element, "id"), attribute(element, "name")])
    .filter((id) => id !== undefined && id !== "") as string[];
}
