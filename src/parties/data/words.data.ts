/**
 * Word lists that decide whether a capitalised run is a name. English first, with the commonest French, Spanish,
 * German and Russian words of the same kind. Compiled by hand from the usage of United Nations reports and general
 * dictionaries; all folded (lower case, no diacritics).
 */

/** Words that begin sentences, or join others, and are part of no name at its edge. */
export const functionWords = `
a an the this that these those such same other another any some all both each every either neither no none many much most more few several
i you he she it we they me him her us them my your his its our their mine yours ours theirs who whom whose which what when where why how
and or but nor so yet for if then else than as because since while although though unless until till whether whereas
of in on at by to from with without within into onto upon over under above below between among amongst through throughout during before after
about against across along around behind beside besides beyond despite down up off out outside inside near toward towards via per regarding concerning
following according including excluding notwithstanding pursuant further furthermore moreover however therefore thus hence also additionally
meanwhile nevertheless nonetheless instead indeed still again already later earlier recently currently previously subsequently finally
first second third fourth fifth last next one two three four five six seven eight nine ten eleven twelve dozens hundreds thousands
is are was were be been being am do does did done doing have has had having will would shall should can could may might must ought
not never only just even very too quite rather perhaps maybe likely not yes
here there now today yesterday tomorrow thereafter thereby therein herein hereby hereinafter whereby wherein
see ibid id cf e.g i.e eg ie viz vs etc supra infra note also aka fka nee alias
le la les un une des du de et ou en au aux dans par pour sur avec sans selon ce cette ces il elle ils elles nous vous je
el los las una unos unas y o del al con sin por para segun este esta estos estas ese esa su sus lo se que
der die das ein eine und oder von zu im am mit auf fur bei nach aus uber
и в во на с со по о об от до из за к ко у не но а или что как это его ее их он она они мы вы для при без под над между также
`;

/** Months, days, seasons and times. */
export const calendarWords = `
january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec
monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun spring summer autumn fall winter easter christmas ramadan
janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre
enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
января февраля марта апреля мая июня июля августа сентября октября ноября декабря
utc gmt am pm
`;

/** Titles and forms of address that stand before a person's name; the name follows. */
export const personTitles = `
mr mrs ms mx dr prof professor sir dame lord lady madam madame messrs sr sra srta don dona hon h.e he h.r.h his her excellency highness majesty
sheikh sheik shaykh ayatollah mullah imam hajji haji sayyid general gen colonel col lt lieutenant major maj captain capt commander cmdr sergeant sgt admiral
marshal brigadier corporal private officer judge justice senator sen congressman congresswoman representative rep governor gov president vice prime minister king queen prince princess emir sultan
ambassador amb secretary chancellor chairman chairwoman chairperson chair spokesperson spokesman spokeswoman director deputy
mayor reverend rev father bishop pope herr frau monsieur mme mlle senor senora г-н г-жа господин госпожа
candidate oligarch businessman businesswoman advisor adviser attorney lawyer agent detective inspector professor journalist
`;

/** Roles with a capital letter: they name an office, not a person or body. */
export const roleWords = `
president vice-president minister premier chancellor king queen prince princess emir sultan governor mayor senator congressman congresswoman
ambassador consul attache charge counsellor counselor secretary secretary-general undersecretary under-secretary-general chair chairman chairwoman chairperson co-chair
co-chairs rapporteur coordinator director deputy head chief officer commander general colonel major captain lieutenant admiral marshal brigadier sergeant
judge justice prosecutor attorney counsel solicitor commissioner administrator inspector expert experts member members representative representatives
delegate observer envoy adviser advisor assistant associate senior junior acting former permanent resident special national spokesperson speaker leader
presidents ministers heads chiefs officers directors secretaries ambassadors governors vice-presidents rapporteur-general
candidate nominee elect applicant owner manager operator master executive
`;

/** Nouns that head the name of a public or international body. */
export const bodyNouns = `
council assembly committee commission ministry department agency bureau office directorate administration authority service services secretariat
parliament senate congress duma court tribunal bench police army navy forces force guard gendarmerie militia brigade battalion regiment division corps unit
board panel mission delegation embassy consulate union league federation confederation organization organisation association alliance coalition community
programme program fund forum group party movement front institute institution university academy college school centre center observatory foundation
campaign society club network treasury intelligence command bank library museum hospital church
comite conseil ministere commission bureau consejo comision ministerio oficina asamblea
министерство комитет совет комиссия агентство служба управление
`;

