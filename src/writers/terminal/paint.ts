import { styleText } from "node:util";

type Style = Parameters<typeof styleText>[0];

/** Roles of text on the terminal. Each is readable without its colour. */
const styles = {
  strong: "bold",
  quiet: "dim",
  removed: ["red", "strikethrough"],
  added: ["green", "underline"],
  lost: "red",
  gained: "green",
  silent: ["bold", "yellow"],
  bound: "cyan",
  plain: "reset",
} as const satisfies Record<string, Style>;

export type Role = keyof typeof styles;
export type Paint = (role: Role, text: string) => string;

/** A painter that colours, or one that leaves everything as it is. */
export function painter(colour: boolean): Paint {
  if (!colour) return (_role, text) => text;
  return (role, text) =>
    role === "plain" || text === "" ? text : styleText(styles[role] as Style, text, { validateStream: false });
}
