/**
 * How files that are no report begin, from the formats' own specifications and registrations. `at` is the offset of
 * the mark, `bytes` its Latin-1 form.
 */
export const signatures: { bytes: string; at?: number; what: string; advice?: string }[] = [
  { bytes: "{\\rtf", what: "an RTF document", advice: "save it as DOCX or PDF" },
  { bytes: "\x89PNG", what: "a PNG picture", advice: "run text recognition (OCR) on it" },
  { bytes: "\xff\xd8\xff", what: "a JPEG picture", advice: "run text recognition (OCR) on it" },
  { bytes: "GIF8", what: "a GIF picture" },
  { bytes: "II*\0", what: "a TIFF picture", advice: "run text recognition (OCR) on it" },
  { bytes: "MM\0*", what: "a TIFF picture", advice: "run text recognition (OCR) on it" },
  { bytes: "WEBP", at: 8, what: "a WebP picture" },
  { bytes: "ftyp", at: 4, what: "a film, sound or HEIF picture" },
  { bytes: "RIFF", what: "a sound or film" },
  { bytes: "OggS", what: "a sound or film" },
  { bytes: "ID3", what: "a sound" },
  { bytes: "\x1a\x45\xdf\xa3", what: "a film" },
  { bytes: "\x1f\x8b", what: "a gzip archive", advice: "unpack it first" },
  { bytes: "BZh", what: "a bzip2 archive", advice: "unpack it first" },
  { bytes: "\xfd7zXZ", what: "an xz archive", advice: "unpack it first" },
  { bytes: "7z\xbc\xaf\x27\x1c", what: "a 7-Zip archive", advice: "unpack it first" },
  { bytes: "Rar!", what: "a RAR archive", advice: "unpack it first" },
  { bytes: "\x28\xb5\x2f\xfd", what: "a Zstandard archive", advice: "unpack it first" },
  { bytes: "ustar", at: 257, what: "a tar archive", advice: "unpack it first" },
  { bytes: "MZ", what: "a Windows program", advice: "do not open it" },
  { bytes: "\x7fELF", what: "a Linux program", advice: "do not open it" },
  { bytes: "\xcf\xfa\xed\xfe", what: "a macOS program", advice: "do not open it" },
  { bytes: "\xfe\xed\xfa\xcf", what: "a macOS program", advice: "do not open it" },
  { bytes: "\xca\xfe\xba\xbe", what: "a macOS or Java program", advice: "do not open it" },
  { bytes: "\0asm", what: "a WebAssembly program", advice: "do not open it" },
  { bytes: "SQLite format 3", what: "an SQLite database" },
  { bytes: "%!PS", what: "a PostScript document", advice: "convert it to PDF" },
  { bytes: "AT&TFORM", what: "a DjVu document", advice: "convert it to PDF with its text" },
  { bytes: "wOFF", what: "a font" },
  { bytes: "wOF2", what: "a font" },
  { bytes: "BOOKMOBI", at: 60, what: "an e-book", advice: "convert it to HTML" },
];

/** Zip files by the name of a part that only they hold. */
export const zipKinds: { part: RegExp; what: string; advice: string }[] = [
  { part: /^xl\//u, what: "an Excel workbook", advice: "export the report itself as DOCX or PDF" },
  { part: /^ppt\//u, what: "a PowerPoint presentation", advice: "save it as PDF" },
  { part: /^visio\//u, what: "a Visio drawing", advice: "save it as PDF" },
  { part: /^META-INF\/container\.xml$/u, what: "an e-book (EPUB)", advice: "convert it to HTML" },
  { part: /^content\.xml$/u, what: "an OpenDocument file", advice: "save it as DOCX or PDF" },
  {
    part: /^Index\/Document\.iwa$/u,
    what: "an Apple Pages, Numbers or Keynote file",
    advice: "export it as DOCX or PDF",
  },
  { part: /^META-INF\/MANIFEST\.MF$/u, what: "a Java program", advice: "do not open it" },
  {
    part: /\.(?:docx|pdf|html?|md|txt)$/iu,
    what: "a zip archive that holds documents",
    advice: "unpack it and name the document",
  },
];

/** OpenDocument kinds by the end of their media type. */
export const openDocumentKinds: Record<string, string> = {
  text: "an OpenDocument text",
  spreadsheet: "an OpenDocument spreadsheet",
  presentation: "an OpenDocument presentation",
  graphics: "an OpenDocument drawing",
};

/** OLE compound files by the name of a stream, in the order in which they are looked for. */
export const oleKinds: { stream: string; what: string; advice: string }[] = [
  {
    stream: "EncryptedPackage",
    what: "an Office file encrypted with a password",
    advice: "open it in Word, remove the password and save it again",
  },
  { stream: "WordDocument", what: "an old Word document (.doc)", advice: "save it as DOCX or PDF" },
  { stream: "Workbook", what: "an old Excel workbook (.xls)", advice: "export the report itself as DOCX or PDF" },
  { stream: "PowerPoint Document", what: "an old PowerPoint presentation (.ppt)", advice: "save it as PDF" },
  { stream: "__properties_version1.0", what: "an Outlook message (.msg)", advice: "save it as HTML or text" },
];
