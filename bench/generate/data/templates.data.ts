/** Sentences planted in the original and what they become; `{P}` person, `{C}` company, `{V}` vessel, `{A}` public body, `{S}` state, `{N}` nationality adjective. Written for this benchmark from knowledge of such reports, before the rules that they test. */
/** Where a wording comes from: rules may be made looking at "dev"; "test" and "fresh" (written last) judge them. */
export type Half = "dev" | "test" | "fresh";

export interface Graded {
  half: Half;
  axis: "certainty" | "violation";
  /** Stronger wording and weaker wording: softening goes from the first to the second, hardening back. */
  strong: string;
  weak: string;
}

const pairs = (half: Half, axis: Graded["axis"], rows: [string, string][]): Graded[] =>
  rows.map(([strong, weak]) => ({ half, axis, strong, weak }));

export const graded: Graded[] = [
  ...pairs("dev", "certainty", [
    ["{P} transferred the funds to {C}.", "{P} reportedly transferred the funds to {C}."],
    ["{C} delivered the equipment to {S}.", "{C} may have delivered the equipment to {S}."],
    ["The Panel confirmed that {P} controlled {C}.", "The Panel received information that {P} controlled {C}."],
    ["{V} unloaded its cargo in {S}.", "According to one Member State, {V} unloaded its cargo in {S}."],
    ["The Panel established that {C} paid for the shipment.", "The Panel was informed that {C} paid for the shipment."],
    ["{P} was present at the meeting.", "{P} was allegedly present at the meeting."],
    ["The documents show that {C} bought the engines.", "The documents suggest that {C} bought the engines."],
    ["It is clear that {P} knew of the contract.", "It is possible that {P} knew of the contract."],
    ["The Panel concluded that {V} carried coal.", "The Panel considers it likely that {V} carried coal."],
    ["{C} acted as a front for {P}.", "{C} appears to have acted as a front for {P}."],
    ["The Panel verified the account held by {P}.", "The Panel could not verify the account held by {P}."],
    ["The payments were made by {C}.", "The payments might have been made by {C}."],
    [
      "Investigators determined that {P} had signed the invoices.",
      "Investigators continue to examine whether {P} had signed the invoices.",
    ],
    ["{A} approved the licence.", "It was alleged that {A} approved the licence."],
    [
      "The evidence proves that {V} disabled its transponder.",
      "The evidence indicates that {V} disabled its transponder.",
    ],
  ]),
  ...pairs("dev", "violation", [
    ["{C} violated the arms embargo.", "{C} may have violated the arms embargo."],
    [
      "The transfer was a violation of the asset freeze.",
      "The transfer may constitute a violation of the asset freeze.",
    ],
    [
      "{V} acted in violation of the relevant resolution.",
      "{V} acted in a manner inconsistent with the relevant resolution.",
    ],
    ["{P} evaded the travel ban.", "{P} travelled abroad."],
    ["The sale breached the measures.", "The sale raises concern with regard to the measures."],
    ["{C} supplied the goods in breach of the sanctions.", "{C} supplied the goods."],
  ]),
  ...pairs("test", "certainty", [
    ["{P} met the representatives of {C}.", "It is understood that {P} met the representatives of {C}."],
    ["{C} owns the warehouse.", "{C} is believed to own the warehouse."],
    ["The Panel found that {P} had travelled to {S}.", "The Panel assesses that {P} had probably travelled to {S}."],
    ["{V} called at the port twice.", "{V} is said to have called at the port twice."],
    ["The Panel has documented the role of {C}.", "The Panel continues to investigate the role of {C}."],
    ["{P} directed the operation.", "Sources claimed that {P} directed the operation."],
    [
      "The records demonstrate that {A} issued the permit.",
      "The records appear to indicate that {A} issued the permit.",
    ],
    ["{C} shipped the parts to {S}.", "One source stated that {C} shipped the parts to {S}."],
    ["The money came from {P}.", "The money purportedly came from {P}."],
    ["There is no doubt that {V} was involved.", "There are reasonable grounds to believe that {V} was involved."],
    ["The Panel identified {P} as the owner.", "The Panel was unable to confirm {P} as the owner."],
    ["{C} financed the purchase.", "{C} could have financed the purchase."],
    [
      "The inspection confirmed that {V} carried the missiles.",
      "The inspection suggests that {V} carried the missiles.",
    ],
    ["{A} was responsible for the order.", "{A} was possibly responsible for the order."],
    ["{P} recruited the technicians.", "Media reports alleged that {P} recruited the technicians."],
  ]),
  ...pairs("test", "violation", [
    ["{P} violated the ban on luxury goods.", "{P} potentially violated the ban on luxury goods."],
    ["The export contravened the resolution.", "The export was not in line with the resolution."],
    ["{C} circumvented the sanctions.", "{C} traded with the region."],
    [
      "The Panel finds that the contract was in violation of the embargo.",
      "The Panel notes that the contract may be contrary to the embargo.",
    ],
    ["{V} was used to evade the measures.", "{V} was used to move goods."],
    ["This constitutes non-compliance by {A}.", "This may amount to non-compliance by {A}."],
  ]),
];

