/**
 * Every error that Penholder reports, by its code: when it happens, and what the reader of the message can do.
 * The list is closed; docs/errors.md is written from it (a test keeps the two equal).
 */
export const catalogue = {
  "file-not-found": { status: 404, when: "A named file does not exist.", remedy: "Check the path." },
  "file-unreadable": { status: 422, when: "A file exists and cannot be read.", remedy: "Check its permissions." },
  "file-unwritable": { status: 500, when: "A result cannot be written.", remedy: "Choose another path with --out." },
  "file-empty": { status: 422, when: "A file holds no bytes, or no text.", remedy: "Ask for the file again." },
  "file-too-large": {
    status: 413,
    when: "A file is larger than a report can be.",
    remedy: "Split it, or export the text alone.",
  },
  "file-type-unknown": {
    status: 415,
    when: "The content is none of DOCX, PDF, HTML, Markdown or text, whatever its name says.",
    remedy: "Convert it to one of these.",
  },
  "file-corrupt": {
    status: 422,
    when: "The content breaks off or contradicts its own format.",
    remedy: "Ask for the file again.",
  },
  "file-too-complex": {
    status: 422,
    when: "The content unpacks to more, nests deeper or takes longer than any report does: a zip bomb, entity expansion or the like.",
    remedy: "Do not trust the file; ask its sender for another.",
  },
  "password-required": { status: 422, when: "The file is encrypted.", remedy: "Give its password with --password." },
  "password-wrong": {
    status: 422,
    when: "The password does not open the file.",
    remedy: "Give the right one with --password.",
  },
  "no-text": {
    status: 422,
    when: "No page of a PDF has a text layer.",
    remedy: "Run text recognition (OCR) on it first.",
  },
  "view-required": {
    status: 422,
    when: "A DOCX file still carries tracked changes, so that it holds two texts.",
    remedy: "Say which one is meant: --view original or --view final.",
  },
  "languages-differ": {
    status: 422,
    when: "The two documents are in two different languages.",
    remedy: "Compare versions in the same language.",
  },
  "parties-invalid": {
    status: 422,
    when: "A file given with --parties cannot be understood.",
    remedy: "See docs/parties.md for its form.",
  },
  "requests-invalid": {
    status: 422,
    when: "The file given with --requests breaks its schema.",
    remedy: "See docs/requests.schema.json.",
  },
  "policy-invalid": {
    status: 422,
    when: "A policy file (whom the reader trusts) is not in its one form, or states something impossible, such as a threshold above the number of keys.",
    remedy: "Make it anew with penholder policy; see docs/verify.md.",
  },
  "key-invalid": {
    status: 422,
    when: "A key is not in the text form of C2SP signed-note, or not of the kind that is needed.",
    remedy: "Ask its owner for the line that penholder keygen printed.",
  },
  "file-exists": {
    status: 409,
    when: "A file that must never be overwritten (a secret key) is there already.",
    remedy: "Choose another path, or move the file away yourself.",
  },
  usage: {
    status: 400,
    when: "A command is called with an option or value that it does not know.",
    remedy: "See penholder --help.",
  },
  internal: { status: 500, when: "Penholder itself is at fault.", remedy: "Report it, with the command that was run." },
} as const satisfies Record<string, { status: number; when: string; remedy: string }>;

/** One of the closed list of error codes. */
export type ErrorCode = keyof typeof catalogue;
