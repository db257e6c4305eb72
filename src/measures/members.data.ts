/** The five permanent members (Charter of the United Nations, Article 23). */
export const permanentMembers = ["CN", "FR", "GB", "RU", "US"] as const;

export const membersSource =
  "elected members by year: un.org, Security Council, countries elected; remembered, to be checked";

/** The ten elected members of each year (ISO 3166 alpha-2); terms run from 1 January to 31 December. */
export const electedMembers: Readonly<Record<number, string>> = {
  2006: "AR CG DK GH GR JP PE QA SK TZ",
  2007: "BE CG GH ID IT PA PE QA SK ZA",
  2008: "BE BF CR HR ID IT LY PA VN ZA",
  2009: "AT BF CR HR JP LY MX TR UG VN",
  2010: "AT BA BR GA JP LB MX NG TR UG",
  2011: "BA BR CO DE GA IN LB NG PT ZA",
  2012: "AZ CO DE GT IN MA PK PT TG ZA",
  2013: "AR AU AZ GT KR LU MA PK RW TG",
  2014: "AR AU CL JO KR LT LU NG RW TD",
  2015: "AO CL ES JO LT MY NG NZ TD VE",
  2016: "AO EG ES JP MY NZ SN UA UY VE",
  2017: "BO EG ET IT JP KZ SE SN UA UY",
  2018: "BO CI ET GQ KW KZ NL PE PL SE",
  2019: "BE CI DE DO GQ ID KW PE PL ZA",
  2020: "BE DE DO EE ID NE TN VC VN ZA",
  2021: "EE IE IN KE MX NE NO TN VC VN",
  2022: "AE AL BR GA GH IE IN KE MX NO",
  2023: "AE AL BR CH EC GA GH JP MT MZ",
  2024: "CH DZ EC GY JP KR MT MZ SI SL",
  2025: "DK DZ GR GY KR PA PK SI SL SO",
  2026: "BH CD CO DK GR LR LV PA PK SO",
};
