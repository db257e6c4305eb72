import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { customerOf } from "./customer.ts";
import { fieldOfHeader, schemaOfType } from "./fields.ts";
import { guessColumns } from "./guess.ts";
import { type ColumnMapping, givenUse, withGiven } from "./mapping.ts";
import { customerDate, customerGender, dayOrderOf, valuesOf } from "./values.ts";

const fields = ({ uses }: ColumnMapping) => uses.map(({ column, field }) => `${column} ${field}`);

describe("headers", () => {
  it.each([
    ["Customer Name", "name"],
    ["customer_name", "name"],
    ["customerName", "name"],
    ["Date of Birth:", "birthDate"],
    ["DOB", "birthDate"],
    ["Geburtsdatum", "birthDate"],
    ["Date de naissance", "birthDate"],
    ["Fecha de Nacimiento", "birthDate"],
    ["Дата рождения", "birthDate"],
    ["出生日期", "birthDate"],
    ["생년월일", "birthDate"],
    ["تاريخ الميلاد", "birthDate"],
    ["Vorname", "firstName"],
    ["Prénom", "firstName"],
    ["Фамилия", "lastName"],
    ["Отчество", "fatherName"],
    ["ФИО", "name"],
    ["姓名", "name"],
    ["성명", "name"],
    ["الاسم الكامل", "name"],
    ["Raison sociale", "companyName"],
    ["Nationalité", "nationality"],
    ["Гражданство", "nationality"],
    ["IMO No.", "imoNumber"],
    ["ИНН", "innCode"],
    ["LEI", "leiCode"],
    ["Passport No", "passportNumber"],
    ["Customer ID", "id"],
    ["Also known as", "alias"],
  ])("%s is %s", (header, field) => expect(fieldOfHeader(header)).toBe(field));
  it.each(["Balance", "Branch name", "Username", "Relationship manager", "Notes", "Opened", ""])(
    "%s is nothing",
    (header) => expect(fieldOfHeader(header)).toBeUndefined(),
  );
  it("know types of customers", () => {
    expect(["Natural person", "Юрлицо", "个人", "VESSEL", "Company", "x"].map(schemaOfType)).toEqual([
      "Person",
      "Company",
      "Person",
      "Vessel",
      "Company",
      undefined,
    ]);
  });
});

describe("a guess", () => {
  it("goes by contents where headers say nothing", () => {
    const rows = [
      ["17", "Anna Example", "1970-03-01", "DE", "2021-01-05"],
      ["18", "Jorge Ejemplo", "1981-12-31", "ES", "2022-02-05"],
      ["19", "Ким Пример", "1955-06-07", "RU", "2023-03-05"],
    ];
    const mapping = guessColumns(["a", "b", "c", "d", "e"], rows);
    expect(fields(mapping)).toEqual(["1 name", "2 birthDate", "3 country"]);
    expect(mapping.uses.every(({ because }) => because === "content")).toBe(true);
  });
  it("does not believe a header over what contradicts it", () => {
    const rows = [
      ["4711", "Anna Example"],
      ["4712", "Jorge Ejemplo"],
      ["4713", "Max Muster"],
    ];
    expect(fields(guessColumns(["Name", "b"], rows))).toEqual(["0 id", "1 name"]);
    expect(fields(guessColumns(["Type", "Customer"], rows))).toEqual(["1 name"]);
    expect(fields(guessColumns(["Customer", "Full name"], rows))).toEqual(["0 id", "1 name"]);
  });
  it("takes a surname alone for a name", () =>
    expect(fields(guessColumns(["Nom", "Pays"], [["Dupont Jean", "France"]]))).toEqual(["0 name", "1 country"]));
  it("is overruled by what a person says", () => {
    const columns = ["Name", "Konto", "X"];
    const guessed = guessColumns(columns, []);
    const mapping = withGiven(guessed, [givenUse("name=X", columns), givenUse("birth-date=2", columns)]);
    expect(fields(mapping)).toEqual(["1 birthDate", "2 name"]);
    expect(fields(withGiven(guessed, [givenUse("name=-", columns)]))).toEqual([]);
    expect(() => givenUse("name=Y", columns)).toThrow(/no column "Y"/u);
    expect(() => givenUse("shoe=X", columns)).toThrow(/say field=Column/u);
  });
  it("is made of any table, names every column once at most, and reads every row", () => {
    const cell = fc.oneof(fc.string({ maxLength: 30 }), fc.constantFrom("Person", "1970", "DE", "01/02/1970", "m", ""));
    const header = fc.oneof(cell, fc.constantFrom("name", "dob", "имя", "country", "type", "imo"));
    fc.assert(
      fc.property(
        fc.array(header, { maxLength: 8 }),
        fc.array(fc.array(cell, { maxLength: 9 }), { maxLength: 8 }),
        (columns, rows) => {
          const mapping = guessColumns(columns, rows);
          const used = mapping.uses.map(({ column }) => column);
          expect(new Set(used).size).toBe(used.length);
          expect(used.every((column) => column >= 0 && column < columns.length)).toBe(true);
          for (const [at, row] of rows.entries()) {
            const { profile, remark } = customerOf(row, mapping, at + 1);
            expect(profile !== undefined || remark !== undefined).toBe(true);
          }
        },
      ),
    );
  });
});

