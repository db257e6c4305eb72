import { numberWords } from "#parties";
import { type LanguageRules, words } from "../types.ts";
import { certainty } from "./certainty.data.ts";
import { descriptions } from "./descriptions.data.ts";
import { finiteVerbs } from "./verbs.data.ts";
import { violation } from "./violation.data.ts";

/** The words of a list written with spaces, in order. */
const list = (text: string) => text.split(/\s+/u).filter(Boolean);

/** The rules of English. */
export const english: LanguageRules = {
  language: "en",
  functionWords:
    words(`a an the this that these those and or but nor of in on at by to from with for as into onto upon over under
    between among through during before after above below about against within without is are was were be been being am has
    have had having do does did it its he him his she her they them their we us our i you your who whom whose which what
    there here not no so than then also such both each either neither if when while where because since until although though
    will would shall should can could may might must 's s more most other any all some up out off only own same too very`),
  negations: words("not never no nor neither without none unable nobody nothing"),
  auxiliaries: words(
    "will would shall should must can could may might does did do has have had is are was were be been ought need dare",
  ),
  finite: {
    words: finiteVerbs,
    present: ["s"],
    past: ["ed"],
    notAfter: words(
      "the a an of for by with from on in at as its his her their our this these those all any some other such most many several certain no",
    ),
  },
  adverbEndings: ["ly"],
  adjectiveEndings: ["al", "ic", "ive", "ous", "ed", "ful", "able", "ible", "ant", "rent", "cent", "ient", "dent"],
  terminators: words("; : . ? ! but however although though whereas nevertheless nonetheless yet except"),
  afterModal: words("have be not also well only even still do"),
  notBase: {
    endings: list("ed ing s tion sion ity ness ments"),
    except: list(
      "eed bed shed wed shred embed bring ring sing swing cling spring ss focus bias canvas mention question condition position function caution section also always perhaps thus often",
    ),
  },
  afterPassive: words("by in as on at during ,"),
  duties: words(
    "shall should decides decided recommends recommend recommended recommendation urges encourages requests",
  ),
  backward: words(
    "this these that those it such claim claims allegation allegations information account accounts report reports assertion assertions statement statements findings",
  ),
  complementizers: words("that whether to if"),
  relatives: words("which who whom whose where whereby"),
  certainty,
  violation,
  descriptions,
  recommendation: {
    // A sentence recommends where the report's voice does so; duties count where the report speaks to those it advises.
    cues: [
      "~recommend",
      "recommendation|recommendations that|to|is|are|:",
      "~urge",
      "call|calls upon|on",
      "calling upon|on",
      "~encourage",
      "~invite",
      "~request that",
      "~propose that",
      "~suggest that *6 should",
      "~advise that *6 should",
    ],
    actors: list(
      "panel commission group team committee council experts monitors states state secretariat secretary-general governments parties institutions banks entities operators registries owners companies it they he",
    ),
    obligations: words("should must shall"),
    headings: ["recommend"],
  },
  // As the resolutions of United Nations organs open their paragraphs (Editorial Manual, "Resolutions").
  clauses: {
    before: words("also further strongly deeply gravely once again firmly solemnly fully"),
    preamble: words(
      "cognizant mindful aware conscious alarmed concerned convinced determined guided disturbed inspired",
    ),
    participles: ["ing"],
    operative:
      words(`accepts acknowledges adopts affirms appeals applauds appreciates approves authorizes calls commends
    concludes condemns confirms congratulates considers decides declares demands deplores designates directs draws
    emphasizes encourages endorses establishes expresses extends highlights instructs invites looks notes proclaims
    reaffirms recalls recognizes recommends regrets reiterates rejects renews requests resolves stresses supports takes
    thanks underlines underscores urges welcomes`),
    asking: words("appeals asks calls demands directs encourages instructs invites recommends requests urges"),
  },
  editorial: {
    idle: words("a an the that which also and"),
    spellings: [
      ["isation", "ization"],
      ["ise", "ize"],
      ["ises", "izes"],
      ["ised", "ized"],
      ["ising", "izing"],
      ["yse", "yze"],
      ["ysed", "yzed"],
      ["our", "or"],
      ["ours", "ors"],
      ["oured", "ored"],
      ["ouring", "oring"],
      ["ourable", "orable"],
      ["tre", "ter"],
      ["ence", "ense"],
      ["ogue", "og"],
      ["amme", "am"],
      ["ammes", "ams"],
      ["lled", "led"],
      ["lling", "ling"],
      ["ller", "ler"],
      ["ement", "ment"],
      ["fil", "fill"],
      ["fils", "fills"],
      ["wards", "ward"],
      ["eable", "able"],
    ],
    distinct: [
      ["casual", "causal"],
      ["martial", "marital"],
      ["trail", "trial"],
      ["united", "untied"],
      ["angel", "angle"],
      ["diary", "dairy"],
      ["calvary", "cavalry"],
      ["conservation", "conversation"],
      ["reserved", "reversed"],
      ["sacred", "scared"],
      ["silver", "sliver"],
      ["quiet", "quite"],
      ["form", "from"],
      ["goal", "gaol"],
      ["later", "latter"],
      ["planed", "planned"],
      ["planing", "planning"],
      ["tiled", "titled"],
      ["personal", "personnel"],
      ["desert", "dessert"],
      ["hoping", "hopping"],
      ["scared", "scarred"],
      ["staring", "starring"],
      ["lose", "loose"],
      ["chose", "choose"],
      ["advice", "advise"],
      ["device", "devise"],
      ["practice", "practise"],
      ["expense", "expence"],
      ["tenor", "tenour"],
      ["compete", "complete"],
      ["canon", "cannon"],
      ["coma", "comma"],
      ["tanker", "tankers"],
    ],
    same: [
      ["percent", "per cent"],
      ["%", "per cent"],
      ["e-mail", "email"],
      ["e-mails", "emails"],
      ["whilst", "while"],
      ["amongst", "among"],
      ["toward", "towards"],
      ["upon", "on"],
      ["judgement", "judgment"],
      ["adviser", "advisor"],
      ["no.", "no"],
      ["&", "and"],
      ["para", "paragraph"],
      ["paras", "paragraphs"],
      ["art", "article"],
      ["licence", "license"],
      ["defence", "defense"],
      ["cheque", "check"],
      ["grey", "gray"],
    ],
  },
  numbers: {
    values: {
      ...numberWords,
      dozen: 12,
      dozens: 12,
    },
    scales: { hundred: 100, thousand: 1e3, million: 1e6, billion: 1e9, trillion: 1e12, mn: 1e6, bn: 1e9 },
    joiners: words("and -"),
  },
  approximators: words(
    "some about approximately around nearly almost roughly over under circa estimated exactly precisely",
  ),
  units: [
    list("ton tons tonne tonnes t mt"),
    list("kilogram kilograms kilogramme kilogrammes kg"),
    list("barrel barrels bbl"),
    list("litre litres liter liters"),
    list("gallon gallons"),
    list("metre metres meter meters m"),
    list("kilometre kilometres kilometer kilometers km"),
    list("mile miles"),
    list("nautical"),
    list("foot feet"),
    list("hectare hectares"),
    list("year years"),
    list("month months"),
    list("week weeks"),
    list("day days"),
    list("hour hours"),
    list("percent per % percentage"),
    list("dollar dollars usd $"),
    list("euro euros eur €"),
    list("pound pounds gbp £"),
    list("yuan renminbi cny rmb ¥"),
    list("rouble roubles ruble rubles rub"),
    list("won krw"),
    list("yen jpy"),
  ],
  months: list("january february march april may june july august september october november december"),
  references: words(
    "paragraph paragraphs para paras article articles section sections annex annexes appendix chapter figure table footnote note page pages p pp volume part item clause subparagraph regulation rule §",
  ),
};
