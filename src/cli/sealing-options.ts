// The options of the commands that make sealed files, as the command line describes them.

/** The options of `seal` and, but for `report`, of `amend`. */
export interface SealCommandOptions {
  report?: string;
  key: string[];
  author: string[];
  authors?: number;
  parties: string[];
  mark: string[];
  protect: string[];
  view?: "original" | "final";
  password?: string;
  out?: string;
}

export interface RedactCommandOptions {
  plan?: string;
  paragraph: string[];
  words: string[];
  reason?: string;
  authority?: string;
  decision?: string;
  key: string[];
  released: string[];
  out?: string;
}

export interface ExcerptCommandOptions {
  paragraph?: string;
  sentence: string[];
  title: boolean;
  released: string[];
  out?: string;
}
