export { latinTwin, withoutLookalikes } from "./confusables.ts";
export { foldWord } from "./fold.ts";
export { type KoreanReading, koreanReadings, koreanSimilarity } from "./korean.ts";
export { legalFormAt, legalTail, withoutLegalForm } from "./legal.ts";
export { type Script, scriptOf, scriptOfCharacter, scriptsIn } from "./scripts.ts";
export { stem } from "./stem.ts";
export { fold, type Shape, type Word, wordsOf } from "./words.ts";
