/** What the first page says besides what every institution has. */
export interface Welcome {
  /** What this is, a sentence each. */
  lead: readonly string[];
  /** What must not be overlooked, such as that all of it is an illustration. */
  notice: string;
  /** Who is there, and what each may try. */
  people: readonly Introduced[];
  /** Where passwords and codes are, for those who try it out. */
  signingIn: string;
  /** For a terminal; "URL" stands for the address of the service. */
  commands: readonly { says: string; command: string }[];
}

export interface Introduced {
  login: string;
  name: string;
  role: string;
  /** What to try as this person. */
  try: string;
}