/** Nouns that head the name of a company. */
export const companyNouns = `
company companies corporation corp inc incorporated ltd limited llc llp plc gmbh ag sa sarl srl spa bv nv ooo oao zao pao jsc ojsc cjsc fze fzco sdn bhd pte pvt
bank banque banco trading shipping maritime marine lines line airlines airline airways air aviation industries industry industrial enterprises enterprise
holdings holding group trust insurance investment investments capital partners ventures technologies technology tech systems solutions software electronics logistics
transport transportation petroleum oil gas energy mining metals steel minerals chemical chemicals pharmaceuticals pharma construction engineering consulting management
services service agency exchange securities finance financial import export commerce commercial business international global resources foods textile fisheries
press news media television radio times post journal newspaper magazine agro development factory works mill plant refinery shipyard shipbuilding travel tours hotel
компания корпорация банк завод
`;

/** Nouns that head what is neither person nor body: documents, laws, events, plans, places. */
export const thingNouns = `
act acts law laws code regulation regulations rule rules order orders decree bill statute constitution charter convention conventions covenant treaty protocol protocols agreement agreements
accord accords memorandum understanding declaration resolution resolutions decision decisions statement statements communique report reports letter letters note notes email emails e-mail message
paper review summary introduction conclusion conclusions recommendation recommendations findings finding background overview chapter section sections part article articles paragraph paragraphs annex annexes appendix
figure figures table tables box map photograph image source sources volume title page pages line lines item items exhibit indictment affidavit complaint transcript interview testimony plea warrant motion brief
agenda goal goals target targets plan plans strategy strategies framework frameworks initiative initiatives project projects process principle principles guideline guidelines procedure procedures policy policies standard standards
conference summit meeting meetings session sessions dialogue workshop seminar forum week day year decade anniversary war election elections crisis campaign operation operations
north south east west northern southern eastern western central upper lower middle
award prize medal scholarship programme program index database register registry list lists form number no
internet web english language data security technologies technology
system systems network information evidence matter grand jury justice
`;

/** Nouns that head the name of a place or building; the whole name is then a place, whoever it is called after. */
export const facilityNouns = `
street st road avenue boulevard square tower towers building hotel house palace airport port harbour harbor bridge park plaza
sea ocean river lake gulf strait straits bay cape island islands peninsula mountain mountains mount valley delta desert coast canal beach
region province state states district county city town village governorate prefecture oblast commune republic kingdom territory territories zone area camp
`;

/** Words with a capital letter in official texts that name no party by themselves. */
export const genericWords = `
member members state states government governments nation nations united party parties people peoples country countries region
council assembly committee commission panel board group mission team office secretariat bureau ministry department agency administration authority service unit division court tribunal
president minister secretary chair director ambassador counsel attorney general special
report reports resolution annex article section paragraph chapter charter convention treaty protocol agreement statute code act law rule order volume appendix table figure box
security international national federal regional local global world general public private political economic social humanitarian military civil
president's council's committee's panel's government's government
north south east west northern southern eastern western central middle southeast northeast northwest southwest
company corporation bank firm enterprise organization organisation institution fund programme program project campaign conference forum network
vessel ship tanker aircraft flight fleet
internet web website email online god
democrat democrats democratic republican republicans muslim muslims islam islamic christian christians jew jews jewish catholic orthodox sunni shia arab arabs african africans european europeans asian asians kurd kurds kurdish latin caucasian nazi communist
euro euros dollar dollars yuan won ruble rubles rouble roubles yen pound pounds franc francs
covid pandemic sars
distr original english french spanish arabic chinese russian only
mr mrs ms dr prof sir madam
redacted harm ongoing investigative technique personal privacy confidential secret unclassified
yes no none total subtotal date name names number type status source sources remarks
text texts message messages schedule manual cong sec supp dear re used outlets subject unit dist cir et al
stmt sco congressional doc docs exhibit tab bates memo transcript subject re fwd cc bcc tel fax
participants attendees delegates observers speakers
`;

/** Acronyms that name no party: units, technology, legal and editorial abbreviations. */
export const plainAcronyms = `
ai ais api atm cbrn cctv cd ceo cfo cio coo cto covid cpi csv cv dna dns dvd eta eez faq ftp gdp gis gni gmt gnss gps gsm hiv hf html http https hr hs iban icbm ict icts id ids ied ieds imei imo ip ips iso isbn it
ldc ldcs lei lng lpg lte manpads mdg mdgs mmsi mou mrl ngo ngos nft pc pdf phd pin pov ppe pr q qr rpg rpgs salw sdg sdgs sim sms sos ssd std stem tb tics ts tv uav uavs ui url usb usd utc uuid uxo vat vhf vip vpn vpns wash wmd www xml
eur gbp jpy cny rub krw aed kw mw gw kg km mt bbl bbls dwt teu hp psi pm am bc ad ce bce no nos vol pp p para paras art arts sect sec ch fig tab ed eds
ii iii iv vi vii viii ix xi xii xiii xiv xv xvi xvii xviii xix xx xxi xxii xxiii xxiv xxv
u.s.c c.f.r d.d.c f.supp f.3d s.d.n.y e.d.n.y n.d w.d s.d e.d d.c usc cfr ddc sdny edny dc va pa foia potus flotus sql pgp vp osc lo loi tbc tbd asap tba na nb ps rsvp ok diy qa q&a sme smes r&d cso csos idp idps who's lgbt lgbtq cop dg sg dsg srsg usg asg oda gbv sgbv ihl nap
`;

