/**
 * States and territories of ISO 3166-1 in English: code, names, adjectives and demonyms; names as used by the
 * United Nations (UNTERM short and formal forms) and in common use, adjectives and demonyms as in current English
 * dictionaries. One line each: code | names | adjectives and demonyms. A leading = asks for exactly this writing
 * (acronyms). The names in the other official languages comes from the i18n-iso-countries package.
 */
export const statesInEnglish = `
af|Afghanistan;Islamic Republic of Afghanistan;Islamic Emirate of Afghanistan|Afghan;Afghans;Afghani;Afghanis
al|Albania;Republic of Albania|Albanian;Albanians
dz|Algeria;People's Democratic Republic of Algeria|Algerian;Algerians
as|American Samoa|
ad|Andorra;Principality of Andorra|Andorran;Andorrans
ao|Angola;Republic of Angola|Angolan;Angolans
ai|Anguilla|Anguillan;Anguillans
aq|Antarctica|
ag|Antigua and Barbuda;Antigua|Antiguan;Antiguans;Barbudan;Barbudans
ar|Argentina;Argentine Republic|Argentine;Argentines;Argentinian;Argentinians;Argentinean;Argentineans
am|Armenia;Republic of Armenia|Armenian;Armenians
aw|Aruba|Aruban;Arubans
au|Australia;Commonwealth of Australia|Australian;Australians
at|Austria;Republic of Austria|Austrian;Austrians
az|Azerbaijan;Republic of Azerbaijan|Azerbaijani;Azerbaijanis;Azeri;Azeris
bs|Bahamas;Commonwealth of the Bahamas|Bahamian;Bahamians
bh|Bahrain;Kingdom of Bahrain|Bahraini;Bahrainis
bd|Bangladesh;People's Republic of Bangladesh|Bangladeshi;Bangladeshis
bb|Barbados|Barbadian;Barbadians
by|Belarus;Republic of Belarus;Byelorussia;Belorussia|Belarusian;Belarusians;Belarussian;Belarussians;Byelorussian
be|Belgium;Kingdom of Belgium|Belgian;Belgians
bz|Belize|Belizean;Belizeans
bj|Benin;Republic of Benin|Beninese;Beninois
bm|Bermuda|Bermudian;Bermudians
bt|Bhutan;Kingdom of Bhutan|Bhutanese
bo|Bolivia;Plurinational State of Bolivia;Bolivia (Plurinational State of)|Bolivian;Bolivians
ba|Bosnia and Herzegovina;Bosnia;Bosnia-Herzegovina|Bosnian;Bosnians;Herzegovinian
bw|Botswana;Republic of Botswana|Motswana;Batswana;Botswanan
bv|Bouvet Island|
br|Brazil;Federative Republic of Brazil|Brazilian;Brazilians
io|British Indian Ocean Territory;Chagos Archipelago|Chagossian;Chagossians
bn|Brunei Darussalam;Brunei;Nation of Brunei|Bruneian;Bruneians
bg|Bulgaria;Republic of Bulgaria|Bulgarian;Bulgarians
bf|Burkina Faso;Burkina|Burkinabe;Burkinabé;Burkinabè
bi|Burundi;Republic of Burundi|Burundian;Burundians
kh|Cambodia;Kingdom of Cambodia;Kampuchea|Cambodian;Cambodians
cm|Cameroon;Republic of Cameroon|Cameroonian;Cameroonians
ca|Canada|Canadian;Canadians
cv|Cabo Verde;Cape Verde;Republic of Cabo Verde|Cabo Verdean;Cabo Verdeans;Cape Verdean;Cape Verdeans
ky|Cayman Islands|Caymanian;Caymanians
cf|Central African Republic;=CAR|Central African;Central Africans
td|Chad;Republic of Chad|Chadian;Chadians
cl|Chile;Republic of Chile|Chilean;Chileans
cn|China;People's Republic of China;Mainland China;=PRC|Chinese
cx|Christmas Island|
cc|Cocos (Keeling) Islands;Cocos Islands|
co|Colombia;Republic of Colombia|Colombian;Colombians
km|Comoros;Union of the Comoros|Comorian;Comorians;Comoran;Comorans
cg|Congo;Republic of the Congo;Congo-Brazzaville|Congolese
cd|Democratic Republic of the Congo;Democratic Republic of Congo;Congo-Kinshasa;DR Congo;Zaire;=DRC|Congolese;Zairian;Zairians
ck|Cook Islands|
cr|Costa Rica;Republic of Costa Rica|Costa Rican;Costa Ricans
ci|Côte d'Ivoire;Ivory Coast;Republic of Côte d'Ivoire|Ivorian;Ivorians;Ivoirian
hr|Croatia;Republic of Croatia|Croatian;Croatians;Croat;Croats
cu|Cuba;Republic of Cuba|Cuban;Cubans
cy|Cyprus;Republic of Cyprus|Cypriot;Cypriots
cz|Czechia;Czech Republic|Czech;Czechs
dk|Denmark;Kingdom of Denmark|Danish;Danes;Dane
dj|Djibouti;Republic of Djibouti|Djiboutian;Djiboutians
dm|Dominica;Commonwealth of Dominica|
do|Dominican Republic|Dominican;Dominicans
ec|Ecuador;Republic of Ecuador|Ecuadorian;Ecuadorians;Ecuadorean;Ecuadoreans
eg|Egypt;Arab Republic of Egypt|Egyptian;Egyptians
sv|El Salvador;Republic of El Salvador|Salvadoran;Salvadorans;Salvadorian;Salvadorians
gq|Equatorial Guinea;Republic of Equatorial Guinea|Equatorial Guinean;Equatorial Guineans;Equatoguinean;Equatoguineans
er|Eritrea;State of Eritrea|Eritrean;Eritreans
ee|Estonia;Republic of Estonia|Estonian;Estonians
et|Ethiopia;Federal Democratic Republic of Ethiopia|Ethiopian;Ethiopians
fk|Falkland Islands (Malvinas);Falkland Islands;Malvinas|
fo|Faroe Islands|Faroese
fj|Fiji;Republic of Fiji|Fijian;Fijians
fi|Finland;Republic of Finland|Finnish;Finns;Finn
fr|France;French Republic|French;Frenchman;Frenchmen
gf|French Guiana|
pf|French Polynesia|Polynesian
tf|French Southern Territories|
ga|Gabon;Gabonese Republic|Gabonese
gm|Gambia;Republic of the Gambia|Gambian;Gambians
ge|Georgia;Republic of Georgia|Georgian;Georgians
de|Germany;Federal Republic of Germany|German;Germans
gh|Ghana;Republic of Ghana|Ghanaian;Ghanaians
gi|Gibraltar|Gibraltarian;Gibraltarians
gr|Greece;Hellenic Republic|Greek;Greeks;Hellenic
gl|Greenland|Greenlandic;Greenlander;Greenlanders
gd|Grenada|Grenadian;Grenadians
gp|Guadeloupe|
gu|Guam|Guamanian
gt|Guatemala;Republic of Guatemala|Guatemalan;Guatemalans
gn|Guinea;Republic of Guinea|Guinean;Guineans
gw|Guinea-Bissau;Republic of Guinea-Bissau|Bissau-Guinean;Bissau-Guineans
gy|Guyana;Cooperative Republic of Guyana|Guyanese
ht|Haiti;Republic of Haiti|Haitian;Haitians
hm|Heard Island and McDonald Islands|
va|Holy See;Vatican City State;Vatican City;Vatican|
hn|Honduras;Republic of Honduras|Honduran;Hondurans
hk|Hong Kong;Hong Kong, China;Hong Kong Special Administrative Region;Hong Kong SAR|Hong Konger;Hong Kongers
hu|Hungary;Republic of Hungary|Hungarian;Hungarians
is|Iceland;Republic of Iceland|Icelandic;Icelander;Icelanders
in|India;Republic of India|Indian;Indians
id|Indonesia;Republic of Indonesia|Indonesian;Indonesians
ir|Iran;Islamic Republic of Iran;Iran (Islamic Republic of)|Iranian;Iranians
iq|Iraq;Republic of Iraq|Iraqi;Iraqis
ie|Ireland;Republic of Ireland|Irish;Irishman
il|Israel;State of Israel|Israeli;Israelis
it|Italy;Italian Republic|Italian;Italians
jm|Jamaica|Jamaican;Jamaicans
jp|Japan|Japanese
jo|Jordan;Hashemite Kingdom of Jordan|Jordanian;Jordanians
kz|Kazakhstan;Republic of Kazakhstan|Kazakhstani;Kazakhstanis;Kazakh;Kazakhs
ke|Kenya;Republic of Kenya|Kenyan;Kenyans
ki|Kiribati;Republic of Kiribati|I-Kiribati
kp|Democratic People's Republic of Korea;Democratic Peoples Republic of Korea;North Korea;Korea, North;Korea (Democratic People's Republic of);Korea, Democratic People's Republic of;=DPRK;=D.P.R.K.;=DPR Korea|North Korean;North Koreans
kr|Republic of Korea;South Korea;Korea, South;Korea (Republic of);Korea, Republic of;=ROK;=R.O.K.|South Korean;South Koreans
kw|Kuwait;State of Kuwait|Kuwaiti;Kuwaitis
kg|Kyrgyzstan;Kyrgyz Republic|Kyrgyz;Kyrgyzstani;Kyrgyzstanis
la|Lao People's Democratic Republic;Laos;Lao PDR|Lao;Laotian;Laotians
lv|Latvia;Republic of Latvia|Latvian;Latvians
lb|Lebanon;Lebanese Republic|Lebanese
ls|Lesotho;Kingdom of Lesotho|Basotho
lr|Liberia;Republic of Liberia|Liberian;Liberians
ly|Libya;State of Libya;Libyan Arab Jamahiriya|Libyan;Libyans
li|Liechtenstein;Principality of Liechtenstein|Liechtensteiner;Liechtensteiners
lt|Lithuania;Republic of Lithuania|Lithuanian;Lithuanians
lu|Luxembourg;Grand Duchy of Luxembourg|Luxembourgish;Luxembourger;Luxembourgers
mo|Macao;Macau;Macao, China;Macao Special Administrative Region|Macanese
mg|Madagascar;Republic of Madagascar|Malagasy
mw|Malawi;Republic of Malawi|Malawian;Malawians
my|Malaysia|Malaysian;Malaysians
mv|Maldives;Republic of Maldives|Maldivian;Maldivians
ml|Mali;Republic of Mali|Malian;Malians
mt|Malta;Republic of Malta|Maltese
mh|Marshall Islands;Republic of the Marshall Islands|Marshallese
mq|Martinique|
mr|Mauritania;Islamic Republic of Mauritania|Mauritanian;Mauritanians
mu|Mauritius;Republic of Mauritius|Mauritian;Mauritians
yt|Mayotte|
mx|Mexico;United Mexican States|Mexican;Mexicans
fm|Micronesia;Federated States of Micronesia;Micronesia (Federated States of);Micronesia, Federated States of|Micronesian;Micronesians
md|Moldova;Republic of Moldova;Moldova, Republic of|Moldovan;Moldovans
mc|Monaco;Principality of Monaco|Monegasque;Monegasques;Monacan
mn|Mongolia|Mongolian;Mongolians
me|Montenegro|Montenegrin;Montenegrins
ms|Montserrat|
ma|Morocco;Kingdom of Morocco|Moroccan;Moroccans
mz|Mozambique;Republic of Mozambique|Mozambican;Mozambicans
mm|Myanmar;Republic of the Union of Myanmar;Burma|Burmese
na|Namibia;Republic of Namibia|Namibian;Namibians
nr|Nauru;Republic of Nauru|Nauruan;Nauruans
np|Nepal;Federal Democratic Republic of Nepal|Nepalese;Nepali;Nepalis
nl|Netherlands;Kingdom of the Netherlands;Netherlands (Kingdom of the);Holland|Dutch;Dutchman;Dutchmen
nc|New Caledonia|New Caledonian;New Caledonians
nz|New Zealand|New Zealander;New Zealanders
ni|Nicaragua;Republic of Nicaragua|Nicaraguan;Nicaraguans
ne|Niger;Republic of the Niger;Republic of Niger|Nigerien;Nigeriens
ng|Nigeria;Federal Republic of Nigeria|Nigerian;Nigerians
nu|Niue|Niuean;Niueans
nf|Norfolk Island|
mk|North Macedonia;Republic of North Macedonia;former Yugoslav Republic of Macedonia;Macedonia|Macedonian;Macedonians
mp|Northern Mariana Islands|
no|Norway;Kingdom of Norway|Norwegian;Norwegians
om|Oman;Sultanate of Oman|Omani;Omanis
pk|Pakistan;Islamic Republic of Pakistan|Pakistani;Pakistanis
pw|Palau;Republic of Palau|Palauan;Palauans
ps|State of Palestine;Palestine;Occupied Palestinian Territory|Palestinian;Palestinians
pa|Panama;Republic of Panama|Panamanian;Panamanians
pg|Papua New Guinea;Independent State of Papua New Guinea|Papua New Guinean;Papua New Guineans
py|Paraguay;Republic of Paraguay|Paraguayan;Paraguayans
pe|Peru;Republic of Peru|Peruvian;Peruvians
ph|Philippines;Republic of the Philippines|Philippine;Filipino;Filipinos;Filipina;Filipinas
pn|Pitcairn;Pitcairn Islands|
pl|Poland;Republic of Poland|Polish;Poles
pt|Portugal;Portuguese Republic|Portuguese
pr|Puerto Rico|Puerto Rican;Puerto Ricans
qa|Qatar;State of Qatar|Qatari;Qataris
re|Réunion|
ro|Romania|Romanian;Romanians
ru|Russian Federation;Russia;Soviet Union;Union of Soviet Socialist Republics;=USSR;=U.S.S.R.|Russian;Russians;Soviet
rw|Rwanda;Republic of Rwanda|Rwandan;Rwandans;Rwandese
bl|Saint Barthélemy|
sh|Saint Helena|
kn|Saint Kitts and Nevis;St. Kitts and Nevis|Kittitian;Kittitians;Nevisian
lc|Saint Lucia;St. Lucia|Saint Lucian;Saint Lucians
mf|Saint Martin|
pm|Saint Pierre and Miquelon|
vc|Saint Vincent and the Grenadines;St. Vincent and the Grenadines|Vincentian;Vincentians
ws|Samoa;Independent State of Samoa|Samoan;Samoans
sm|San Marino;Republic of San Marino|Sammarinese
st|Sao Tome and Principe;São Tomé and Príncipe|Sao Tomean;Santomean
sa|Saudi Arabia;Kingdom of Saudi Arabia|Saudi;Saudis;Saudi Arabian
sn|Senegal;Republic of Senegal|Senegalese
rs|Serbia;Republic of Serbia;Yugoslavia;Federal Republic of Yugoslavia;Serbia and Montenegro|Serbian;Serbians;Serb;Serbs;Yugoslav
sc|Seychelles;Republic of Seychelles|Seychellois
sl|Sierra Leone;Republic of Sierra Leone|Sierra Leonean;Sierra Leoneans
sg|Singapore;Republic of Singapore|Singaporean;Singaporeans
sx|Sint Maarten|
sk|Slovakia;Slovak Republic|Slovak;Slovaks;Slovakian
si|Slovenia;Republic of Slovenia|Slovenian;Slovenians;Slovene;Slovenes
sb|Solomon Islands|Solomon Islander;Solomon Islanders
so|Somalia;Federal Republic of Somalia;Somaliland|Somali;Somalis
za|South Africa;Republic of South Africa|South African;South Africans
gs|South Georgia and the South Sandwich Islands|
ss|South Sudan;Republic of South Sudan|South Sudanese
es|Spain;Kingdom of Spain|Spanish;Spaniard;Spaniards
lk|Sri Lanka;Democratic Socialist Republic of Sri Lanka;Ceylon|Sri Lankan;Sri Lankans
sd|Sudan;Republic of the Sudan|Sudanese
sr|Suriname;Republic of Suriname|Surinamese
sj|Svalbard and Jan Mayen|
sz|Eswatini;Kingdom of Eswatini;Swaziland|Swazi;Swazis;Emaswati
se|Sweden;Kingdom of Sweden|Swedish;Swedes;Swede
ch|Switzerland;Swiss Confederation|Swiss
sy|Syrian Arab Republic;Syria|Syrian;Syrians
tw|Taiwan;Taiwan Province of China;Taiwan, Province of China;Chinese Taipei|Taiwanese
tj|Tajikistan;Republic of Tajikistan|Tajik;Tajiks;Tajikistani
tz|United Republic of Tanzania;Tanzania|Tanzanian;Tanzanians
th|Thailand;Kingdom of Thailand|Thai;Thais
tl|Timor-Leste;Democratic Republic of Timor-Leste;East Timor|Timorese;East Timorese
tg|Togo;Togolese Republic|Togolese
tk|Tokelau|Tokelauan
to|Tonga;Kingdom of Tonga|Tongan;Tongans
tt|Trinidad and Tobago;Republic of Trinidad and Tobago|Trinidadian;Trinidadians;Tobagonian
tn|Tunisia;Republic of Tunisia|Tunisian;Tunisians
tr|Türkiye;Turkey;Republic of Türkiye;Republic of Turkey|Turkish;Turk;Turks
tm|Turkmenistan|Turkmen;Turkmens
tc|Turks and Caicos Islands|
tv|Tuvalu|Tuvaluan;Tuvaluans
ug|Uganda;Republic of Uganda|Ugandan;Ugandans
ua|Ukraine|Ukrainian;Ukrainians
ae|United Arab Emirates;=UAE;=U.A.E.|Emirati;Emiratis
gb|United Kingdom;United Kingdom of Great Britain and Northern Ireland;Great Britain;Britain;England;Scotland;Wales;Northern Ireland;=UK;=U.K.|British;Briton;Britons;Scottish;Welsh
us|United States;United States of America;America;=US;=USA;=U.S.;=U.S.A.|American;Americans
um|United States Minor Outlying Islands|
uy|Uruguay;Eastern Republic of Uruguay|Uruguayan;Uruguayans
uz|Uzbekistan;Republic of Uzbekistan|Uzbek;Uzbeks;Uzbekistani
vu|Vanuatu;Republic of Vanuatu|Ni-Vanuatu;Vanuatuan
ve|Venezuela;Bolivarian Republic of Venezuela;Venezuela (Bolivarian Republic of)|Venezuelan;Venezuelans
vn|Viet Nam;Vietnam;Socialist Republic of Viet Nam;Socialist Republic of Vietnam|Vietnamese
vg|British Virgin Islands;Virgin Islands, British;=BVI|
vi|United States Virgin Islands;U.S. Virgin Islands;Virgin Islands, U.S.|
wf|Wallis and Futuna|
eh|Western Sahara|Sahrawi;Sahrawis;Saharan
ye|Yemen;Republic of Yemen|Yemeni;Yemenis
zm|Zambia;Republic of Zambia|Zambian;Zambians
zw|Zimbabwe;Republic of Zimbabwe|Zimbabwean;Zimbabweans
ax|Åland Islands;Aland Islands|
bq|Bonaire, Sint Eustatius and Saba;Bonaire|
cw|Curaçao|
gg|Guernsey|
im|Isle of Man|Manx
je|Jersey|
xk|Kosovo|Kosovar;Kosovars
`;