graded.push(
  ...pairs("fresh", "certainty", [
    ["{C} chartered the aircraft in {S}.", "{C} seems to have chartered the aircraft in {S}."],
    ["{P} holds two passports.", "{P} is reported to hold two passports."],
    [
      "The Panel has concluded that {V} met a second ship at sea.",
      "The Panel suspects that {V} met a second ship at sea.",
    ],
    ["{P} bought the property with cash.", "{P} bought the property with cash, according to a regional official."],
    [
      "Bank statements confirm that {C} received the money.",
      "Bank statements point to the possibility that {C} received the money.",
    ],
    ["{V} was carrying refined petroleum.", "{V} was presumably carrying refined petroleum."],
    ["Customs officers seized the goods of {C}.", "Customs officers are said to have seized the goods of {C}."],
    ["It has been established that {P} chaired the board.", "It has been claimed that {P} chaired the board."],
    ["{A} knew about the transfers.", "{A} is likely to have known about the transfers."],
    ["{P} left the country in May.", "The Panel was told that {P} left the country in May."],
    ["The engines were installed by {C}.", "The engines were probably installed by {C}."],
    ["The Panel is certain that {C} supplied the drones.", "The Panel cannot exclude that {C} supplied the drones."],
    ["{S} trained the crews.", "Unconfirmed reports indicate that {S} trained the crews."],
    ["Photographs prove that {V} entered the harbour.", "Photographs may show that {V} entered the harbour."],
    [
      "{C} is the beneficial owner of the vessel.",
      "The Panel has yet to determine whether {C} is the beneficial owner of the vessel.",
    ],
  ]),
  ...pairs("fresh", "violation", [
    ["{C} breached paragraph 8 of the resolution.", "{C} might have breached paragraph 8 of the resolution."],
    ["The voyage was a breach of the embargo by {V}.", "The voyage was possibly at odds with the embargo."],
    ["{P} was in violation of the asset freeze.", "{P} was alleged to be in violation of the asset freeze."],
    ["{A} failed to comply with the resolution.", "{A} did not fully explain its position on the resolution."],
  ]),
);

export type Described = "person" | "company" | "vessel" | "state" | "agency";

/** What a name becomes when it is taken out: descriptions by type. `{N}` is the nationality, kept in some. */
export const descriptions: Record<Described, { half: Half; text: string }[]> = {
  person: [
    { half: "dev", text: "an individual" },
    { half: "dev", text: "a foreign national" },
    { half: "dev", text: "a businessman" },
    { half: "dev", text: "one person" },
    { half: "fresh", text: "a known broker" },
    { half: "fresh", text: "another individual" },
    { half: "test", text: "a certain individual" },
    { half: "test", text: "a third-country national" },
    { half: "test", text: "an official" },
    { half: "test", text: "a senior figure" },
  ],
  company: [
    { half: "dev", text: "a company" },
    { half: "dev", text: "an entity" },
    { half: "dev", text: "a private firm" },
    { half: "fresh", text: "a shipping firm" },
    { half: "fresh", text: "a commercial entity" },
    { half: "test", text: "a trading company" },
    { half: "test", text: "one entity" },
    { half: "test", text: "a foreign enterprise" },
  ],
  vessel: [
    { half: "dev", text: "a vessel" },
    { half: "dev", text: "a tanker" },
    { half: "fresh", text: "another vessel" },
    { half: "test", text: "one ship" },
    { half: "test", text: "a cargo vessel" },
  ],
  state: [
    { half: "dev", text: "a Member State" },
    { half: "dev", text: "a third country" },
    { half: "fresh", text: "a neighbouring State" },
    { half: "test", text: "a State in the region" },
    { half: "test", text: "one country" },
  ],
  agency: [
    { half: "dev", text: "a government agency" },
    { half: "dev", text: "a State body" },
    { half: "fresh", text: "a public institution" },
    { half: "test", text: "the competent authorities" },
    { half: "test", text: "an official institution" },
  ],
};

