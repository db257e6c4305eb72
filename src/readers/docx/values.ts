/** An on-off value (ST_OnOff): on where the attribute is absent. */
export function isOn(value: string | undefined): boolean {
  return value !== "0" && value !== "false" && value !== "off" && value !== "none";
}

/** A whole number within bounds, or the default where the attribute is absent or no number. */
export function whole(value: string | undefined, fallback: number, lowest: number, highest: number): number {
  const number = Number.parseInt(value ?? "", 10);
  return Number.isFinite(number) ? Math.min(highest, Math.max(lowest, number)) : fallback;
}