/** Words in lower case that may stand between the parts of a name. */
export const connectors = `of the and for de del della di da do dos das du des la le las los el al an as bin ibn bint ben van von der den ter te zu zur abu abd ul e y et und и`;

/** Connectors that mark a person or place and stay part of a name in any place. */
export const particles = `al el bin ibn bint ben van von der den ter te abu abd ul ad ar as ash at az an di da della`;

/** Words before which a capitalised run names a vessel. */
export const vesselCues = `vessel vessels ship ships tanker tankers freighter trawler barge boat m/v mv m/t mt m.v m.t carrier yacht ferry`;

/** Endings of a person's name. */
export const personSuffixes = `jr sr ii iii iv esq`;

/** Given names, frequent across the languages of reports: they tell a person's name from a company's. */
export const givenNames = `
aaron abdul abdulla abdullah abdel abdi abigail abraham adam adel adolf adrian ahmad ahmed aisha alan albert alejandro aleksandr aleksei alessandro alex alexander alexandra alexei alfred ali alice alison allen
amanda amir amy ana anastasia anatoly andre andrea andreas andrei andrew andrey andriy angela ann anna anne anthony anton antonio arkady artem arthur ashley barbara barry ben benjamin bernard bill bob boris brad brandon brett brian bruce bryan
carl carla carlos carmen carol caroline carolyn carter catherine charles charlotte chris christian christina christine christopher claire claudia cleta corey craig cynthia dan dana daniel daria dave david dean deborah denis dennis dennis diana diane diego dimitri dmitri dmitry dominic don donald doug douglas duncan dylan
eduardo edward ekaterina elena eli elizabeth ellen emily emin emma emmanuel eric erik ernesto eugene eva evan evgeny fatima felipe felix fernando francis francisco francois frank fred frederick gabriel gary gavin gennady geoffrey george georgy gerald gianni gilles glenn gordon grace graham greg gregory guillermo gustavo guy
hamid hannah hans harold harry hassan heather hector helen henri henry herbert hillary hope howard hugh hussein ian ibrahim igor ilya irina isaac isabel ivan ivanka jack jackson jacob jacques jaime jake james jan jane janet jared jason javier jean jeff jeffrey jennifer jeremy jerome jerry jesse jessica jill jim jimmy joan joe joel john johnathan jon jonathan jorge jose joseph joshua joshua juan judith julia julian julie justin
karen karl kate katherine kathleen keith kelly kelli ken kenneth kevin khaled khalid kim kirill konstantin kristin kyle larry laura lauren lawrence leo leon leonard leonid linda lisa louis louise lucas lucy luis luke lydia marc marcel marco marcus margaret maria marie marina mario mark martha martin mary mateo matt matthew maurice max maxim megan melania melissa michael michel michelle miguel mike mikhail mohamed mohammad mohammed monica mostafa muhammad mustafa
nadia nancy natalia natasha nathan neil nicholas nick nicolas nigel nikita nikolai nikolay nina noah nora norman oleg olga oliver olivia omar oscar pablo pamela patricia patrick paul paula pavel pedro peter petr philip philippe phil pierre rachel rafael ralph ramon raymond rebecca reince ricardo richard rick rob robert roberto robin roger roland roman ron ronald rosa ross roy rudy rudolph russell ruth ryan
sally sam samantha samuel sandra sara sarah scott sean sebastian serge sergei sergey sergio seth shane sharon shawn simon sofia sophie stanislav stephanie stephen steve steven stuart susan svetlana sylvia tamara tanya tatiana ted teresa terry theodore theresa thomas tim timothy todd tom tony tyler ursula vadim valentin valentina valery vanessa vasily veronica victor victoria viktor vincent virginia vitaly vladimir vyacheslav
walter wayne wendy werner wilhelm will william wolfgang yasmin yevgeny yevgeniy yulia yuri yury yusuf zachary zoe
`;

