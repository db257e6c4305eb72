/**
 * What columns of customer files are called, by what they hold; words of one language a line, folded (lower case, no
 * marks, punctuation as blanks). Fields are FollowTheMoney properties, but for `id`, `schema`, and names that tell the
 * schema. Gathered from the documented import forms of banking and CRM software and from everyday office usage.
 */
export const headerWords = {
  id: `id|customer id|client id|customer number|customer no|client number|client no|account id|account number|account no|reference|ref|record id|key|uid|party id|member id|cif|row id|external id|customer key|customer ref|customer reference|client ref
    kundennummer|kunden nr|kundennr|kdnr|mandantennummer|kunden id
    numero client|numero de client|no client|identifiant|code client|identifiant client
    numero de cliente|codigo cliente|id cliente|codigo de cliente|identificador
    codice cliente|numero cliente
    номер клиента|код клиента|ид|ид клиента|номер|идентификатор|код
    客户编号|客户号|编号|客户id
    顧客番号|顧客id
    고객번호|고객id|번호
    رقم العميل|معرف|الرقم
    musteri no|musteri numarasi`,
  schema: `schema|type|entity type|customer type|client type|party type|kind|category|record type|individual or entity|legal form type|sdn type|subject type
    kundentyp|art|typ|kundenart
    type de client|type client|categorie|nature
    tipo|tipo de cliente|tipo cliente
    тип|тип клиента|вид|категория
    类型|客户类型
    種別|顧客種別
    유형|고객유형|구분
    نوع|نوع العميل|النوع`,
  name: `name|full name|fullname|customer name|client name|name of customer|name of client|account name|account holder|account holder name|holder|party name|beneficiary|beneficiary name|payee|counterparty|counterparty name|legal name|registered name|display name|customer|client|entity name|subject|subject name|person|person name|member name|sender name|recipient name|supplier name|vendor name|supplier|vendor|partner name|contact name|name1
    vollstandiger name|kundenname|kunde|kontoinhaber|inhaber|bezeichnung|partner|geschaftspartner|name des kunden|lieferant
    nom complet|nom et prenom|nom prenom|nom du client|client nom|denomination|intitule|titulaire|beneficiaire|fournisseur
    nombre completo|nombre y apellidos|nombre del cliente|nombre cliente|cliente|titular|beneficiario|denominacion|proveedor
    nome completo|nome e cognome|nome do cliente|nominativo|intestatario|denominazione
    nazwa|nazwa klienta|imie i nazwisko|klient
    naam|volledige naam|klantnaam|klant
    navn|fullt navn|namn|fullstandigt namn|nimi
    фио|ф и о|полное имя|наименование|имя клиента|клиент|название|имя фамилия|фамилия имя отчество|контрагент|наименование клиента|піб|найменування|повне ім я
    姓名|名称|客户名称|客户姓名|全名|名字|户名|受益人
    氏名|名前|お名前|顧客名|名義|名義人
    이름|성명|고객명|고객이름|성함|명칭|예금주
    الاسم|الاسم الكامل|اسم العميل|اسم|العميل|المستفيد
    نام و نام خانوادگی|نام کامل
    שם|שם מלא|שם הלקוח
    ονομα|ονοματεπωνυμο|επωνυμια|πελατης
    ad soyad|adi soyadi|isim|musteri|musteri adi|unvan
    ho ten|ho va ten|ten khach hang
    ชื่อ|ชื่อ นามสกุล|ชื่อลูกค้า`,
  companyName: `company|company name|organisation|organization|organisation name|organization name|business name|corporate name|firm|firm name|trading name|entity|employer name|company legal name|legal entity name
    firma|firmenname|unternehmen|organisationsname|gesellschaft
    societe|raison sociale|entreprise|nom de la societe|nom de l entreprise
    empresa|razon social|nombre de la empresa|compania
    azienda|ragione sociale|societa
    razao social|nome da empresa
    nazwa firmy|firma nazwa
    bedrijf|bedrijfsnaam
    компания|организация|наименование организации|название компании|предприятие|фирма|организація
    公司|公司名称|企业名称|单位名称|企业
    会社名|法人名|企業名|社名
    회사|회사명|법인명|상호|기업명
    الشركة|اسم الشركة|المؤسسة
    sirket|sirket adi|firma adi`,
  vesselName: `vessel|vessel name|ship|ship name|name of vessel|name of ship
    schiff|schiffsname|navire|nom du navire|buque|nombre del buque|nave
    судно|название судна|船名|船舶名称|선박명|اسم السفينة`,
  firstName: `first name|firstname|given name|given names|forename|forenames|fname|givenname|christian name|first names|name first
    vorname|vornamen|rufname
    prenom|prenoms
    nombre|nombres|primer nombre|nombre de pila
    nome|primo nome
    imie|imiona
    voornaam|voornamen
    fornavn|fornamn|etunimi
    имя|ім я
    名|given name kanji
    이름 명
    الاسم الاول|الاسم الأول
    نام
    ονομα βαπτιστικο
    ad|adi
    שם פרטי
    ten`,
  middleName: `middle name|middlename|second name|other names|middle names|mname|middle initial
    zweiter vorname|mittelname
    deuxieme prenom|segundo nombre|tweede naam
    الاسم الاوسط`,
  fatherName: `patronymic|father name|fathers name|father s name|name of father
    vatersname|nom du pere|nombre del padre
    отчество|по батькові
    اسم الاب|اسم الأب|نام پدر|baba adi`,
  lastName: `last name|lastname|surname|family name|familyname|lname|second surname|name last|surnames
    nachname|familienname|zuname
    nom|nom de famille|nom patronymique
    apellido|apellidos|primer apellido|segundo apellido
    cognome|sobrenome|apelido
    nazwisko
    achternaam|familienaam
    etternavn|efternavn|efternamn|sukunimi
    фамилия|прізвище
    姓|姓氏
    성|성씨
    اللقب|اسم العائلة|نام خانوادگی
    επωνυμο
    soyad|soyadi
    שם משפחה
    ho`,
  alias: `alias|aliases|aka|a k a|also known as|other name|alternative name|alternate name|alternative names|dba|doing business as|maiden name|birth name|former name|former names|previous name|previous names|previous surname|native name|name in native script|local name|name local|original script name|nickname|name2|name 2|short name|weak alias|acronym|abbreviation
    aliasname|geburtsname|madchenname|fruherer name|auch bekannt als
    nom de jeune fille|nom de naissance|autres noms|pseudonyme|autre nom
    alias nombre|otros nombres|tambien conocido como
    псевдоним|другие имена|прежнее имя|девичья фамилия|прежнее наименование|сокращенное наименование
    别名|曾用名|别称|英文名|英文名称
    別名|旧姓|通称|英語名
    별명|가명|이명|영문명|영문이름
    الاسم المستعار|الكنية|اسم الشهرة`,
  birthDate: `date of birth|birth date|birthdate|dob|d o b|birthday|born|birth|birth day|year of birth|yob|birth year|date birth
    geburtsdatum|geburtstag|geb datum|gebdatum|geb|geboren|geboren am|geburtsjahr
    date de naissance|naissance|ne le|date naissance|annee de naissance
    fecha de nacimiento|fecha nacimiento|f nacimiento|nacimiento|ano de nacimiento
    data di nascita|nascita|data de nascimento|nascimento
    data urodzenia|rok urodzenia|data ur
    geboortedatum|fodselsdato|fodelsedatum|syntymaaika
    дата рождения|год рождения|д р|родился|дата народження|рік народження
    出生日期|生日|出生年月|出生年份
    生年月日|誕生日|生年
    생년월일|출생일|생일|출생년도
    تاريخ الميلاد|الميلاد|تاریخ تولد
    תאריך לידה
    ημερομηνια γεννησης
    dogum tarihi|dogum yili
    ngay sinh|วันเกิด`,
  incorporationDate: `incorporation date|date of incorporation|incorporated|registration date of company|founded|foundation date|date of foundation|date established|established|build date|built|year built|year of build
    grundungsdatum|gegrundet|date de creation|date de constitution|fecha de constitucion|data di costituzione
    дата регистрации|дата основания|дата образования
    成立日期|设立日期|設立日|설립일|تاريخ التأسيس`,
  country: `country|country code|country of residence|residence|residence country|country name|domicile|resident country|country of incorporation|country of registration|incorporation country|registration country|jurisdiction|flag|flag state|country iso|iso country|country residence|address country|land code
    land|wohnsitzland|sitzland|landercode|landeskennzeichen|wohnland|staat
    pays|pays de residence|code pays
    pais|pais de residencia|codigo pais|paese|paese di residenza
    kraj|kraj zamieszkania
    страна|страна проживания|страна регистрации|код страны|государство|юрисдикция|країна
    国家|国别|所在国|居住国|注册地
    国|居住国|国名
    국가|거주국|국가코드|나라
    الدولة|البلد|بلد الاقامة|کشور
    מדינה|χωρα|ulke|ulke kodu|quoc gia|ประเทศ`,
  nationality: `nationality|citizenship|citizen of|nationality code|country of citizenship|country of nationality|nationalities
    nationalitat|staatsangehorigkeit|staatsburgerschaft
    nationalite|citoyennete
    nacionalidad|ciudadania|nazionalita|cittadinanza|nacionalidade
    obywatelstwo|narodowosc|nationaliteit|nasjonalitet|nationalitet
    гражданство|национальность|громадянство
    国籍|国籍地域
    국적
    الجنسية|تابعیت|ملیت
    אזרחות|υπηκοοτητα|uyruk|uyrugu|quoc tich|สัญชาติ`,
  birthPlace: `place of birth|birth place|birthplace|city of birth|town of birth
    geburtsort|lieu de naissance|lugar de nacimiento|luogo di nascita|miejsce urodzenia|geboorteplaats
    место рождения|місце народження|出生地|출생지|مكان الميلاد|dogum yeri`,
  gender: `gender|sex|gender code
    geschlecht|sexe|genre|sexo|genero|sesso|plec|geslacht|kjonn|kon|sukupuoli
    пол|стать|性别|性別|성별|الجنس|جنسیت|מין|φυλο|cinsiyet|gioi tinh|เพศ`,
  address: `address|full address|street address|street|address line 1|address 1|address1|residential address|registered address|home address|business address|postal address|mailing address
    adresse|anschrift|strasse|wohnadresse
    adresse complete|rue|direccion|domicilio|indirizzo|endereco|adres|adresa
    адрес|адрес регистрации|место жительства|юридический адрес|адреса
    地址|住址|住所|주소|العنوان|آدرس|כתובת|διευθυνση|adres bilgisi|dia chi|ที่อยู่`,
  passportNumber: `passport|passport number|passport no|passport nr|travel document|travel document number
    reisepass|passnummer|reisepassnummer|pass nr|numero de passeport|passeport|pasaporte|numero de pasaporte|passaporto|numer paszportu|paspoortnummer
    паспорт|номер паспорта|护照|护照号|护照号码|旅券番号|パスポート番号|여권번호|رقم جواز السفر|جواز السفر|pasaport no`,
  idNumber: `id number|national id|national id number|identity number|identity card|id card|identification number|national identity number|personal number|personal id|document number|ssn|social security number|id no|id card number|identification
    ausweisnummer|personalausweis|personalausweisnummer|numero de carte d identite|cni|dni|nie|cedula|documento de identidad|numero de documento|documento|codice fiscale|pesel|bsn|personnummer
    снилс|номер документа|удостоверение|身份证|身份证号|身份证号码|证件号码|個人番号|주민등록번호|رقم الهوية|الهوية|tc kimlik no|kimlik no`,
  taxNumber: `tax number|tax id|tin|tax identification number|vat|vat number|vat id|ein
    steuernummer|steuer id|ust id|ustid|numero fiscal|numero tva|tva|nif|cif nif|rfc|partita iva|nip
    税号|纳税人识别号|사업자등록번호|الرقم الضريبي|vergi no|vergi numarasi`,
  innCode: "inn|inn code|инн",
  registrationNumber: `registration number|company number|company registration number|registration no|company no|commercial register number|register number|crn|duns|company registration no
    handelsregisternummer|hrb|registernummer|siren|siret|numero siren|rcs|numero de registro|krs|regon|kvk|kvk nummer
    регистрационный номер|注册号|法人番号|법인등록번호|رقم السجل التجاري|السجل التجاري`,
  ogrnCode: "ogrn|огрн|огрнип",
  uscCode: "uscc|unified social credit code|统一社会信用代码|社会信用代码",
  leiCode: "lei|lei code|legal entity identifier",
  swiftBic: "swift|bic|swift code|bic code|swift bic",
  imoNumber: "imo|imo number|imo no|imo nr|номер имо|имо",
  mmsi: "mmsi|mmsi number",
  callSign: "call sign|callsign|rufzeichen|позывной",
  publicKey: "wallet|wallet address|crypto wallet|crypto address|bitcoin address|blockchain address|wallet id",
  email:
    "email|e mail|email address|mail|correo|correo electronico|электронная почта|电子邮件|邮箱|이메일|البريد الالكتروني",
  phone:
    "phone|phone number|telephone|mobile|mobile number|tel|telefon|telefonnummer|telefono|telephone number|телефон|电话|手机|電話番号|전화번호|الهاتف",
} as const;

