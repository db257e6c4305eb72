import { profileOfProperties } from "../profile.ts";
import type { ListedProfile } from "../types.ts";

/** A listed profile with invented names. */
export function listed(
  id: string,
  schema: string,
  names: string[],
  more: Record<string, string[]> = {},
): ListedProfile {
  return { ...profileOfProperties(schema, { name: names, ...more }, id), dataset: id.split("-")[0] ?? "" };
}

/** A short list of invented parties of many scripts. */
export const listedParties: readonly ListedProfile[] = [
  listed("xx-1", "Person", ["Pak Tong Min", "박동민"], { birthDate: ["1961-04-02"], country: ["kp"] }),
  listed("xx-2", "Person", ["ZAYTSEVA, Lyudmila Borisovna", "Людмила Борисовна Зайцева"], { birthDate: ["1974"] }),
  listed("xx-3", "Person", ["Nasir Qasim Al-Barzawi", "ناصر قاسم البرزاوي"], { passportNumber: ["P 443-812"] }),
  listed("xx-4", "Company", ["Good Will Marine Trading Co., Ltd"], { registrationNumber: ["HRB 88123"] }),
  listed("xx-5", "Company", ["Northern Light Export Import Corporation", "NLEIC"]),
  listed("xx-6", "Company", ["Silver Anchor Fund III"]),
  listed("xx-7", "Company", ["Silver Anchor Fund IV"]),
  listed("xx-8", "Vessel", ["M/V Morning Calm 7"], { imoNumber: ["IMO 9123456"] }),
  listed("yy-1", "Person", ["Pak Tong Min"], { birthDate: ["1988"] }),
  listed("yy-2", "LegalEntity", ["Ferro Balt Servis"]),
  listed("yy-3", "Person", ["Müller, Jörg-Peter"]),
  listed("yy-5", "Person", ["Taro Yamada"]),
  listed("yy-4", "Person", ["Chen Guoliang", "陈国梁"]),
];
