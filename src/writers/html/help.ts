import { html, type Markup } from "./markup.ts";

const keys: [string, string][] = [
  ["j", "next change"],
  ["k", "previous change"],
  ["Enter or t", "from the change to its place in the text, and back"],
  ["/", "search the changes"],
  ["s", "texts side by side or inline"],
  ["u", "show or fold unchanged passages"],
  ["?", "this help"],
  ["Esc", "close the help, leave the search"],
];

/** The list of keys, shown by the script. */
export function help(): Markup {
  return html`<dialog class="help" aria-labelledby="help-h"><h2 id="help-h">Keys</h2><dl>${keys.map(
    ([key, meaning]) => html`<div><dt><kbd>${key}</kbd></dt><dd>${meaning}</dd></div>`,
  )}</dl><form method="dialog"><button>Close</button></form></dialog>`;
}