/** Words that may stand around a column's name without changing what it holds. */
export const fillerWords: readonly string[] =
  "customer client cust party person individual holder account subject applicant beneficiary primary main current the of de du des del la le en eng english latin field column col txt str value text kunde kunden клиента 客户 顧客 고객".split(
    " ",
  );

/** Types of customers as files write them, folded, and the FollowTheMoney schema. */
export const typeWords: Record<string, string> = {
  Person:
    "person|individual|natural person|private|private person|private individual|retail|p|i|ind|human|consumer|personne physique|particulier|naturliche person|privatperson|privat|persona fisica|persona natural|persona|particular|физическое лицо|физлицо|фл|физ лицо|个人|自然人|個人|개인|فرد|شخص|bireysel|gercek kisi|osoba fizyczna|natuurlijk persoon",
  Company:
    "company|corporate|corporation|business|firm|legal person|c|corp|personne morale|societe|entreprise|juristische person|firma|firmenkunde|gesellschaft|unternehmen|persona juridica|empresa|sociedad|azienda|юридическое лицо|юрлицо|юл|юр лицо|компания|公司|企业|法人|会社|회사|법인|기업|شركة|kurumsal|tuzel kisi|sirket|bedrijf|rechtspersoon|osoba prawna",
  LegalEntity: "legal entity|entity|legalentity|e|unknown",
  Organization:
    "organization|organisation|org|ngo|association|foundation|charity|trust|verein|stiftung|organizacion|organizzazione|организация|组织|団体|단체|منظمة",
  PublicBody: "government|public body|state body|authority|behorde|publicbody|государственный орган",
  Vessel: "vessel|ship|boat|schiff|navire|buque|nave|судно|船舶|船|선박|سفينة|v",
  Airplane: "aircraft|airplane|plane|flugzeug|avion|aeronave|воздушное судно|самолет|飞机|航空機|항공기|طائرة",
  CryptoWallet: "wallet|cryptowallet|crypto wallet|crypto",
};
