import type { Item } from "./items.ts";

/** Which items of two sequences belong together: indexes into the sequences, -1 where none. */
export class Matching {
  readonly toB: Int32Array;
  readonly toA: Int32Array;
  /** By index of the first sequence: 1 where the pair keeps the common order. */
  readonly spine: Uint8Array;
  /** Items that were joined to a neighbour: index in the first sequence → index in the second whose passage took them in, and the reverse. */
  readonly mergedInto: Int32Array;
  readonly splitFrom: Int32Array;

  constructor(a: Item[], b: Item[]) {
    this.toB = new Int32Array(a.length).fill(-1);
    this.toA = new Int32Array(b.length).fill(-1);
    this.spine = new Uint8Array(a.length);
    this.mergedInto = new Int32Array(a.length).fill(-1);
    this.splitFrom = new Int32Array(b.length).fill(-1);
  }

  pair(i: number, j: number): void {
    this.toB[i] = j;
    this.toA[j] = i;
  }

  part(i: number): void {
    const j = this.toB[i] ?? -1;
    this.toB[i] = -1;
    if (j >= 0) this.toA[j] = -1;
  }

  freeA(i: number): boolean {
    return this.toB[i] === -1 && this.mergedInto[i] === -1;
  }

  freeB(j: number): boolean {
    return this.toA[j] === -1 && this.splitFrom[j] === -1;
  }
}
