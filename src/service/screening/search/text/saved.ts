/** A part of the saved index: numbers of one width. */
export type Column = Uint8Array | Uint16Array | Uint32Array | Float64Array;

const kinds = { u1: Uint8Array, u2: Uint16Array, u4: Uint32Array, f8: Float64Array } as const;
type Kind = keyof typeof kinds;

interface Header {
  form: string;
  facts: Record<string, unknown>;
  columns: { name: string; kind: Kind; at: number; length: number }[];
}

const aligned = (at: number): number => (at + 7) & ~7;

/** Columns in one piece of memory: the length of a JSON header, the header, then every column at a multiple of eight. */
export function packColumns(
  form: string,
  facts: Record<string, unknown>,
  columns: Readonly<Record<string, Column>>,
): Uint8Array {
  const placed: Header["columns"] = [];
  let at = 0;
  for (const [name, column] of Object.entries(columns)) {
    placed.push({ name, kind: kindOf(column), at, length: column.length });
    at = aligned(at + column.byteLength);
  }
  const header = new TextEncoder().encode(JSON.stringify({ form, facts, columns: placed } satisfies Header));
  const start = aligned(4 + header.length);
  const packed = new Uint8Array(start + at);
  new DataView(packed.buffer).setUint32(0, header.length, true);
  packed.set(header, 4);
  for (const { name, at: place } of placed) {
    const column = columns[name];
    if (column) packed.set(new Uint8Array(column.buffer, column.byteOffset, column.byteLength), start + place);
  }
  return packed;
}

/** The columns of what `packColumns` wrote, as views where the memory allows it. Undefined where it is another form, or broken. */
export function unpackColumns(
  form: string,
  packed: Uint8Array,
):
  | {
      facts: Record<string, unknown>;
      column: <K extends Kind>(name: string, kind: K) => InstanceType<(typeof kinds)[K]>;
    }
  | undefined {
  // Views need places that are multiples of eight.
  const bytes = packed.byteOffset % 8 === 0 ? packed : packed.slice();
  if (bytes.length < 4) return undefined;
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
  const header = headerOf(bytes.slice(4, 4 + length));
  if (header?.form !== form) return undefined;
  const start = aligned(4 + length);
  const whole = header.columns.every(
    ({ kind, at, length: count }) => start + at + count * kinds[kind].BYTES_PER_ELEMENT <= bytes.length,
  );
  if (!whole) return undefined;
  return {
    facts: header.facts,
    column: <K extends Kind>(name: string, kind: K) => {
      const found = header.columns.find((each) => each.name === name && each.kind === kind);
      const View = kinds[kind] as unknown as new (
        buffer: ArrayBufferLike,
        at: number,
        length: number,
      ) => InstanceType<(typeof kinds)[K]>;
      return new View(bytes.buffer, bytes.byteOffset + (found ? start + found.at : 0), found?.length ?? 0);
    },
  };
}

function headerOf(bytes: Uint8Array): Header | undefined {
  try {
    return JSON.parse(new TextDecoder().decode(bytes)) as Header;
  } catch {
    return undefined;
  }
}

function kindOf(column: Column): Kind {
  if (column instanceof Uint8Array) return "u1";
  if (column instanceof Uint16Array) return "u2";
  return column instanceof Uint32Array ? "u4" : "f8";
}