/** Korean, Chinese and Vietnamese surnames, which stand first: "Jong Song Hwa". */
export const eastAsianSurnames = `
kim ri lee rhee yi pak park choe choi jong jung chong chung kang jo cho yun yoon jang chang im lim rim han o oh so seo sin shin kwon hwang an ahn song yu ryu yoo hong ko jon chon jeon ra na paek baek nam sim shim ro no roh ha kwak song cha ju joo u woo ku koo min min chin jin om uhm chae won bang pang pyon byon
wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he lin gao luo zheng liang xie tang cao deng xiao feng zeng peng pan yuan dong jiang cai yu du ye cheng wei su lu ding ren shen yao shi fu wan qian dai fan fang zou xiong meng qiu
nguyen tran le pham phan vu vo dang bui ngo duong
`;

/** Places that are neither states nor parties: capitals, large cities, states of the United States, regions. */
export const places = `
europe asia africa america oceania antarctica eurasia arctic antarctic pacific atlantic mediterranean caribbean balkans sahel maghreb levant
kabul tirana algiers luanda buenos aires yerevan canberra sydney melbourne vienna baku manama dhaka bridgetown minsk brussels antwerp porto-novo la paz sarajevo gaborone brasilia rio janeiro sao paulo brazzaville kinshasa sofia
ouagadougou bujumbura phnom penh yaounde ottawa toronto montreal vancouver praia bangui ndjamena santiago beijing shanghai shenzhen guangzhou dalian dandong qingdao tianjin shenyang yanbian yanji jilin liaoning ningbo xiamen macau
bogota moroni zagreb havana nicosia prague copenhagen djibouti quito cairo alexandria salvador malabo asmara tallinn addis ababa suva helsinki paris marseille lyon nice libreville banjul tbilisi berlin hamburg bremen frankfurt munich bonn
accra athens piraeus conakry bissau georgetown port-au-prince tegucigalpa budapest reykjavik delhi mumbai jakarta tehran isfahan baghdad basra erbil dublin jerusalem tel aviv rome milan kingston tokyo osaka kobe yokohama amman astana almaty nairobi mombasa
pyongyang nampo wonsan chongjin rason rajin sinuiju kaesong seoul busan incheon pristina bishkek vientiane riga beirut maseru monrovia tripoli benghazi vilnius skopje antananarivo lilongwe kuala lumpur male bamako valletta nouakchott ulaanbaatar
rabat maputo windhoek kathmandu amsterdam rotterdam hague wellington auckland managua niamey abuja lagos oslo muscat islamabad karachi lahore ramallah gaza asuncion lima manila warsaw gdansk lisbon doha bucharest
moscow petersburg vladivostok nakhodka khabarovsk sakhalin rostov novorossiysk murmansk sochi kazan crimea sevastopol simferopol donetsk luhansk donbas kyiv kiev odesa odessa kharkiv lviv
kigali riyadh jeddah dakar belgrade freetown singapore bratislava ljubljana honiara mogadishu pretoria johannesburg durban cape juba madrid barcelona colombo khartoum darfur geneira fasher nyala omdurman stockholm gothenburg bern geneva zurich damascus aleppo
taipei kaohsiung dushanbe dodoma bangkok lome tunis ankara istanbul ashgabat kampala dubai sharjah fujairah abu dhabi london edinburgh glasgow belfast oxford cambridge montevideo tashkent caracas hanoi sanaa aden hodeidah lusaka harare
washington york manhattan brooklyn angeles francisco chicago boston houston philadelphia miami detroit atlanta seattle denver dallas cleveland orlando tampa
alabama alaska arizona arkansas california colorado connecticut delaware florida hawaii idaho illinois indiana iowa kansas kentucky louisiana maine maryland massachusetts michigan minnesota mississippi missouri montana nebraska nevada hampshire
mexico carolina dakota ohio oklahoma oregon pennsylvania tennessee texas utah vermont virginia wisconsin wyoming hollywood
siberia kashmir kurdistan xinjiang tibet chechnya dagestan abkhazia ossetia transnistria catalonia punjab sinai tigray oromia kivu ituri katanga
`;

/**
 * Common English words that begin sentences, headings and cells: with a capital they name nobody by themselves. Compiled
 * by hand from the headings and sentence openings of official reports.
 */
