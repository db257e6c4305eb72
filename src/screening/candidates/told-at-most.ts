import { toldBy } from "../score/list-odds.ts";
import type { AskedName } from "./asked-name.ts";
import { isForeign, lengthAt, ofInitial, same, shapeSize } from "./part-shapes.ts";

/** What an initial, or a word of four letters that may be a servant's name cut short, tells as such at most. */
const asInitial = { reason: "initial", score: 0.85 } as const;
const cutShort = 4;
const asSlip = { reason: "typing", score: 0.9 } as const;
/** What stands for a word of which no more is known than that it begins so. */
const [servant, latinLetter] = ["abd", "x"];
const letterE = 1 << ("e".charCodeAt(0) & 31);

/**
 * What a part of a name that is asked tells at most by a listed one that is as alike as `most`, in bits; `base`: the lesser
 * of what each of them tells.
 */
export function mostTold(
  asked: AskedName,
  place: number,
  shapes: Uint32Array,
  at: number,
  most: number,
  base: number,
): number {
  if (most === same) return base;
  const text = asked.parts[place]?.part.text ?? "";
  const known = asked.known[place] === true;
  const told = (likeness: { score: number; reason: "initial" | "typing" }, b: string): number =>
    toldBy({ a: text, b, ...likeness }, asked.bits[place] ?? base, base, () => known);
  if (most === ofInitial) return told(asInitial, servant);
  const own = place * shapeSize;
  // A mute e at the end makes it a variant.
  const mute = (((asked.shapes[own + 1] as number) ^ (shapes[at + 1] as number)) & ~letterE) === 0;
  let bits = told(
    { score: most, reason: "typing" },
    mute && known ? `${text}e` : isForeign(shapes, at) ? "" : latinLetter,
  );
  if (!known && mayBeSlip(asked.shapes, own, shapes, at)) bits = Math.max(bits, told(asSlip, `${text}e`));
  if (lengthAt(asked.shapes, own) === cutShort || lengthAt(shapes, at) === cutShort)
    bits = Math.max(bits, told(asInitial, servant));
  return bits;
}

/** A slip changes one letter or adds one, which some letters write as two; those of another script may be several. */
const [lettersOfSlip, lengthOfSlip] = [4, 2];

function mayBeSlip(a: Uint32Array, i: number, b: Uint32Array, j: number): boolean {
  if (isForeign(a, i) || isForeign(b, j)) return true;
  if (Math.abs(lengthAt(a, i) - lengthAt(b, j)) > lengthOfSlip) return false;
  let apart = (a[i + 1] as number) ^ (b[j + 1] as number);
  let letters = 0;
  for (; apart !== 0; apart &= apart - 1) letters++;
  return letters <= lettersOfSlip;
}
