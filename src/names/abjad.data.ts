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

/** Whole words that are read with vowels that the script leaves out. */
export const abjadWords: Readonly<Record<string, string>> = {
  بن: "bin",
  ابن: "ibn",
  بنت: "bint",
  ابو: "abu",
  أبو: "abu",
  أبي: "abi",
  ابي: "abi",
  أم: "umm",
  ام: "umm",
  عبد: "abd",
  الله: "allah",
  الدين: "aldin",
  ال: "al",
  آل: "al",
  زاده: "zadeh",
  پور: "pour",
  نژاد: "nejad",
  בן: "ben",
  בת: "bat",
};