/** Sentences in which a name is taken out, by the type of the name at `{X}`. */
export const namings: { half: Half; type: Described; text: string }[] = [
  { half: "dev", type: "person", text: "The account was opened by {X} at a local branch." },
  { half: "dev", type: "person", text: "In the same year, {X} signed the agreement on behalf of the buyer." },
  { half: "dev", type: "company", text: "The containers were consigned to {X} under three invoices." },
  { half: "dev", type: "company", text: "Payment was made by {X} in two instalments." },
  { half: "dev", type: "vessel", text: "The fuel was taken on board by {X} on the high seas." },
  { half: "dev", type: "state", text: "The shipment was loaded in {X} and trans-shipped twice." },
  { half: "dev", type: "agency", text: "The end-user certificate had been stamped by {X} the week before." },
  { half: "test", type: "person", text: "Witnesses named {X} as the organizer of the convoy." },
  { half: "test", type: "person", text: "The passports were handed to {X} at the airport." },
  { half: "test", type: "company", text: "A subsidiary of {X} leased the aircraft." },
  { half: "test", type: "company", text: "Ownership of the cargo then passed to {X} without further payment." },
  { half: "test", type: "vessel", text: "Satellite images show {X} alongside a smaller ship." },
  { half: "test", type: "state", text: "The technicians held visas issued by {X} for six months." },
  { half: "fresh", type: "person", text: "The ledgers list {X} among the shareholders." },
  { half: "fresh", type: "person", text: "Negotiations were conducted by {X} until the summer." },
  { half: "fresh", type: "company", text: "Spare parts worth $1.2 million were ordered from {X} that year." },
  { half: "fresh", type: "vessel", text: "Two transfers from {X} were photographed by a patrol aircraft." },
  { half: "fresh", type: "state", text: "The aircraft refuelled in {X} on its way south." },
  { half: "fresh", type: "agency", text: "The list of consignees was compiled by {X} at the Panel’s request." },
  { half: "test", type: "agency", text: "Replies to the letters were drafted by {X} and sent in March." },
];

/** Only the nationality is lost: before and after. */
export const nationalities: { half: Half; before: string; after: string }[] = [
  {
    half: "dev",
    before: "The engines were sold by a {N} company to the same buyer.",
    after: "The engines were sold by a company to the same buyer.",
  },
  { half: "dev", before: "Two {N} nationals crewed the boat.", after: "Two individuals crewed the boat." },
  { half: "dev", before: "A {N} bank cleared the payments.", after: "A bank cleared the payments." },
  { half: "test", before: "{N} officials attended the launch.", after: "Foreign officials attended the launch." },
  {
    half: "test",
    before: "The parts bore the marks of a {N} manufacturer.",
    after: "The parts bore the marks of a manufacturer.",
  },
  { half: "test", before: "A tanker under the {N} flag took part.", after: "A tanker took part." },
];

/** Names to plant: clearly invented ones, and states. */
export const planted = {
  person: [
    "Ilmar Quorth",
    "Tessaly Brandt-Ogun",
    "Dovrik Hannemann",
    "Sun Aerolin",
    "Pavo Lindqvarn",
    "Mirela Oskuro",
    "Jandre Vekwue",
    "Oleth Marisov",
  ],
  company: [
    "Brackwater Shipping Limited",
    "Quorvane Trading Co., Ltd.",
    "Nordlys Amberline GmbH",
    "Telvast Industrial Corporation",
    "Ostrakon Minerals LLC",
    "Halcyr Holdings",
  ],
  vessel: ["MV Larkspur Dawn", "MT Quillback", "Ocean Verdigris", "Star of Ambry"],
  agency: [
    "the Ministry of Coastal Works",
    "the Directorate of Inland Ports",
    "the State Office for Special Exports",
    "the National Bureau of Tariffs",
  ],
  state: ["Kazakhstan", "Uruguay", "Malaysia", "Mozambique", "Bulgaria", "Viet Nam", "Paraguay", "Thailand"],
  nationality: ["Kazakh", "Uruguayan", "Malaysian", "Bulgarian", "Vietnamese", "Thai", "Mozambican", "Paraguayan"],
} as const;
