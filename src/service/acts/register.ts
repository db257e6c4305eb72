import { openAct } from "#acts";
import { PenholderError } from "#kernel";
import { enterAct, foundRegister, type Register, registerCase } from "#people";
import type { ActRow, Reader } from "#store";
import type { Institution } from "./context.ts";
import { everything } from "./project.ts";

const page = 1000;

/** The register as the acts up to now have made it. Only what is committed is kept between calls. */
export class RegisterReader {
  readonly #institution: Institution;
  readonly #case: string;
  #kept: Register;
  /** Acts of the register may have been committed since it was kept. */
  #behind = true;

  constructor(institution: Institution) {
    this.#institution = institution;
    this.#case = registerCase(institution.crypto, institution.founding.record);
    this.#kept = foundRegister(institution.crypto, institution.founding);
    institution.events.listen(({ case: file }) => {
      if (file === this.#case) this.#behind = true;
    });
  }

  /** As everything that is committed makes it; read anew only after an act of the register. */
  async current(): Promise<Register> {
    if (!this.#behind) return this.#kept;
    // What is committed while it is being read sets the mark again.
    this.#behind = false;
    try {
      const register = await this.#institution.store.read((reader) => this.upToDate(reader));
      if (register.sequence > this.#kept.sequence) this.#kept = register;
      return this.#kept;
    } catch (error) {
      this.#behind = true;
      throw error;
    }
  }

  /** As a reader or transaction sees it. Nothing of it is kept: what a transaction sees may still be undone. */
  async upToDate(reader: Reader): Promise<Register> {
    let register = this.#kept;
    for (let from = register.sequence; ; ) {
      const after = from >= 0n && { after: from };
      const rows = await reader.acts({ case: this.#case, visible: everything, ...after, limit: page });
      for (const row of rows) register = this.entered(register, row);
      if (rows.length < page) return register;
      // Not the register's own place: an act that changed nothing must not be read for ever.
      from = rows.at(-1)?.sequence ?? from;
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