/** Names that mean either of two states; the first is shown, both are kept. */
export const ambiguousStates = `
kr,kp|Korea|Korean;Koreans
cd,cg|Congo|Congolese
do,dm||Dominican;Dominicans
sd,ss|Sudans|
`;

/** Short names in other languages that the tables of long names leave out, by code. Source: UNTERM. */
export const shortNames: Readonly<Record<string, readonly string[]>> = {
  cn: ["Китай", "КНР", "中国", "الصين"],
  kp: [
    "КНДР",
    "Северная Корея",
    "Северной Кореи",
    "朝鲜",
    "朝鲜民主主义人民共和国",
    "북한",
    "조선민주주의인민공화국",
    "كوريا الشمالية",
    "RPDC",
    "República Popular Democrática de Corea",
    "République populaire démocratique de Corée",
  ],
  kr: ["Южная Корея", "Республика Корея", "韩国", "대한민국", "한국"],
  ru: [
    "Россия",
    "Российская Федерация",
    "РФ",
    "俄罗斯",
    "俄罗斯联邦",
    "러시아",
    "الاتحاد الروسي",
    "Fédération de Russie",
    "Federación de Rusia",
  ],
  us: [
    "США",
    "Соединенные Штаты",
    "Соединенные Штаты Америки",
    "美国",
    "미국",
    "الولايات المتحدة",
    "États-Unis d'Amérique",
    "Estados Unidos de América",
    "EE.UU.",
  ],
  gb: ["Великобритания", "Соединенное Королевство", "英国", "Royaume-Uni", "Reino Unido"],
  ir: ["Иран", "伊朗", "Iran", "Irán"],
  sy: ["Сирия", "叙利亚", "Syrie", "Siria"],
  jp: ["日本", "일본"],
};