describe("a customer", () => {
  const columns = ["No", "First name", "Last name", "Born", "Citizenship", "Sex", "Type"];
  const mapping = guessColumns(columns, [["1", "Anna", "Example", "12/31/1970", "Deutschland", "F", "individual"]]);
  it("is read with its day order, country and kind", () => {
    const { id, profile } = customerOf(
      ["C1", "Anna", "Example", "02/03/1971", "Corée du Nord", "Frau", ""],
      {
        ...mapping,
        uses: mapping.uses.concat({ column: 0, field: "id", because: "given" }),
      },
      1,
    );
    expect(id).toBe("C1");
    expect(profile).toMatchObject({
      schema: "Person",
      names: [{ text: "Anna Example" }],
      dates: [{ from: "1971-02-03" }],
      countries: ["kp"],
      genders: ["female"],
    });
  });
  it("without a name or a number is told, and so is a date that cannot be read", () => {
    expect(customerOf(["1", "", " - ", "1970"], mapping, 5)).toEqual({
      id: "row 5",
      remark: "the row has no name and no number to look for",
    });
    expect(customerOf(["1", "Anna", "Example", "soon"], mapping, 5).remark).toBe(
      'the date "soon" cannot be read and was left out',
    );
  });
});

describe("values", () => {
  it.each([
    ["1970-01-08", "1970-01-08"],
    ["19700108", "1970-01-08"],
    ["1970/1/8", "1970-01-08"],
    ["1970.01.08", "1970-01-08"],
    ["08.01.1970", "1970-01-08"],
    ["1970年1月8日", "1970-01-08"],
    ["1970년 1월", "1970-01"],
    ["١٩٧٠", "1970"],
    ["8/1/1970 00:00:00", "1970-01-08"],
    ["1970-01-08T00:00:00", "1970-01-08"],
    ["8 January 1970", "1970-01-08"],
  ])("%s is the date %s", (written, date) => expect(customerDate(written)).toBe(date));
  it("a year of two digits, a month that there is not, and words are no date", () =>
    expect(["8.1.70", "1970-13-01", "19701301", "tomorrow", ""].map((text) => customerDate(text))).toEqual(
      new Array(5).fill(undefined),
    ));
  it("the order of day and month is what the column shows", () => {
    expect(dayOrderOf(["01/02/1970", "12/31/1970"])).toBe("month-day");
    expect(dayOrderOf(["01/02/1970", "31/12/1970"])).toBe("day-month");
  });
  it("of a cell are parted, placeholders left out", () =>
    expect(valuesOf("A; B|C\u001fN/A; -")).toEqual(["A", "B", "C"]));
  it("genders of many languages", () =>
    expect(["Herr", "Ж", "女", "남성", "2", "?"].map(customerGender)).toEqual([
      "male",
      "female",
      "female",
      "male",
      "female",
      undefined,
    ]));
});
