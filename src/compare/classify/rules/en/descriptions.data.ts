import { type DescriptionRules, words } from "../types.ts";

/** The words of a list written with spaces, in order. */
const list = (text: string) => text.split(/\s+/u).filter(Boolean);

/** Nouns that describe a party without naming it, by what they can stand for. */
export const descriptions: DescriptionRules = {
  indefinite: words(
    "a an another one two three four five six several some certain various multiple unnamed unidentified undisclosed unspecified other many few any",
  ),
  articles: words("a an the"),
  definite: words("the this that these those said its their his her"),
  quantities: words(
    "one two three four five six seven eight nine ten several some certain many few most any both another each all",
  ),
  amounts: words("number couple handful range series variety minority majority"),
  of: words("of"),
  titles: words(
    "mr mrs ms miss dr prof professor sir lady lord general colonel major captain lieutenant sergeant admiral minister president ambassador senator judge sheikh mv mt ss m/v m/t vessel",
  ),
  personal: words("he him his she her hers they them their"),
  elsewhere: words("abroad elsewhere overseas offshore"),
  withheld: words(
    "withheld redacted omitted removed deleted suppressed anonymised anonymized confidential classified undisclosed name names identity",
  ),
  person:
    list(`former latter individual individuals person persons people man men woman women national nationals citizen citizens
    official officials officer officers executive executives director directors businessman businessmen businesswoman
    businessperson businesspeople entrepreneur entrepreneurs trader traders broker brokers agent agents diplomat diplomats
    representative representatives employee employees worker workers manager managers shareholder shareholders owner owners
    intermediary intermediaries facilitator facilitators associate associates operative operatives advisor adviser advisors
    advisers aide aides lawyer attorney lawyers attorneys consultant consultants banker bankers captain master accountant
    politician politicians minister ministers ambassador ambassadors commander commanders leader leaders member members
    figure figures contact contacts source sources witness witnesses subject suspect suspects defendant defendants
    someone somebody anyone others financier financiers oligarch journalist professor student colleague staffer partner partners expert
    experts party parties interlocutor interlocutors resident residents foreigner foreigners human humans adult adults
    relative relatives brother brothers sister sisters father mother son sons daughter wife husband cousin nephew friend
    friends spouse acquaintance acquaintances interviewee interviewees informant informants whistleblower applicant
    general generals colonel colonels lieutenant sergeant admiral soldier soldiers fighter fighters militant militants
    combatant combatants mercenary mercenaries rebel rebels insurgent dignitary dignitaries president chairman chairperson
    chairwoman chair head heads chief deputy secretary spokesperson spokesman spokeswoman senator congressman parliamentarian
    legislator lawmaker judge prosecutor governor mayor envoy counsellor attaché consul delegate delegates negotiator
    engineer engineers scientist scientists technician specialist specialists academic academics researcher researchers
    merchant merchants dealer dealers smuggler smugglers trafficker traffickers supplier suppliers investor investors
    founder founders chairmen president principal aide-de-camp bodyguard driver courier couriers guide escort seafarer
    seafarers sailor sailors crewman crewmember passenger passengers tycoon magnate client clients customer customers user
    users participant participants attendee attendees author authors writer blogger editor reporter reporters publicist
    staff personnel insider insiders go-between middleman middlemen proxy proxies nominee nominees holder holders
    beneficiary beneficiaries signatory signatories claimant accused detainee detainees prisoner perpetrator perpetrators
    accomplice accomplices conspirator conspirators co-conspirator hacker hackers operator character sponsor donor backer
    politburo warlord cleric veteran immigrant migrant refugee expatriate native speaker guest visitor visitors`),
  organization:
    list(`former latter company companies firm firms entity entities corporation corporations enterprise enterprises business
    businesses bank banks institution institutions organization organizations organisation organisations body bodies agency
    agencies authority authorities ministry ministries office offices department departments group groups association
    associations trader traders supplier suppliers exporter exporters importer importers manufacturer manufacturers
    shipper shippers operator operators carrier carriers airline airlines contractor contractors subcontractor broker brokers
    intermediary intermediaries subsidiary subsidiaries affiliate affiliates party parties consortium conglomerate fund funds
    foundation university institute outlet outlets newspaper publication network networks provider providers refinery
    shipowner shipowners insurer insurers registry exchange platform party committee campaign unit units facility facilities
    counterpart counterparts lender lenders trust vendor vendors distributor distributors startup front partner partners
    cooperative charity service services website media factory factories plant plants mill mills port ports store stores embassy embassies
    consulate consulates mission missions council commission bureau directorate secretariat service services division
    court tribunal police militia militias army forces force troops military faction factions movement movements gang gangs
    coalition alliance league union federation society circle delegation team teams programme board undertaking
    undertakings venture ventures holding holdings concern shareholder shareholders owner owners manufacturer producer
    producers buyer buyers seller sellers purchaser purchasers consignee consignees consignor recipient recipients sender
    customer customers client clients registrant wholesaler retailer retailers dealer dealers merchant publisher broadcaster
    channel channels site sites app application portal forum newsroom employer organisation think-tank school college hospital
    laboratory regulator regulators watchdog registrar custodian correspondent processor intermediary administration
    structure structures mechanism arm branch wing competitor corporate multinational start-up shop house brokerage
    administrator forwarder forwarders stakeholder stakeholders`),
  vessel:
    list(`former latter vessel vessels ship ships tanker tankers freighter freighters carrier carriers boat boats craft barge barges
    trawler trawlers bulker bulkers aircraft aeroplane airplane airplanes plane planes jet jets helicopter helicopters
    transporter ferry ferries yacht yachts tug tugs liner liners steamer coaster lighter hull bulk-carrier cutter schooner dinghy airliner aircrafts`),
  state:
    list(`former latter state states country countries nation nations government governments power powers capital jurisdiction
    jurisdictions territory territories neighbour neighbours neighbor neighbors region city cities location locations place
    places kingdom republic island islands province district destination destinations republics emirate bloc sponsor ally allies
    member members party parties mission missions authority authorities administration port ports area economy`),
  unspecific: words(
    "member foreign unnamed unidentified undisclosed unspecified certain third other another particular given relevant concerned private commercial international overseas named designated listed local regional some same such senior former current key major large small leading well-known prominent",
  ),
  pronouns: words("someone somebody others one"),
  agent: words("by"),
  passive: words("was were is are been being"),
};
