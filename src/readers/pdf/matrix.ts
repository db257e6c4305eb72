/** An affine map as PDF writes it: x' = a·x + c·y + e, y' = b·x + d·y + f. */
export type Matrix = readonly [number, number, number, number, number, number];

export const identity: Matrix = [1, 0, 0, 1, 0, 0];

/** The map that does `inner` first, then `outer`. */
export function multiply(outer: Matrix, inner: Matrix): Matrix {
  const [a, b, c, d, e, f] = outer;
  const [p, q, r, s, t, u] = inner;
  return [a * p + c * q, b * p + d * q, a * r + c * s, b * r + d * s, a * t + c * u + e, b * t + d * u + f];
}

export function apply([a, b, c, d, e, f]: Matrix, x: number, y: number): [number, number] {
  return [a * x + c * y + e, b * x + d * y + f];
}

/** Reads a matrix from whatever array form pdf.js passes; the identity where it is not one. */
export function toMatrix(value: unknown): Matrix {
  const list = Array.isArray(value) ? value : ArrayBuffer.isView(value) ? Array.from(value as Float32Array) : [];
  const [a, b, c, d, e, f] = list.map(Number);
  const matrix: Matrix = [a ?? Number.NaN, b ?? 0, c ?? 0, d ?? 0, e ?? 0, f ?? 0];
  return matrix.every(Number.isFinite) ? matrix : identity;
}
