/** Where a list is published: the files of one edition, each with its addresses in the order in which they are tried. */
export interface ListAddress {
  /** Short name of the list, as its snapshots are kept. */
  list: string;
  title: string;
  files: { name: string; urls: string[] }[];
  /** The page for people. */
  page: string;
  /** First day on which these addresses were in force, and the last where they are retired. */
  since: string;
  until?: string;
  /** When we last saw these addresses named by a public source. */
  checked: string;
}

const ofac = (name: string, old: string): { name: string; urls: string[] } => ({
  name,
  urls: [
    `https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/${name}`,
    `https://www.treasury.gov/ofac/downloads/${old}`,
  ],
});

/** Addresses of the publishers; of a list with several rows the one in force on the day counts. */
export const addresses: readonly ListAddress[] = [
  {
    list: "un",
    title: "UN Security Council consolidated list",
    files: [
      {
        name: "consolidated.xml",
        urls: [
          "https://scsanctions.un.org/resources/xml/en/consolidated.xml",
          "https://scsanctions.un.org/resources/xml/en/name/consolidated.xml",
        ],
      },
    ],
    page: "https://main.un.org/securitycouncil/en/content/un-sc-consolidated-list",
    since: "2014-10-01",
    checked: "2026-11-22",
  },
  {
    list: "ofac-sdn",
    title: "OFAC Specially Designated Nationals, advanced XML",
    files: [ofac("SDN_ADVANCED.XML", "sanctions/1.0/sdn_advanced.xml")],
    page: "https://sanctionslist.ofac.treas.gov/Home/SdnList",
    since: "2024-05-06",
    checked: "2026-11-22",
  },
  {
    list: "ofac-consolidated",
    title: "OFAC consolidated (non-SDN) list, advanced XML",
    files: [ofac("CONS_ADVANCED.XML", "sanctions/1.0/cons_advanced.xml")],
    page: "https://sanctionslist.ofac.treas.gov/Home/ConsolidatedList",
    since: "2024-05-06",
    checked: "2026-11-22",
  },
  {
    list: "uk",
    title: "UK Sanctions List",
    files: [
      {
        name: "UK-Sanctions-List.xml",
        urls: [
          "https://sanctionslist.fcdo.gov.uk/docs/UK-Sanctions-List.xml",
          "https://sanctionslist.fcdo.gov.uk/docs/UK-Sanctions-List.csv",
        ],
      },
    ],
    page: "https://www.gov.uk/government/publications/the-uk-sanctions-list",
    since: "2025-10-01",
    checked: "2026-11-22",
  },
  {
    list: "uk-ofsi",
    title: "OFSI consolidated list",
    files: [
      { name: "ConList.csv", urls: ["https://ofsistorage.blob.core.windows.net/publishlive/2022format/ConList.csv"] },
    ],
    page: "https://www.gov.uk/government/publications/financial-sanctions-consolidated-list-of-targets",
    since: "2022-02-01",
    until: "2026-01-28",
    checked: "2026-11-22",
  },
  {
    list: "eu",
    title: "EU consolidated list of financial sanctions",
    files: [
      {
        name: "xmlFullSanctionsList_1_1.xml",
        urls: [
          "https://webgate.ec.europa.eu/fsd/fsf/public/files/xmlFullSanctionsList_1_1/content?token=dG9rZW4tMjAxNw",
          "https://webgate.ec.europa.eu/fsd/fsf/public/files/csvFullSanctionsList_1_1/content?token=dG9rZW4tMjAxNw",
        ],
      },
    ],
    page: "https://data.europa.eu/data/datasets/consolidated-list-of-persons-groups-and-entities-subject-to-eu-financial-sanctions",
    since: "2018-01-01",
    checked: "2026-11-22",
  },
  {
    list: "ch",
    title: "Swiss sanctions (SECO)",
    files: [
      {
        name: "consolidated-list.xml",
        urls: [
          "https://www.sesam.search.admin.ch/sesam-search-web/pages/downloadXmlGesamtliste.xhtml?lang=en&action=downloadXmlGesamtlisteAction",
        ],
      },
    ],
    page: "https://www.seco.admin.ch/seco/en/home/Aussenwirtschaftspolitik_Wirtschaftliche_Zusammenarbeit/Wirtschaftsbeziehungen/exportkontrollen-und-sanktionen/sanktionen-embargos.html",
    since: "2016-01-01",
    checked: "2026-11-22",
  },
  {
    list: "ca",
    title: "Canada consolidated autonomous sanctions list",
    files: [
      {
        name: "sema-lmes.xml",
        urls: [
          "https://www.international.gc.ca/world-monde/assets/office_docs/international_relations-relations_internationales/sanctions/sema-lmes.xml",
        ],
      },
    ],
    page: "https://www.international.gc.ca/world-monde/international_relations-relations_internationales/sanctions/consolidated-consolide.aspx?lang=eng",
    since: "2019-01-01",
    checked: "2026-11-22",
  },
  {
    list: "au",
    title: "Australia consolidated list",
    files: [
      {
        name: "Australian_Sanctions_Consolidated_List.xlsx",
        urls: [
          "https://www.dfat.gov.au/sites/default/files/Australian_Sanctions_Consolidated_List.xlsx",
          "https://www.dfat.gov.au/sites/default/files/regulation8_consolidated.xlsx",
        ],
      },
    ],
    page: "https://www.dfat.gov.au/international-relations/security/sanctions/consolidated-list",
    since: "2025-11-01",
    checked: "2026-11-22",
  },
  {
    list: "us-csl",
    title: "US Consolidated Screening List",
    files: [
      {
        name: "consolidated.json",
        urls: [
          "https://data.trade.gov/downloadable_consolidated_screening_list/v1/consolidated.json",
          "https://data.trade.gov/downloadable_consolidated_screening_list/v1/consolidated.csv",
        ],
      },
    ],
    page: "https://www.trade.gov/consolidated-screening-list",
    since: "2023-01-01",
    checked: "2026-11-22",
  },
];
