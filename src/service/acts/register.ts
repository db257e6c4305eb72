import { openAct } from "#acts";
import { PenholderError } from "#kernel";
import { enterAct, foundRegister, type Register } from "#people";
import { type Crypto, toHex, utf8 } from "#record";
import type { ActRow, Reader } from "#store";
import type { Institution } from "./context.ts";
import { everything } from "./project.ts";

const page = 1000;

/** The case, and subject, of all acts that make the register: the same for everybody who knows the record's origin. */
export function registerCase(crypto: Crypto, record: string): string {
  return toHex(crypto.sha256(utf8(`penholder/register/1\0${record}`)).subarray(0, 16));
}

/** The register as the acts up to now have made it, kept between calls and brought up to date in each. */
export class RegisterReader {
  readonly #institution: Pick<Institution, "crypto" | "founding">;
  readonly #case: string;
  #register: Register;

  constructor(institution: Pick<Institution, "crypto" | "founding">) {
    this.#institution = institution;
    this.#case = registerCase(institution.crypto, institution.founding.record);
    this.#register = foundRegister(institution.crypto, institution.founding);
  }

  /** Reads what was added since. Only what is committed may be given: a transaction that is undone leaves nothing here. */
  async upToDate(reader: Reader): Promise<Register> {
    for (;;) {
      const rows = await reader.acts({
        case: this.#case,
        visible: everything,
        ...(this.#register.sequence >= 0n && { after: this.#register.sequence }),
        limit: page,
      });
      for (const row of rows) this.#register = this.entered(this.#register, row);
      if (rows.length < page) return this.#register;
    }
  }

  /** The register after one act of the record; throws where it does not follow, which the record then proves. */
  entered(register: Register, row: Pick<ActRow, "bytes" | "sequence" | "received">): Register {
    const opened = openAct(row.bytes);
    const place = { at: row.received, sequence: row.sequence };
    const after = opened.ok ? enterAct(this.#institution.crypto, register, opened.value, place) : opened;
    if (after.ok) return after.value;
    throw new PenholderError("record-damaged", `Act ${row.sequence} of the register does not follow: ${after.problem}`);
  }
}
