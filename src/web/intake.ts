import { count, element } from "./dom.ts";

/** A file that the reader gave, or a text that was pasted. */
export interface Given {
  name: string;
  bytes: Uint8Array<ArrayBuffer>;
}

/** What a file is given as. */
export type Role = "file" | "policy" | "other";

/** No artefact of the record comes near this; more would only exhaust the browser's memory. */
const most = 128 * 1024 * 1024;

const texts: Record<Role, { title: string; hint: string; choose: string }> = {
  file: {
    title: "1. The file to check",
    hint: "A sealed report, redacted copy, excerpt, receipt or checkpoint.",
    choose: "Choose the file",
  },
  policy: {
    title: "2. Your policy",
    hint: "Whose keys you trust: the file that you hold yourself, not one that came with the report.",
    choose: "Choose your policy",
  },
  other: {
    title: "3. Another version, to compare",
    hint: "Optional: a second published file of the same report.",
    choose: "Choose another version",
  },
};

interface Handlers {
  give(given: Given, role: Role | null): void;
  remove(role: Role): void;
  refuse(problem: string): void;
}

/** The three places for files: by button, by pasting, or dropped anywhere on the page. */
export class Intake {
  readonly #slots: Record<Role, Slot>;

  constructor(place: HTMLElement, handlers: Handlers) {
    const slot = (role: Role) => new Slot(role, handlers);
    this.#slots = { file: slot("file"), policy: slot("policy"), other: slot("other") };
    place.append(...Object.values(this.#slots).map(({ section }) => section));
    listenForDrops(handlers);
  }

  show(role: Role, given: Given | null): void {
    this.#slots[role].show(given);
  }
}

class Slot {
  readonly section: HTMLElement;
  readonly #state = element("p", { class: "given" });
  readonly #choose: HTMLButtonElement;
  readonly #remove: HTMLButtonElement;
  readonly #paste: HTMLDetailsElement;

  constructor(role: Role, handlers: Handlers) {
    const { title, hint, choose } = texts[role];
    const input = element("input", { type: "file", hidden: true, id: `${role}-input` });
    this.#choose = element("button", { type: "button", class: "choose" }, choose);
    this.#remove = element("button", { type: "button", hidden: true, "aria-label": `Remove: ${title}` }, "Remove");
    this.#paste = pasteBox(role, title, handlers);
    this.#choose.onclick = () => input.click();
    input.onchange = () => {
      for (const file of input.files ?? []) void read(file, role, handlers);
      input.value = "";
    };
    this.#remove.onclick = () => {
      handlers.remove(role);
      this.#choose.focus();
    };
    this.section = element(
      "section",
      { class: `slot ${role}`, "aria-labelledby": `${role}-title`, "data-role": role },
      element("h2", { id: `${role}-title` }, title),
      element("p", { class: "hint" }, hint),
      this.#state,
      input,
      element("div", { class: "buttons" }, this.#choose, this.#remove, this.#paste),
    );
  }

  show(given: Given | null): void {
    this.section.classList.toggle("filled", given !== null);
    this.#remove.hidden = given === null;
    this.#paste.open = false;
    this.#state.replaceChildren(
      ...(given ? [element("bdi", {}, given.name), element("span", {}, ` ${count(given.bytes.length, "byte")}`)] : []),
    );
  }
}

function pasteBox(role: Role, title: string, handlers: Handlers): HTMLDetailsElement {
  const area = element("textarea", {
    rows: 4,
    spellcheck: "false",
    "aria-label": `Text of ${title}`,
    id: `${role}-text`,
  });
  const use = element("button", { type: "button" }, "Use this text");
  use.onclick = () => {
    if (area.value === "") return handlers.refuse("There is no text to use yet: paste it into the field first.");
    handlers.give(pasted(area.value), role);
    area.value = "";
  };
  return element("details", { class: "paste" }, element("summary", {}, "Paste its text"), area, use);
}

/** Our files end in one line feed, which a selection seldom takes along. */
function pasted(text: string): Given {
  const whole = text.endsWith("\n") ? text : `${text}\n`;
  return { name: "pasted text", bytes: new TextEncoder().encode(whole) };
}

function listenForDrops(handlers: Handlers): void {
  const root = document.documentElement;
  let depth = 0;
  const over = (step: number) => {
    depth = Math.max(0, depth + step);
    root.classList.toggle("dragging", depth > 0);
  };
  addEventListener("dragenter", () => over(1));
  addEventListener("dragleave", () => over(-1));
  addEventListener("dragover", (event) => event.preventDefault());
  addEventListener("drop", (event) => {
    event.preventDefault();
    over(-depth);
    take(event.dataTransfer, roleAt(event.target), handlers);
  });
  addEventListener("paste", (event) => {
    if (event.target instanceof HTMLTextAreaElement) return;
    event.preventDefault();
    take(event.clipboardData, null, handlers);
  });
}

function take(transfer: DataTransfer | null, role: Role | null, handlers: Handlers): void {
  if (!transfer) return;
  for (const file of transfer.files) void read(file, role, handlers);
  const text = transfer.files.length === 0 ? transfer.getData("text/plain") : "";
  if (text !== "") handlers.give(pasted(text), role);
}

function roleAt(target: EventTarget | null): Role | null {
  const role = target instanceof Element ? target.closest<HTMLElement>("[data-role]")?.dataset.role : undefined;
  return role === "file" || role === "policy" || role === "other" ? role : null;
}

async function read(file: File, role: Role | null, handlers: Handlers): Promise<void> {
  if (file.size > most)
    return handlers.refuse(`"${file.name}" is larger than 128 MiB: no file of the record is that large.`);
  try {
    handlers.give({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }, role);
  } catch {
    handlers.refuse(`"${file.name}" cannot be read: choose it again, and a file rather than a folder.`);
  }
}