/** Phrases that hold a state's name and mean none: seas, regions, other places, languages. */
export const notStates: readonly string[] = [
  "South China Sea",
  "East China Sea",
  "Sea of Japan",
  "Japan Sea",
  "Gulf of Oman",
  "Sea of Oman",
  "Gulf of Guinea",
  "Indian Ocean",
  "Gulf of Mexico",
  "New Mexico",
  "Gulf of Thailand",
  "English Channel",
  "Irish Sea",
  "Korean Peninsula",
  "Korea Strait",
  "Korea Bay",
  "Taiwan Strait",
  "Persian Gulf",
  "Inner Mongolia",
  "Solomon Sea",
  "Timor Sea",
  "Niger Delta",
  "Niger River",
  "River Niger",
  "Niger State",
  "River Jordan",
  "Jordan River",
  "Jordan Valley",
  "Congo River",
  "Congo Basin",
  "River Congo",
  "Lake Chad",
  "Lake Chad Basin",
  "Chad Basin",
  "Senegal River",
  "Gambia River",
  "North America",
  "South America",
  "Latin America",
  "Central America",
  "Americas",
  "North American",
  "South American",
  "Latin American",
  "Central American",
  "Inter-American",
  "Pan-American",
  "African American",
  "African Americans",
  "Native American",
  "Native Americans",
  "Atlanta, Georgia",
  "Savannah, Georgia",
  "State of Georgia",
  "Georgia State",
  "Georgia Avenue",
  "Luxembourg City",
  "Panama City",
  "Mexico City",
  "Kuwait City",
  "Guatemala City",
  "Belize City",
  "Panama Canal",
  "Norwegian Sea",
  "New England",
  "New Jersey",
  "New South Wales",
  "Prince of Wales",
  "Greek Orthodox",
  "Lebanon, Pennsylvania",
  "Panama Papers",
  "Turkish Straits",
  "Swiss cheese",
  "French Quarter",
  "French toast",
  "Brazil nut",
  "Brazil nuts",
  "Guinea pig",
  "Guinea pigs",
  "Cuba, New York",
  "Puerto Rico Trench",
  "Arab American",
  "Indian Wells",
  "Peru, Indiana",
  "English-language",
  "English language",
  "English only",
  "English translation",
  "English version",
  "Russian language",
  "Russian-language",
  "French language",
  "Spanish language",
  "Chinese language",
  "Arabic and English",
  "in English",
  "original: English",
];
