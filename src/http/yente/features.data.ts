/** The features by which a score is explained, as /algorithms tells of them. */
export const features: Readonly<Record<string, string>> = {
  name: "How alike the two best names are, by their rarest parts.",
  "name-part": "What one part of the name adds or takes away.",
  "role-swap": "The parts agree in other roles: a father's name where the other has the given name.",
  "weak-alias": "The name that agrees is one that the list calls weak.",
  "birth-date": "Dates of birth, foundation or building agree or differ, each as precise as it is known.",
  country: "Nationality, flag, jurisdiction or address agree or differ.",
  gender: "Genders agree or differ.",
  identifier:
    "A number that names one thing in the world agrees or differs: IMO, passport, tax or registration number.",
  address: "Addresses agree.",
  schema: "The kinds agree or differ: a person, a company, a vessel.",
};
