import { type DescriptionRules, words } from "../types.ts";

/** The words of a list written with spaces, in order. */
const list = (text: string) => text.split(/\s+/u).filter(Boolean);

/** Nouns that describe a party without naming it, by what they can stand for. */
export const descriptions: DescriptionRules = {
  indefinite: words(
    "a an another one two three four five six several some certain various multiple unnamed unidentified undisclosed unspecified other many few any",
  ),
  articles: words("a an the"),
  definite: words("the this that these those said its their"),
  person: list(`individual individuals person persons people man men woman women national nationals citizen citizens
    official officials officer officers executive executives director directors businessman businessmen businesswoman
    businessperson businesspeople entrepreneur entrepreneurs trader traders broker brokers agent agents diplomat diplomats
    representative representatives employee employees worker workers manager managers shareholder shareholders owner owners
    intermediary intermediaries facilitator facilitators associate associates operative operatives advisor adviser advisors
    advisers aide aides lawyer attorney lawyers attorneys consultant consultants banker bankers captain master accountant
    politician politicians minister ministers ambassador ambassadors commander commanders leader leaders member members
    figure figures contact contacts source sources witness witnesses subject suspect suspects defendant defendants
    someone somebody anyone others financier financiers oligarch journalist professor student colleague staffer partner partners expert
    experts party parties interlocutor interlocutors resident residents foreigner foreigners`),
  organization:
    list(`company companies firm firms entity entities corporation corporations enterprise enterprises business
    businesses bank banks institution institutions organization organizations organisation organisations body bodies agency
    agencies authority authorities ministry ministries office offices department departments group groups association
    associations trader traders supplier suppliers exporter exporters importer importers manufacturer manufacturers
    shipper shippers operator operators carrier carriers airline airlines contractor contractors subcontractor broker brokers
    intermediary intermediaries subsidiary subsidiaries affiliate affiliates party parties consortium conglomerate fund funds
    foundation university institute outlet outlets newspaper publication network networks provider providers refinery
    shipowner shipowners insurer insurers registry exchange platform party committee campaign unit units facility facilities
    counterpart counterparts lender lenders trust vendor vendors distributor distributors startup front partner partners
    cooperative charity service services website media factory factories plant plants mill mills port ports store stores`),
  vessel:
    list(`vessel vessels ship ships tanker tankers freighter freighters carrier carriers boat boats craft barge barges
    trawler trawlers bulker bulkers aircraft aeroplane airplane airplanes plane planes jet jets helicopter helicopters
    transporter ferry ferries yacht yachts tug tugs`),
  state: list(`state states country countries nation nations government governments power powers capital jurisdiction
    jurisdictions territory territories neighbour neighbours neighbor neighbors region city cities location locations place
    places member members party parties mission missions authority authorities administration port ports area economy`),
  unspecific: words(
    "member foreign unnamed unidentified undisclosed unspecified certain third other another particular given relevant concerned private commercial international overseas named designated listed local regional some same such senior former current key major large small leading well-known prominent",
  ),
  pronouns: words("someone somebody others one"),
  agent: words("by"),
  passive: words("was were is are been being"),
};
