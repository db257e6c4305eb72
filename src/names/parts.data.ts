/** Words beside a name that are none of it: titles, ranks and forms of address, folded. Sources: UN and OFAC lists, ICAO 9303 part 3 on prefixes. */
export const titles: ReadonlySet<string> = new Set(
  (
    "mr mrs ms miss dr prof professor sir lord lady dame hon honourable honorable president prasident prime minister king prince princess " +
    "general gen colonel col major maj captain capt lieutenant lt brigadier brig admiral adm marshal sergeant sgt commander cdr eng engineer ing " +
    "sheikh shaykh shaikh cheikh sheik haji hajji hadji hajj hojja mullah mulla maulavi mawlawi molla molvi maulana maulawi qari ustaz ustad " +
    "ayatollah ayatullah hojatoleslam imam sayed seyed syed seyyed sayyid khwaja alhaj alhaji el-hadj don dona senor senora herr frau " +
    "monsieur madame m mme jr sr junior senior esq phd md"
  ).split(" "),
);

/** Particles that belong to the family name after them. */
export const particles: ReadonlySet<string> = new Set(
  "de da do dos das di del della der den van von vom zu zum ter ten la le du y e af av".split(" "),
);

/** Short and pet forms beside the full name, each line one name. Sources: public nickname tables and Wikidata given names; languages of western Europe. */
export const nicknames: readonly string[] = [
  "alexander alex alec sandy xander",
  "andrew andy drew",
  "anthony tony anton",
  "benjamin ben benny bibi",
  "charles charlie chuck",
  "christopher chris kit",
  "daniel dan danny",
  "david dave davey",
  "donald don donnie",
  "edward ed eddie ned ted",
  "theodore ted teddy theo",
  "elizabeth liz beth betty lisa eliza",
  "francis frank",
  "frederick fred freddy frederik",
  "gerald gerry jerry",
  "gregory greg",
  "james jim jimmy",
  "john jack johnny",
  "joseph joe",
  "jonathan jon",
  "katherine kate kathy catherine",
  "kenneth ken kenny",
  "lawrence larry",
  "leonard leo len",
  "margaret maggie peggy meg",
  "matthew matt",
  "michael mike mick mickey",
  "nicholas nick nicolas",
  "patrick pat paddy",
  "peter pete",
  "philip phil",
  "raymond ray",
  "richard rick dick rich",
  "robert bob rob bobby bert",
  "ronald ron",
  "samuel sam",
  "stephen steve steven",
  "susan sue",
  "thomas tom tommy",
  "timothy tim",
  "victoria vicky",
  "vincent vince",
  "walter walt",
  "william bill will billy",
  "zachary zach zack",
  "francisco paco pancho",
  "jose pepe",
  "ignacio nacho",
  "jesus chucho",
  "eduardo lalo",
  "enrique quique",
  "manuel manolo",
  "guadalupe lupe",
  "giuseppe beppe peppe",
  "giovanni gianni",
  "johannes hans johann",
  "heinrich heinz",
];

/** What stands before a ship's name, folded. Source: customary ship prefixes. */
export const vesselPrefixes: ReadonlySet<string> = new Set(
  "mv mt ms ss my sv fv mts tb lpg lpgc lng lngc tanker vessel motor ship mtanker".split(" "),
);

/** Marks of a former or other name inside one text. */
export const otherNameMarks =
  /\b(?:f\.?k\.?a\.?|formerly(?: known as)?|a\.?k\.?a\.?|also known as|n\.?k\.?a\.?|now known as|ex)\b[:\s.-]*/iu;

/** Numbers in words. */
export const numberWords: ReadonlyMap<string, number> = new Map(
  "zero one two three four five six seven eight nine ten eleven twelve"
    .split(" ")
    .map((word, at) => [word, at] as const)
    .concat(
      "first second third fourth fifth sixth seventh eighth ninth tenth"
        .split(" ")
        .map((word, at) => [word, at + 1] as const),
    )
    .concat([
      ["twenty", 20],
      ["thirty", 30],
      ["forty", 40],
      ["fourty", 40],
      ["fifty", 50],
      ["hundred", 100],
    ]),
);

/** Classes of legal forms that answer to each other across countries, by the first form of each group in legal-forms.data.ts. */
export const formClasses: readonly string[] = [
  "limited|ltd|co ltd|pte ltd|llc|ooo|gmbh|bv|sarl|srl|sl|lda|wll|fze|sti|doo|sro|sp z o o|kft|ood|sia|epe|mchj|sdn bhd|有限公司|co|kk|주식회사|dmcc|شركة|opc|smc pvt ltd",
  "stock|plc|inc|corp|ao|oao|zao|pao|nao|ag|nv|ab|as|oy|hf|sa|sas|sa de cv|spa|tbk|pjs|ad|zrt|ae|jsc vietnam|public company limited",
  "partnership|llp|lp|kg|vof|snc|lllp",
  "state|fgup",
];
