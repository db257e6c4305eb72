/** Letters, digits and words of Word's number formats, by the format's name in ISO/IEC 29500-1 clause 17.18.59. */

export const alphabets: Readonly<Record<string, string>> = {
  lowerLetter: "abcdefghijklmnopqrstuvwxyz",
  upperLetter: "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
  // Without the letters that open no word or look like another.
  russianLower: "абвгдежзиклмнопрстуфхцчшщыэюя",
  russianUpper: "АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЫЭЮЯ",
  arabicAlpha: "أبتثجحخدذرزسشصضطظعغفقكلمنهوي",
  arabicAbjad: "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ",
  hebrew2: "אבגדהוזחטיכלמנסעפצקרשת",
  hindiVowels: "कखगघङचछजझञटठडढणतथदधनपफबभमयरलवशषसह",
  thaiLetters: "กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ",
  ideographTraditional: "甲乙丙丁戊己庚辛壬癸",
  ideographZodiac: "子丑寅卯辰巳午未申酉戌亥",
  aiueoFullWidth: "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン",
  irohaFullWidth: "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセスン",
  ganada: "가나다라마바사아자차카타파하",
  chosung: "ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ",
};

export const digits: Readonly<Record<string, string>> = {
  hindiNumbers: "०१२३४५६७८९",
  hindiArabic: "٠١٢٣٤٥٦٧٨٩",
  thaiNumbers: "๐๑๒๓๔๕๖๗๘๙",
  decimalFullWidth: "０１２３４５６７８９",
  decimalFullWidth2: "０１２３４５６７８９",
  koreanDigital: "영일이삼사오육칠팔구",
};

export const ideographs = {
  digits: "〇一二三四五六七八九",
  units: [
    [1000, "千"],
    [100, "百"],
    [10, "十"],
    [1, ""],
  ] as [number, string][],
};

export const cardinals = {
  small:
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(
      " ",
    ),
  tens: ["", "", ..."twenty thirty forty fifty sixty seventy eighty ninety".split(" ")],
};

/** Ordinals that are not the cardinal with "th" or "ieth". */
export const ordinals: Readonly<Record<string, string>> = {
  one: "first",
  two: "second",
  three: "third",
  five: "fifth",
  eight: "eighth",
  nine: "ninth",
  twelve: "twelfth",
};

/** What follows the figure 1, and all others, where it is not a full stop. */
export const ordinalSuffixes: Readonly<Record<string, [string, string]>> = {
  fr: ["er", "e"],
  es: ["º", "º"],
  pt: ["º", "º"],
  it: ["º", "º"],
  ru: ["-й", "-й"],
};
