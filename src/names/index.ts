export { foldWord } from "./fold.ts";
export { legalFormAt, legalTail, withoutLegalForm } from "./legal.ts";
export { stem } from "./stem.ts";
export { fold, type Shape, type Word, wordsOf } from "./words.ts";
