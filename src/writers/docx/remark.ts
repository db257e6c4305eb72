import type { Binding, Change } from "#compare";

const bindingWords: Record<Binding["status"], string> = {
  bound: "bound",
  "own-correction": "the panel's own correction",
  silent: "silent: bound to no decided request and no declared correction",
};

/** The comment on a change: what kind it is, its classes with their rules, and what it is bound to. One fact a line. */
export function remarkOf(change: Change): string {
  const kind = change.reworded && change.kind !== "reworded" ? `${change.kind}, reworded` : change.kind;
  const classes = change.classes.map(({ class: name, rule, from, to }) => {
    const grades = from !== null || to !== null ? `: ${from ?? "–"} → ${to ?? "–"}` : "";
    return `${name.replaceAll("-", " ")}${grades} (${rule})`;
  });
  return [`${change.id}: ${kind}`, ...classes, bindingLine(change.binding)].join("\n");
}

function bindingLine(binding: Binding): string {
  const names = [
    binding.request && `request ${binding.request}`,
    binding.decision && `decision ${binding.decision}`,
    binding.correction && `correction ${binding.correction}`,
    binding.fit !== undefined && `fit ${Math.round(binding.fit * 100)} %`,
    ...(binding.flags ?? []).map((flag) => flag.replaceAll("-", " ")),
  ].filter((name) => typeof name === "string");
  return [bindingWords[binding.status], ...names].join(", ");
}
