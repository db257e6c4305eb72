/**
 * Letters of Arabic script (with those of Persian, Urdu, Pashto and Kurdish) and of Hebrew in plain Latin letters.
 * Sources: the UN system for Arabic (2017) without its diacritics, BGN/PCGN for Persian, Urdu and Pashto, and the Hebrew
 * Academy's rules of 2006. Long vowels are written; ain is left out.
 */
export const abjadLetters: Readonly<Record<string, string>> = Object.fromEntries(
  (
    "اa أa إi آa ٱa بb پp تt ټt ٹt ثth جj چch حh خkh څts ځz دd ډd ڈd ذdh رr ړr ڑr زz ژj ږz سs شsh ښsh صs ضd طt ظz ع- غgh فf ڤv قq كk کk گg ګg لl مm نn ڼn ںn " +
    "هh ہh ھh ةa ۃa وw ؤu ۇu ۆo يy یy ىa ئi ےe ېe ۍy ەa ء- ـ- " +
    "אa בb גg דd הh וv זz חh טt יy כk ךk לl מm םm נn ןn סs ע- פp ףp צts ץts קk רr שsh תt ׳-"
  )
    .split(" ")
    .map((pair) => [pair.charAt(0), pair.slice(1).replace("-", "")]),
);

/** Letters of Persian and Urdu keyboards for letters of Arabic, so that words are found in the tables however they are typed. */
export const arabicLetterForms: Readonly<Record<string, string>> = {
  ی: "ي",
  ى: "ي",
  ې: "ي",
  ک: "ك",
  ہ: "ه",
  ھ: "ه",
  ة: "ه",
  أ: "ا",
  إ: "ا",
  ٱ: "ا",
};

/** Arabic letters that Persian, Turkish and Urdu speakers say otherwise. */
export const persianSounds: Readonly<Record<string, string>> = { ض: "z", ذ: "z", ظ: "z", ث: "s" };

/** Whole words that are read with vowels that the script leaves out. */
export const abjadWords: Readonly<Record<string, string>> = {
  بن: "bin",
  ابن: "ibn",
  بنت: "bint",
  ابو: "abu",
  ابي: "abi",
  ام: "umm",
  عبد: "abd",
  الله: "allah",
  اللهي: "allahi",
  الدين: "aldin",
  سيد: "sayyid",
  السيد: "sayyid",
  شيخ: "shaykh",
  الشيخ: "shaykh",
  حاج: "haji",
  الحاج: "haji",
  حاجي: "haji",
  ملا: "mullah",
  الملا: "mullah",
  مولوي: "mawlawi",
  الرحمن: "rahman",
  الرحمان: "rahman",
  ال: "al",
  آل: "al",
  زاده: "zadeh",
  پور: "pour",
  نژاد: "nejad",
  وند: "vand",
  شناس: "shenas",
  پناه: "panah",
  دوست: "dust",
  منش: "manesh",
  پرست: "parast",
  בן: "ben",
  בת: "bat",
};
