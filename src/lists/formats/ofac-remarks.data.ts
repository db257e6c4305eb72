/**
 * Labels in OFAC's remarks and identity documents, and the FollowTheMoney property of the number that follows: from the
 * document types and feature types of OFAC's own reference values (sdn_advanced.xml, ReferenceValueSets).
 */
export const numberLabels: readonly (readonly [RegExp, string])[] = [
  [
    /^(?:Vessel Registration Identification|Vessel Registration Number|Identification Number|Company Number) IMO\b/u,
    "imoNumber",
  ],
  [/^Vessel Registration Identification\b/u, "imoNumber"],
  [/^MMSI\b|^Maritime Mobile Service Identity\b/u, "mmsi"],
  [/^(?:Other )?Vessel Call Sign\b/u, "callSign"],
  [
    /^Aircraft Manufacturer's Serial Number \(MSN\)|^Aircraft Construction Number(?: \(also called L\/N or S\/N or F\/N\))?/u,
    "serialNumber",
  ],
  [/^Aircraft (?:Previous )?Tail Number\b/u, "registrationNumber"],
  [/^Aircraft Mode S Transponder Code\b/u, "icaoCode"],
  [/^(?:Diplomatic )?Passport\b|^Stateless Person Passport\b/u, "passportNumber"],
  [/^SSN\b/u, "socialSecurityNumber"],
  [/^SWIFT\/BIC\b/u, "swiftBic"],
  [/^BIK \(RU\)/u, "bikCode"],
  [/^Legal Entity Number\b/u, "leiCode"],
  [/^D-U-N-S Number\b/u, "dunsCode"],
  [/^Unified Social Credit Code \(USCC\)/u, "uscCode"],
  [/^ISIN\b/u, "isinCode"],
  [/^Equity Ticker\b/u, "ticker"],
  [/^V\.A\.T\. Number\b/u, "vatCode"],
  [
    /^(?:Tax ID No\.|Italian Fiscal Code|R\.F\.C\.|NIT #|RUC #|RIF #|RTN|C\.U\.I\.T\.|C\.U\.I\.P\.|CNP \(Personal Numerical Code\)|Fiscal Code|Numero de Identificacion Tributaria)/u,
    "taxNumber",
  ],
  [
    /^(?:National ID No\.|National Foreign ID Number|Cedula No\.|Cedula de Ciudadania|Cedula de Residencia|D\.N\.I\.|C\.U\.R\.P\.|Identification Number|Personal ID Card|Birth Certificate Number|Driver's License No\.|Electoral Registry No\.|I\.F\.E\.|Residency Number|Kuwait Civil ID No\.|Bosnian Personal ID No\.|Stateless Person ID Card|Citizen's Card Number|Refugee ID Card|Turkish Identification Number|VisaNumberID|Visa Number|Moroccan Personal ID No\.|Travel Document Number|Tarjeta de Identidad|Cartilla de Servicio Militar Nacional|Credencial electoral|Interpol: Red Notice\. File No\.|Photo ID|Pilot License Number|Seafarer's Identification Document|Seaman Book|Military Registration Number|Numero Unico de Identificacion|LE Number|Dubai Chamber of Commerce Membership No\.|Afghan Money Service Provider License Number|Permanent Resident)\b\.?/u,
    "idNumber",
  ],
  [
    /^(?:Registration Number|Registration ID|Business Registration Number|Business Registration Document #|Company Number|UK Company Number|Commercial Registry Number|Government Gazette Number|Folio Mercantil No\.|Matricula Mercantil No|Trade License No\.|License|C\.R\. No\.|Chamber of Commerce Number|Public Registration Number|Economic Register Number \(CBLS\)|Central Registration System Number|Istanbul Chamber of Comm\. No\.|Business Number|Enterprise Number|Organization Code|Certificate of Incorporation Number|Commercial Registry Number|Dubai Registration|Romanian C\.R\.|Tourism License No\.|Trade Mark number|Financial Institution ID|Global Intermediary Identification Number|MSB Registration Number|File Number|Chinese Commercial Code|Company ID|Serial No\.|Paraguayan tax identification number|United Social Credit Code Certificate \(USCCC\)|Central Registry Number|Branch Unit Number|Registration Certificate Number(?: \(Dubai\))?|Bank Identifier Code|Business Entity ID|Public Security and Immigration No\.|Tourism License No\.|Organization License No\.|RSIN|Rut)\b\.?/u,
    "registrationNumber",
  ],
];

/** Labels of plain facts, and their property. */
export const factLabels: readonly (readonly [RegExp, string])[] = [
  [/^nationality /u, "nationality"],
  [/^citizen /u, "citizenship"],
  [/^Gender /u, "gender"],
  [/^DOB /u, "birthDate"],
  [/^POB /u, "birthPlace"],
  [/^Organization Established Date /u, "incorporationDate"],
  [/^Organization Type: /u, "classification"],
  [/^Target Type /u, "classification"],
  [/^Website /u, "website"],
  [/^Email Address /u, "email"],
  [/^(?:Phone Number|Telephone|Phone No\.|Tel\.) /u, "phone"],
  [/^Former Vessel Flag /u, "pastFlags"],
  [/^(?:Vessel Flag|Flag) /u, "flag"],
  [/^Nationality of Registration /u, "jurisdiction"],
  [/^Aircraft Model /u, "model"],
  [/^Aircraft Manufacture Date /u, "buildDate"],
  [/^Vessel Year of Build /u, "buildDate"],
  [/^(?:Other )?Vessel Type /u, "type"],
  [/^Citizen /u, "citizenship"],
  [/^Height /u, "height"],
  [/^Weight /u, "weight"],
  [/^(?:Eye Color|Eyes) /u, "eyeColor"],
  [/^(?:Hair Color|Hair) /u, "hairColor"],
];

/** Labels of what the designation entails. */
export const measureLabels =
  /^(?:Secondary sanctions risk:|Additional Sanctions Information -|Transactions Prohibited For|Executive Order \d+|CAATSA Section|(?:Listing|Effective|Purchase\/Sales For Divestment) Date|Effective Date|IFCA Determination|PEESA Information|EO \d+ Directive|BARRED|For more information on directives)/u;
