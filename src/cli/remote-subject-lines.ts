import type { forms } from "#client";

type View = (typeof forms.view)["_output"];

const longest = 200;

/** A subject for people: what it is, then its state field by field, as it is. */
export function subjectLines({
  title,
  kind,
  id,
  case: file,
  phase,
  label,
  compartments,
  version,
  state,
}: View): string[] {
  return [
    `${title} (${kind})`,
    `id ${id}, case ${file}, version ${version}`,
    `${phase === null ? "" : `${phase}; `}${[label, ...compartments].join(", ")}`,
    ...Object.entries(state).flatMap(([name, value]) => (name === "phase" ? [] : linesOf(name, value))),
  ];
}

function linesOf(name: string, value: unknown): string[] {
  if (Array.isArray(value))
    return value.length === 0 ? [] : [`${name}:`, ...value.slice(0, 500).map((one) => `  - ${textOf(one)}`)];
  return [`${name}: ${textOf(value)}`];
}

/** One line: fields of an object one after the other. */
export function textOf(value: unknown): string {
  if (typeof value === "string") return value.length > longest ? `${value.slice(0, longest)}…` : value;
  if (typeof value !== "object" || value === null) return String(value);
  const fields = Object.entries(value).map(
    ([name, one]) => `${name} ${typeof one === "object" ? JSON.stringify(one) : textOf(one)}`,
  );
  const text = fields.join(", ");
  return text.length > 4 * longest ? `${text.slice(0, 4 * longest)}…` : text;
}
