import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Statements of invented companies and people: BODS 0.4 of one publisher, a press archive beside it, and a list. */
interface Held {
  by: string;
  of: string;
  share?: object;
  type?: string;
  from?: string;
  to?: string;
}

const published = (publisher: string) => ({ publicationDetails: { publisher: { name: publisher } } });

const thing = (recordId: string, recordType: string, recordDetails: object, publisher: string) => ({
  statementId: `${publisher}-${recordId}`,
  statementDate: "2020-01-01",
  recordId,
  recordType,
  recordDetails,
  ...published(publisher),
});

const company = (id: string, name: string, publisher = "Register") =>
  thing(id, "entity", { entityType: { type: "registeredEntity" }, name }, publisher);

const person = (id: string, name: string, birthDate?: string) =>
  thing(id, "person", { personType: "knownPerson", names: [{ fullName: name }], birthDate }, "Register");

function holding({ by, of, share, type = "shareholding", from, to }: Held, publisher = "Register") {
  const interest = { type, share, directOrIndirect: "direct", startDate: from, endDate: to };
  const details = { subject: of, interestedParty: by, interests: [interest] };
  return thing(`${by}-${of}-${type}`, "relationship", details, publisher);
}

const exact = (percent: number) => ({ exact: percent });

/** Who owns whom: a chain with a range, a cycle, minorities, a joint holding, sources that differ. */
function register(): object[] {
  return [
    ...[
      ["delta", "Delta Trading"],
      ["gamma", "Gamma Holding"],
      ["beta", "Beta Invest"],
      ["ring1", "Ring One"],
      ["ring2", "Ring Two"],
      ["minor", "Minor Chain Foods"],
      ["middle", "Middle Foods"],
      ["disputed", "Disputed Shipping"],
      ["shared", "Shared Mills"],
      ["spelled", "Spelled Metals"],
    ].map(([id = "", name = ""]) => company(id, name)),
    thing("joint", "entity", { entityType: { type: "arrangement" }, name: "Joint shareholding" }, "Register"),
    person("orlando", "Mina Orlando", "1981-04-02"),
    person("kim", "Kim Chul Soo", "1962"),
    holding({ by: "gamma", of: "delta", share: { exclusiveMinimum: 25, maximum: 60 } }),
    holding({ by: "beta", of: "gamma", share: exact(55) }),
    holding({ by: "ring2", of: "ring1", share: exact(60) }),
    holding({ by: "ring1", of: "ring2", share: exact(60) }),
    holding({ by: "beta", of: "ring1", share: exact(40) }),
    holding({ by: "beta", of: "ring2", share: exact(40) }),
    holding({ by: "middle", of: "minor", share: exact(80) }),
    holding({ by: "beta", of: "middle", share: exact(20) }),
    holding({ by: "beta", of: "disputed", share: exact(60) }),
    holding({ by: "joint", of: "shared", share: exact(100) }),
    holding({ by: "beta", of: "joint", share: exact(50) }),
    holding({ by: "orlando", of: "joint", share: exact(50) }),
    holding({ by: "kim", of: "spelled", share: exact(70) }),
    holding({ by: "orlando", of: "spelled", share: exact(30), from: "2015-01-01", to: "2016-01-01" }),
  ];
}

/** The press says otherwise of one holding; identifiers join its company with the register's. */
const press = () => [holding({ by: "beta", of: "disputed", share: exact(40) }, "Press archive")];

/** Writes register.json, press.json, own.csv and mapping.json into a folder. */
export function writeOwnershipFixture(folder: string): void {
  mkdirSync(folder, { recursive: true });
  const write = (name: string, value: unknown) => writeFileSync(join(folder, name), JSON.stringify(value));
  write("register.json", register());
  write("press.json", press());
  write("mapping.json", {
    list: "own",
    schema: { column: "schema", values: { Person: "Person", Company: "Company" } },
    id: "id",
    columns: { name: "name", birth: "birthDate" },
  });
  writeFileSync(join(folder, "own.csv"), "id,schema,name,birth\nl1,Company,BETA INVEST,\nl2,Person,KIM Chol-su,1962\n");
}
