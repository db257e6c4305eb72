import type { Leaf, Leaves } from "./leaves.ts";

/**
 * An element of a record. `take…` gives a value a home in the entity; `look…` only reads it to decide. What nobody
 * takes ends in the entity's `extra`.
 */
export class XmlNode implements Leaves {
  readonly name: string;
  readonly attributes: Record<string, string>;
  readonly children: XmlNode[] = [];
  readonly line: number;
  text = "";
  #taken: Set<string> | undefined;

  constructor(name: string, attributes: Record<string, string>, line: number) {
    this.name = name;
    this.attributes = attributes;
    this.line = line;
  }

  all(name: string): XmlNode[] {
    return this.children.filter((child) => child.name === name);
  }

  child(name: string): XmlNode | undefined {
    return this.children.find((child) => child.name === name);
  }

  /** Elements at a path of names: `path("akaList", "aka")`. */
  path(...names: string[]): XmlNode[] {
    return names.reduce<XmlNode[]>((nodes, name) => nodes.flatMap((node) => node.all(name)), [this]);
  }

  /** Elements of a name at any depth below. */
  find(name: string): XmlNode[] {
    return this.children.flatMap((child) => (child.name === name ? [child] : child.find(name)));
  }

  /** Elements at any depth below that have a child of this name. */
  holding(name: string): XmlNode[] {
    return this.children.flatMap((child) => (child.child(name) ? [child] : child.holding(name)));
  }

  lookAttribute(name: string): string {
    return Object.hasOwn(this.attributes, name) ? (this.attributes[name] ?? "").trim() : "";
  }

  takeAttribute(name: string): string {
    this.#take(`@${name}`);
    return this.lookAttribute(name);
  }

  look(): string {
    return this.text.trim();
  }

  take(): string {
    this.#take("");
    return this.look();
  }

  /** The text of the first child of this name, "" without one. */
  lookChild(name: string): string {
    return this.child(name)?.look() ?? "";
  }

  takeChild(name: string): string {
    return this.child(name)?.take() ?? "";
  }

  /** The texts of all children at a path that are not empty. */
  takeAll(...names: string[]): string[] {
    return this.path(...names)
      .map((node) => node.take())
      .filter(Boolean);
  }

  leaves(path = ""): Leaf[] {
    const found: Leaf[] = [];
    this.#collect(path, found);
    return found;
  }

  #collect(path: string, found: Leaf[]): void {
    for (const name in this.attributes) {
      const value = this.lookAttribute(name);
      if (value !== "") found.push({ path: `${path}@${name}`, value, taken: this.#has(`@${name}`) });
    }
    const own = this.text.trim();
    if (own !== "") found.push({ path, value: own, taken: this.#has("") });
    const inside = path === "" ? "" : `${path}.`;
    const [only] = this.children;
    if (only && this.children.length === 1) {
      only.#collect(inside + only.name, found);
      return;
    }
    // Children of one name are told apart by their number.
    const counts = new Map<string, number>();
    for (const { name } of this.children) counts.set(name, (counts.get(name) ?? 0) + 1);
    const seen = new Map<string, number>();
    for (const child of this.children) {
      const index = (seen.get(child.name) ?? 0) + 1;
      seen.set(child.name, index);
      child.#collect(inside + ((counts.get(child.name) ?? 0) > 1 ? `${child.name}[${index}]` : child.name), found);
    }
  }

  #take(key: string): void {
    this.#taken ??= new Set();
    this.#taken.add(key);
  }

  #has(key: string): boolean {
    return this.#taken?.has(key) ?? false;
  }
}
