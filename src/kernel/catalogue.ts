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
  "folder-in-use": {
    status: 409,
    when: "Another process already runs on the same data folder.",
    remedy: "Stop that process first; never run a copy of the folder beside it.",
  },
  "witness-config": {
    status: 422,
    when: "A witness or monitor is started with something that cannot be: a malformed enrolment line, a key of the wrong kind, a folder that belongs to another key.",
    remedy: "See docs/witness.md and docs/monitor.md.",
  },
  "witness-stopped": {
    status: 503,
    when: "A witness or monitor could not write its state durably, and stopped rather than sign what it might forget.",
    remedy: "Check the disk, then start it again on the same folder; see docs/witness.md.",
  },
  "quorum-missing": {
    status: 503,
    when: "Fewer witnesses cosigned a checkpoint than the policy's quorum asks for.",
    remedy: "See the reason beside each witness; try again when they answer (docs/witness.md).",
  },
  "log-behind-witness": {
    status: 409,
    when: "A witness shows a checkpoint signed by this log that this log does not have: the log was rolled back, restored from a backup, or runs twice.",
    remedy: "Do not start it; docs/witness.md says how to recover.",
  },
  "log-missing": {
    status: 404,
    when: "A folder holds no log, or only part of one.",
    remedy: "Make one with penholder log init, or name the right folder.",
  },
  "log-exists": { status: 409, when: "A folder holds a log already.", remedy: "Choose another folder." },
  "log-in-use": { status: 409, when: "Another process has the log open.", remedy: "Stop that process first." },
  "log-wrong-key": {
    status: 422,
    when: "A log is opened with another key than the one that it was made with.",
    remedy: "Give the log's own key.",
  },
  "log-disagrees": {
    status: 500,
    when: "What a log's folder holds contradicts itself in a way that no crash explains: a part of it was restored, lost or altered.",
    remedy: "Run penholder log fsck and read docs/log.md before anything is started or restored.",
  },
  "log-tile-mismatch": {
    status: 500,
    when: "A published tile or entry bundle is not what the log's own entries give; published files never change.",
    remedy: "Run penholder log fsck and read docs/log.md before anything is started or restored.",
  },
  "log-clock": {
    status: 500,
    when: "The machine's clock is behind the time of the log's last checkpoint.",
    remedy: "Set the clock right.",
  },
  "log-stopped": {
    status: 503,
    when: "A write of the log was not confirmed by the disk, and the log stopped for good in this process.",
    remedy: "Check the disk, then start again; nothing that was acknowledged is lost.",
  },
  "log-busy": { status: 503, when: "Too many acts wait to be logged.", remedy: "Try again later." },
  "log-not-cosigned": {
    status: 503,
    when: "Too few witnesses cosigned a checkpoint; the act is kept and will be published once enough of them have.",
    remedy: "Ask for the act's receipt later; do not log the act again.",
  },
  "log-act-invalid": {
    status: 422,
    when: "An act cannot be logged: its stream is not 16 bytes, or it is empty or too large.",
    remedy: "Hand in the canonical bytes of one act.",
  },
  "log-not-found": {
    status: 404,
    when: "No entry of that index, or no tree of that size, is published.",
    remedy: "Ask again when the log has grown, or for a smaller one.",
  },
  "sealed-file-invalid": {
    status: 422,
    when: "A sealed report, redacted copy or excerpt is not in its one form.",
    remedy: "Ask for the file again; see docs/sealing.md for its form.",
  },
  "sealing-refused": {
    status: 422,
    when: "A document, a mark in it, a protected passage or a policy cannot be sealed as it stands.",
    remedy: "Put right what the message names.",
  },
  "redaction-refused": {
    status: 422,
    when: "A plan of hidings names what does not exist, hides what the authors protected, or gives no reason, authority or decision.",
    remedy: "Put right what the message names; see docs/sealing.md.",
  },
  "release-refused": {
    status: 409,
    when: "Together with a copy or excerpt that is already released, the new one would reveal what one of them hides.",
    remedy: "Hide at least what the earlier copies hide, or nothing more than they do; the message names the passages.",
  },
  "list-invalid": {
    status: 422,
    when: "A sanctions list is empty, damaged, breaks off, or is of no known format.",
    remedy: "Download it again from its publisher; see docs/lists.md for the formats.",
  },
  "list-shrunken": {
    status: 409,
    when: "A list holds less than four fifths of the entries of its last snapshot.",
    remedy: "Check that the download is whole; then say --accept-shrink.",
  },
  "ownership-invalid": {
    status: 422,
    when: "A file of owners and controllers is empty, damaged, or of no known format.",
    remedy: "See docs/ownership.md for the forms that are read.",
  },
  "ownership-party-unknown": {
    status: 404,
    when: "The party whose owners are asked for is in none of the files, or its name is that of several.",
    remedy: "Give its id or an identifier; the message names those that come near.",
  },
  "ownership-rule-unknown": {
    status: 422,
    when: "The authority had no rule on ownership on the day asked for.",
    remedy: "Choose a later day; docs/ownership.md lists the editions of each rule.",
  },
  "list-not-found": {
    status: 404,
    when: "The folder holds no snapshot of the list that was asked for, or none so old.",
    remedy: "See penholder lists show for what is there.",
  },
  "fetch-failed": {
    status: 502,
    when: "No address of a list's publisher answered with the list.",
    remedy: "Try again later, or download the file by hand and import it.",
  },
  "server-unreachable": {
    status: 502,
    when: "No server answered at an address, or it broke off, or took too long.",
    remedy:
      "Check the address and the network, and try again; an act that was sent is one act however often it is sent.",
  },
  "server-answer-invalid": {
    status: 502,
    when: "A server answered otherwise than a service of Penholder does: another form, far too much, or a redirect.",
    remedy: "Check the address; do not trust a server that you do not know.",
  },
  "login-unsafe": {
    status: 422,
    when: "The file that keeps tokens can be read by others, or is not in form.",
    remedy: "Do what the message says, or sign in again with penholder login.",
  },
  "case-refused": {
    status: 422,
    when: "A case that is to be brought in does not verify, is not whole, or is of another record.",
    remedy: "Verify it with penholder verify, and have it exported anew.",
  },
  "timestamp-refused": {
    status: 502,
    when: "A time-stamping authority gave no token that can be used.",
    remedy: "Ask again, or another authority.",
  },
  "redactions-invalid": {
    status: 422,
    when: "A plan given to redact breaks its schema.",
    remedy: "See docs/redactions.schema.json.",
  },
  "calendar-unknown": {
    status: 422,
    when: "A deadline is asked for in a year, or under a rule, that the calendar of working days does not know.",
    remedy: "Add the year's holidays, with their source, to the dated data of the committee.",
  },
  "customers-invalid": {
    status: 422,
    when: "A file of customers cannot be read as a table: it breaks off, is in another encoding, or has no column of names.",
    remedy: "Name the encoding, the separator or the columns: --encoding, --separator, --map name=Column.",
  },
  "screening-journal": {
    status: 409,
    when: "The journal of an interrupted screening belongs to another file, another list or other options.",
    remedy: "Screen again with --restart, which throws the journal away.",
  },
  "decisions-invalid": {
    status: 422,
    when: "A line of a file of decisions on hits cannot be understood.",
    remedy: "Correct or delete the line; see docs/screening.md for its form.",
  },
  "screening-manifest-invalid": {
    status: 422,
    when: "A manifest of datasets to screen against is not readable, or names what cannot be loaded.",
    remedy: "See docs/screening-api.md for its two forms.",
  },
  "screening-index-invalid": {
    status: 422,
    when: "A saved screening index is damaged, breaks off or is of another version.",
    remedy: "Build it again from the lists.",
  },
  "screening-cache-damaged": {
    status: 500,
    when: "The saved form of the lists changed on the disk while it was in use.",
    remedy: "Restart, or ask for a reload: a damaged saved form is built anew.",
  },
  "request-invalid": {
    status: 400,
    when: "A request over HTTP is not in the form that its operation takes.",
    remedy: "See /docs on the server for the form.",
  },
  "search-invalid": {
    status: 400,
    when: "A query in Lucene's syntax cannot be understood, or asks for more work than one query may.",
    remedy: "Escape signs that mean something with a backslash, or say simple=true, which takes any text.",
  },
  "request-too-large": {
    status: 413,
    when: "A request over HTTP is larger than the server takes.",
    remedy: "Send fewer queries in one request.",
  },
  "api-key-required": {
    status: 401,
    when: "A request over HTTP carries no API key, or one that the server does not know.",
    remedy: "Send the header Authorization: ApiKey KEY.",
  },
  "not-found": {
    status: 404,
    when: "The server has nothing under this address.",
    remedy: "See /docs on the server for its operations.",
  },
  "rate-limited": {
    status: 429,
    when: "One client asked more often than the server allows.",
    remedy: "Wait as long as the header Retry-After says.",
  },
  overloaded: {
    status: 503,
    when: "More requests are waiting than the server can answer in time, or its lists are not loaded yet.",
    remedy: "Wait as long as the header Retry-After says.",
  },
  "sign-in-refused": {
    status: 401,
    when: "A name, password, code, passkey, session or token does not open anything; it is not said which part is wrong.",
    remedy: "Sign in again.",
  },
  "sign-in-delayed": {
    status: 429,
    when: "Too many attempts to sign in failed under this name or from this address, or too many people sign in at once.",
    remedy: "Wait as long as the message says.",
  },
  "step-up-required": {
    status: 403,
    when: "Something asks for a second factor that was given a moment ago: an official act, a new token, a changed password.",
    remedy: "Give the second factor again.",
  },
  "account-refused": {
    status: 422,
    when: "An account, password, token or passkey cannot be made or changed as asked.",
    remedy: "Put right what the message names.",
  },
  "not-allowed": {
    status: 403,
    when: "The actor may see the thing and may not do this to it.",
    remedy: "docs/rights.md says who may.",
  },
  "origin-refused": {
    status: 403,
    when: "A page of another origin, or a request that does not say whose page sent it, asked for a change with the session's cookie.",
    remedy: "Send it from the service's own pages, or with an API token.",
  },
  "store-in-use": {
    status: 409,
    when: "Another process has the database open.",
    remedy: "Stop that process first, or let both use PostgreSQL.",
  },
  "address-in-use": {
    status: 409,
    when: "A server is to listen where another process listens already.",
    remedy: "Stop that process, or choose another port (0: any free one).",
  },
  "store-newer": {
    status: 409,
    when: "A database was written by a newer program than this one.",
    remedy: "Use the newer program, or restore a backup that this one wrote.",
  },
  "store-older": {
    status: 409,
    when: "A database that is only read has an older form than this program's.",
    remedy: "Start the service once, which brings it forward.",
  },
  "store-unavailable": {
    status: 503,
    when: "The database cannot be opened or reached, or did not confirm what was written.",
    remedy: "See that it runs and PENHOLDER_DATABASE is right; ask again with the same ids.",
  },
  "store-stopped": {
    status: 503,
    when: "The store was closed, or has stopped because a write was not confirmed.",
    remedy: "Check the disk, then start it again.",
  },
  "store-wrong-key": {
    status: 422,
    when: "A key of the store is missing, or is not the one that the database was made with.",
    remedy: "Give the key from its own safe.",
  },
  "store-refused": {
    status: 422,
    when: "A value cannot be stored: half a character, U+0000, or more than a row holds.",
    remedy: "Send well-formed text; keep documents as blobs.",
  },
  "institution-invalid": {
    status: 422,
    when: "A folder holds no institution, or its penholder.json or secrets.json is not in form.",
    remedy: "See docs/operating.md; penholder institution init makes one.",
  },
  "act-invalid": {
    status: 422,
    when: "An official act is not in form, not signed by whom it names, or meant for another record.",
    remedy: "Sign it anew; docs/acts.md describes the form.",
  },
  "not-in-force-yet": {
    status: 409,
    when: "The key that signed an act, or the appointment in which it is made, waits for a second look.",
    remedy: "Have a second officer confirm it, or wait until the time for protest is over; docs/people.md says how.",
  },
  "act-refused": {
    status: 409,
    when: "An official act is not possible as things stand: the table of its lifecycle, or what it leans on, says no.",
    remedy: "Do what the message says first.",
  },
  "record-damaged": {
    status: 500,
    when: "What the record holds does not follow from what it held before.",
    remedy: "Run penholder doctor, and restore from a backup.",
  },
  "version-conflict": {
    status: 409,
    when: "An object was changed by another since it was looked at.",
    remedy: "Look at it again and decide anew.",
  },
  "act-id-reused": {
    status: 409,
    when: "An act has the id of an earlier act with other content.",
    remedy: "Draw a new id for another act.",
  },
  "idempotency-mismatch": {
    status: 422,
    when: "An idempotency key was used for another request before.",
    remedy: "Give each request a key of its own.",
  },
  "cursor-invalid": {
    status: 400,
    when: "A cursor is not one that a page gave.",
    remedy: "Begin at the first page.",
  },
  "blob-damaged": {
    status: 500,
    when: "A stored file is missing or is not what was written.",
    remedy: "Restore it from a backup and run penholder doctor.",
  },
  "backup-invalid": {
    status: 422,
    when: "A backup is not complete, was altered, or has a form that this program does not know.",
    remedy: "Use another copy of it.",
  },
  "restore-not-empty": {
    status: 409,
    when: "The place to restore to holds something already.",
    remedy: "Choose an empty database and an empty folder.",
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
