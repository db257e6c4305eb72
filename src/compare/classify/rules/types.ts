/** A set of lower-case words. */
export type Words = ReadonlySet<string>;

/** The words of a list written with spaces. */
export const words = (list: string): Words => new Set(list.split(/\s+/u).filter(Boolean));

/** How far an operator reaches: over what follows in its clause, over the whole clause, or over the next noun. */
export type Reach = "after" | "around" | "noun";

/** What a cue is in its sentence; tells whether one word for another is a change of certainty or of subject matter. */
export type CueKind = "verb" | "modal" | "adverb" | "adjective" | "phrase";

/** One rule of an axis: expressions of one grade. Patterns as in `compilePatterns`. */
export interface CueRule {
  id: string;
  grade: number;
  kind: CueKind;
  reach: Reach;
  patterns: string[];
  /** A negation before it turns it into the axis' `negated` rule ("did not establish"). */
  negatable?: true;
  /** Makes a violation under it a possible one ("may have violated", "apparent violation"). */
  tentative?: true;
}

/** One graded axis. */
export interface AxisRules {
  /** Names of the grades, from 0 upwards. */
  grades: string[];
  cues: CueRule[];
  /** Expressions that look like cues and are none ("as soon as possible"); they win by length or, of equal length, by coming here. */
  pseudo: string[];
  /** Id and grade of a negated cue. */
  negated: { id: string; grade: number };
}

/** The head nouns of descriptions that can stand for a named party, by what they can stand for. */
export interface DescriptionRules {
  /** Words that open an indefinite description ("a", "another", "certain", "several"). */
  indefinite: Words;
  /** Words that open a definite one ("the", "this"). */
  definite: Words;
  /** Words of either that can only come first. */
  articles: Words;
  person: string[];
  organization: string[];
  vessel: string[];
  state: string[];
  /** Adjectives that single nobody out ("foreign", "Member" in "Member State"). Capitals otherwise tell a description that does ("Moscow-based"). */
  unspecific: Words;
  /** Words before "of the" that make what follows indefinite ("one of its directors"), and nouns that do after an article ("a number of"). */
  quantities: Words;
  amounts: Words;
  of: Words;
  /** What stands before a name without being part of it ("Mr.", "Colonel", "MV"). */
  titles: Words;
  /** Pronouns that can stand in a person's place ("he"). */
  personal: Words;
  /** Adverbs that can stand for a State or place ("abroad"). */
  elsewhere: Words;
  /** Words in brackets that say that a name was left out ("name withheld"). */
  withheld: Words;
  /** Pronouns that stand for somebody by themselves ("someone"). */
  pronouns: Words;
  /** Words before an agent ("by"), and forms of the passive's auxiliary ("was"). */
  agent: Words;
  passive: Words;
}

/** Everything that the classes of change need to know of one language. */
export interface LanguageRules {
  /** BCP 47 primary tag. */
  language: string;
  /** Words without content of their own; they also tell the language of a short block. */
  functionWords: Words;
  /** Words that negate. */
  negations: Words;
  /** Auxiliary verbs, for which a modal can be exchanged. */
  auxiliaries: Words;
  /**
   * Words that are the finite verb of a clause; endings of its present before an article ("endorses the"), and of its
   * past, though not after `notAfter` ("the designated entities") or before an agent ("designated by").
   */
  finite: { words: Words; present: string[]; past: string[]; notAfter: Words };
  /** Endings of adverbs and adjectives, for which a hedging one can be exchanged. */
  adverbEndings: string[];
  adjectiveEndings: string[];
  /** Words that end the reach of an operator. */
  terminators: Words;
  /** Words without content that can follow a modal ("have"). */
  afterModal: Words;
  /** Endings of words that are no verb in its base form, and longer ones of words that are all the same: a modal needs one. */
  notBase: { endings: string[]; except: string[] };
  /** Words that follow a passive without complement, which then speaks of its subject ("was alleged by"). */
  afterPassive: Words;
  /** Words that make a sentence one of duties and permissions, where modals say nothing of certainty. */
  duties: Words;
  /** Words that point back to what was said ("this"). */
  backward: Words;
  /** Words that open a relative clause, to which a cue inside it is confined ("which"). */
  relatives: Words;
  /** Conjunctions that introduce what is said or found ("that"). */
  complementizers: Words;
  certainty: AxisRules;
  violation: AxisRules;
  descriptions: DescriptionRules;
  recommendation: { cues: string[]; actors: string[]; obligations: Words; headings: string[] };
  /** The clauses of a resolution, which state nothing themselves ("Recalling …,", "Endorses …;"). */
  clauses: {
    /** Words that may come before the word that opens one ("also"). */
    before: Words;
    /** What opens a clause of the preamble, and the ending of participles that do. */
    preamble: Words;
    participles: string[];
    /** What opens an operative clause, and what opens one that asks somebody to act. */
    operative: Words;
    asking: Words;
  };
  editorial: {
    /** Words that may come and go without a change of meaning. */
    idle: Words;
    /** Pairs of endings or stems that are spellings of one word ("ise" = "ize"). */
    spellings: [string, string][];
    /** Words that look like misspellings of each other and are none. */
    distinct: [string, string][];
    /** Expressions that mean the same. */
    same: [string, string][];
  };
  /** Number words: units, tens, and scales. */
  numbers: { values: Record<string, number>; scales: Record<string, number>; joiners: Words };
  /** Words that make a figure approximate, by what they say. */
  approximators: Words;
  /** Units of measure and money, each list being one unit's names. */
  units: string[][];
  months: string[];
  /** Words before a number that make it a reference ("paragraph 8"). */
  references: Words;
}
