export { type AnalysedName, analyseName, type NameKind, namesIn } from "./analyse.ts";
export { type ChineseReading, chineseReadings, chineseSimilarity, simplify } from "./chinese.ts";
export { latinTwin, withoutLookalikes } from "./confusables.ts";
export { foldWord } from "./fold.ts";
export { japaneseLikeness } from "./japanese.ts";
export { type KoreanReading, koreanReadings, koreanSimilarity } from "./korean.ts";
export { chineseReadingOfKorean } from "./korean-chinese.ts";
export { legalFormAt, legalTail, withoutLegalForm } from "./legal.ts";
export type { NamePart, Role } from "./name-part.ts";
export { formClass, informationOf } from "./organisation.ts";
export { type Script, scriptOf, scriptOfCharacter, scriptsIn } from "./scripts.ts";
export {
  nameSimilarity,
  type PartContext,
  type PartMatch,
  partSimilarity,
  type Reason,
  type Similarity,
} from "./similarity.ts";
export { stem } from "./stem.ts";
export { fromTelegraphCode } from "./telegraph.ts";
export { fold, type Shape, type Word, wordsOf } from "./words.ts";
