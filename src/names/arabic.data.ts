/**
 * Arabic, Persian, Urdu, Pashto and Hebrew names in Latin letters. Sources: the UN (1972, 2017), BGN/PCGN and
 * ALA-LC romanisation tables, French usage of the Maghreb, and spellings that the UN and OFAC lists print together.
 */

/** Articles and their assimilated forms ("al-", "ash-"), which may stand before any part. */
export const articles: readonly string[] =
  "al el ul ol il as ash ad adh an ar at ath az es esh ed en er et ez la".split(" ");

/** "Son of", "daughter of" and the like. */
export const descent: readonly string[] =
  "bin ibn ben bini bint binti bent ould walad wuld ait veled oglu ogly uulu kyzy".split(" ");

/** What stands before the name of a child or a quality: "father of", "mother of". */
export const kunyas: readonly string[] = "abu abou abo abi aboo bu bou umm um oum".split(" ");

/** The spellings of "servant of", which is one name with what follows. */
export const servant: readonly string[] =
  "abd abdul abdel abdal abdu abdol abdoul abid abdoel abdur abdus abdel abdr".split(" ");

/** Ends of Persian and Turkic family names that are also written apart. */
export const familyEnds: readonly string[] =
  "zadeh zada zade pour pur poor nejad nezhad nezad far fard khah nia zai zay khel".split(" ");

/** Words of worship that are written into the name before them or apart. */
export const suffixed: readonly string[] = "allah ullah din uddin eddin addin eldin aldin rahman".split(" ");

/** Spellings that no fold brings together. */
export const arabicSpellings: readonly string[] = [
  "muhammad mohammed mohamed mohammad mohamad muhammed muhamad mohd md mohamud muhamed mouhamed mohamet muhd",
  "ahmad ahmed ahmet achmad akhmad akhmed",
  "husayn hussein husain hussain hossein hosein hoseyn houssein husein hosain khusein",
  "hasan hassan hacen hacene hasson",
  "usama osama oussama ousama",
  "yusuf youssef yusif yousef yousif joseph yusef youcef",
  "umar omar oumar omer",
  "uthman osman othman ousmane usman",
  "ibrahim ibraheem brahim ebrahim ibrahima",
  "ismail ismael esmail esmaeil ismaeel",
  "sulayman suleiman suleyman sulaiman soleiman soleyman solomon suleman",
  "said saeed sayid saeid",
  "sayyid syed sayed seyed seyyed sayyed said",
  "jamal gamal djamel djamal jamel",
  "jamil djamil jameel gamil",
  "khalid khaled kaled khalled",
  "khalil khaleel chalil",
  "qasim kasem qassem ghasem qassim kassim ghassem qasem kassem belgacem",
  "abbas abas abbass",
  "abdallah abdullah abdulla abdoullah abdollah abdoulla",
  "adil adel",
  "adnan adnane",
  "ali aly",
  "amin ameen amine",
  "amir ameer",
  "ammar amar",
  "anwar anouar anwer",
  "asad assad esad",
  "ashraf achraf",
  "ayman aiman aymen",
  "aziz azeez",
  "badr bader badar",
  "bakr bakar bekr abubakar abubakr",
  "bashar bachar",
  "bashir bachir basheer",
  "bilal belal",
  "dawud daoud dawood daud davoud davood",
  "fadil fazel fadhil fadel fazil",
  "fahd fahad",
  "faisal faysal feisal fayçal",
  "farid fareed",
  "faruq farouk farooq farouq",
  "fatima fatemeh fatimah fatma",
  "fuad fouad foad",
  "ghulam gholam golam ghulaam",
  "habib habeeb",
  "hadi hady",
  "hafiz hafez hafidh",
  "hakim hakeem",
  "hamid hameed",
  "hamza hamzah hamzeh",
  "hani hany",
  "harun haroun haroon",
  "hashim hashem hachem hashemi",
  "haydar haidar heydar haider hayder",
  "hisham hicham hesham",
  "idris idriss edris driss",
  "imad emad",
  "iqbal eqbal",
  "jabir jaber djaber",
  "jafar jaafar djaafar jaffar gafar",
  "jalal djalal jelal",
  "jasim jassim jasem jassem",
  "jawad javad jawwad djawad",
  "kamal kemal kamel",
  "karim kareem",
  "latif lateef",
  "mahdi mehdi mahdy",
  "mahmud mahmoud mahmood mehmood",
  "majid majeed madjid",
  "malik malek maalik",
  "mansur mansour mansoor mansor",
  "marwan marouane merouane",
  "masud masoud massoud masood messaoud",
  "muhsin mohsen mohsin muhsen",
  "mukhtar mokhtar moukhtar",
  "munir mounir mouneer monir",
  "murtada morteza mortaza murtaza mourtada",
  "mustafa mostafa moustafa mustapha moustapha",
  "nabil nabeel",
  "nadir nader",
  "najib nadjib najeeb",
  "nasir nasser naser nacer nassir",
  "nasr nasar",
  "nuri nouri noori",
  "qadir qader kader ghader",
  "rafiq rafik rafeeq",
  "rahim raheem",
  "rahman rehman rahmane",
  "rashid rachid rasheed",
  "rida reza riza ridha redha",
  "rustam rostam rustem",
  "sabir saber",
  "sadiq sadegh sadeq sadek siddiq",
  "salih salah saleh salleh",
  "salim saleem",
  "salman selman",
  "samir sameer",
  "sharif sherif cherif shareef charif",
  "tahir taher",
  "tariq tarek tarik tareq tarique",
  "tawfiq toufik taoufik tewfik tofigh",
  "wahid waheed vahid",
  "walid waleed oualid",
  "yaqub yakub yaqoub yaghoub yacoub yakoub",
  "yunus younes younis yunis yonis",
  "zakariya zakaria zakariyya",
  "zayn zain zein zeyn",
  "ziyad ziad zeyad",
  "qadhafi gaddafi qaddafi kadhafi gadhafi kaddafi qathafi",
  "yahya yahia yehia yehya",
  "musa moussa mousa moosa mussa",
  "isa eisa issa essa aissa",
  "ishaq isaac ishak eshaq",
];

/** Folds of consonants, in order; capitals are classes of sounds. */
export const arabicFolds: readonly (readonly [RegExp, string])[] = [
  [/['’‘`´ʻʼʿʾ]/gu, ""],
  [/dj|zh/gu, "j"],
  [/sh|sch|ch/gu, "X"],
  [/kh|gh|q|g(?=[aouhlrd])|x/gu, "k"],
  [/th/gu, "t"],
  [/(?<!^ab)dh|dz/gu, "d"],
  [/ph/gu, "f"],
  [/ck|c(?=[aoukl])/gu, "k"],
  [/c/gu, "s"],
  [/oo|ou|uw|ow|au|aw/gu, "u"],
  [/ee|iy|ey|ay|ai|ei|ie/gu, "i"],
  [/aa|ah$/gu, "a"],
  [/(?<=[iy])eh$/gu, "a"],
  [/(?<=.)[vw]/gu, "u"],
  [/^v/gu, "w"],
  [/(?<=.)y/gu, "i"],
  [/o/gu, "u"],
  [/(.)\1+/gu, "$1"],
];