export const commonWords = `
foreign domestic additional recent current certain various numerous significant potential possible available similar different multiple separate relevant specific
particular common general special new old young large small high low long short early late good bad best better great major minor main key chief primary secondary
direct indirect open closed free full empty strong weak hard soft fast slow deep broad narrow heavy light active passive inactive illegal illicit legal lawful unlawful
official unofficial formal informal public private joint mutual bilateral multilateral unilateral strategic tactical technical financial economic commercial industrial
criminal judicial administrative legislative executive diplomatic consular nuclear ballistic maritime naval aerial digital electronic cyber virtual physical chemical biological
medical humanitarian environmental agricultural educational cultural religious historical traditional customary modern contemporary annual monthly weekly daily quarterly
permanent temporary interim final initial original amended revised updated preliminary provisional partial total complete incomplete
extraordinary plenipotentiary coordinating emeritus honorary designate elect resident visiting acting outgoing incoming ordinary
individuals entities persons people victims witnesses sources officials authorities experts members civilians soldiers fighters rebels refugees migrants workers employees
students teachers doctors nurses journalists lawyers judges traders brokers suppliers buyers sellers customers clients consumers users owners operators directors managers shareholders
children women men girls boys families households communities villages cities towns borders roads ports airports schools hospitals banks companies firms factories
weapons arms ammunition missiles rockets drones bombs explosives vehicles trucks cars ships vessels boats aircraft planes trains goods cargo shipments supplies equipment materials
coal oil gas petroleum gold diamonds timber iron steel copper sand fish seafood textiles food water fuel money cash funds assets accounts payments transfers transactions
sanctions measures restrictions violations exemptions designations listings obligations duties rights claims allegations accusations charges crimes attacks raids strikes clashes fighting
violence conflict war peace ceasefire truce security safety stability trade commerce business finance credit debt aid assistance support cooperation coordination training education
health development growth production consumption exports imports prices costs taxes fees revenue income profits losses budgets spending investment
access action activities activity advice analysis answers approach attempts attention awareness background balance benefits border boundary capacity case cases cause causes challenges change changes
choice circumstances comments communications compliance concerns conditions conduct consequences constraints consultations contact contacts contracts control controls context crime customs data deadline deaths
debate decisions defence defense delays delivery demand details detection differences documents donors efforts elections emergency enforcement engagement entry ethics events evidence examples exchange exit
experience exploitation facts factors failure features figures files flows focus gaps gender governance guidance housing ideas identity impact impacts implementation incidents inclusion indicators influence
inspections interests interviews inventory investigations issues judiciary justice knowledge labour labor land lessons letters limits links livelihoods locations losses maintenance management markets media methodology methods
migration mining monitoring movement movements needs networks negotiations notes objectives obstacles opportunities options orders outcomes outreach ownership participation partners partnerships patterns performance permits
photographs pictures places plans points politics population populations position poverty power practice practices pressure prevention priorities problems procurement progress projection projections proposals prosecution protection protests
quality questions records recruitment reforms relations relationships remarks repairs replies requests research resilience resources responses responsibility results returns review risks roles routes salaries sales samples
scope seizures services shortages signals signs situation size skills smuggling society speech staff stakes standards statistics steps stocks storage stories structures studies success successes suggestions surveys surveillance
talks teams terms terrorism tests themes theft threats time timeline tools topics tourism tracking traffic trafficking transit transparency transport transportation travel treatment trends trials types urban rural use usage
values vacancies visits votes voting waste wages ways weather work works world youth
allow apply assess assist avoid build call carry check choose close collect combat compare complete conduct confirm consider continue control convene coordinate create decide define deliver deploy describe determine develop disclose
discuss encourage engage enhance ensure establish evaluate examine expand explain explore facilitate find follow give help identify implement improve increase indicate inform investigate join keep launch lead learn limit list maintain make
manage modify monitor obtain offer open order organize participate pay prepare present prevent promote propose protect provide publish pursue raise reach read receive recognize recommend reduce refer reject remain remove render repeat replace
request require resolve respond restore restrict return reveal save seek sell send serve set share show sign shoot start stop strengthen submit suspend take target tell train transfer trust try turn understand undertake update urge verify visit
wait watch withdraw write abstain add adopt agree
allegedly reportedly apparently presumably probably possibly clearly obviously notably specifically especially particularly generally usually normally typically often sometimes rarely occasionally frequently
initially originally eventually ultimately simultaneously separately jointly together alone elsewhere everywhere anywhere nowhere somewhere afterwards beforehand once twice
based given known unknown named unnamed alleged suspected accused convicted indicted arrested detained sanctioned designated listed registered licensed authorized unauthorized
asked told noted stated added argued claimed reported confirmed denied recalled reiterated stressed underlined emphasized welcomed urged considering noting recalling recognizing expressing emphasizing reaffirming welcoming acknowledging
breakthroughs partnerships outlets unfit offshore onshore overseas abroad upstream downstream online offline
`;
