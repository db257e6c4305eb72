import type { Curves } from "./alarms.ts";

const [width, height, margin] = [720, 420, 60];
const x = (threshold: number): number => margin + threshold * (width - 2 * margin);
/** Recall on the left axis from 90 to 100 %, alarms on the right from 0 to 10 %: both where decisions fall. */
const recallY = (share: number): number => height - margin - Math.max(0, (share - 0.9) / 0.1) * (height - 2 * margin);
const alarmY = (share: number): number => height - margin - Math.min(1, share / 0.1) * (height - 2 * margin);

/** Both curves over the threshold, as an SVG of its own. */
export function plot({ thresholds, alarms, recall }: Curves, title: string): string {
  const line = (values: readonly number[], y: (share: number) => number, colour: string, dash: string) =>
    `<polyline fill="none" stroke="${colour}" stroke-width="2.5" ${dash} points="${values.map((value, i) => `${x(thresholds[i] ?? 0).toFixed(1)},${y(value).toFixed(1)}`).join(" ")}"/>`;
  const ticks = [0, 0.2, 0.4, 0.6, 0.8, 1];
  const axis = ticks.flatMap((tick) => {
    const y = height - margin - tick * (height - 2 * margin);
    return [
      `<text x="${x(tick)}" y="${height - margin + 20}" text-anchor="middle">${tick.toFixed(1)}</text>`,
      `<line x1="${margin}" x2="${width - margin}" y1="${y}" y2="${y}" stroke="#ddd"/>`,
      `<text x="${margin - 8}" y="${y + 4}" text-anchor="end">${(90 + tick * 10).toFixed(0)} %</text>`,
      `<text x="${width - margin + 8}" y="${y + 4}">${(tick * 10).toFixed(0)} %</text>`,
    ];
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="13" role="img">`,
    `<title>${title}</title><rect width="${width}" height="${height}" fill="#fff"/>`,
    `<text x="${width / 2}" y="24" text-anchor="middle" font-size="15">${title}</text>`,
    ...axis,
    line(recall, recallY, "#1f5fa8", ""),
    line(alarms, alarmY, "#b3401f", 'stroke-dasharray="7 4"'),
    `<text x="${margin}" y="44" fill="#1f5fa8">Damaged list names found (left axis)</text>`,
    `<text x="${width - margin}" y="44" text-anchor="end" fill="#b3401f">Random customers that alarm, dashed (right axis)</text>`,
    `<text x="${width / 2}" y="${height - 14}" text-anchor="middle">Threshold of probability</text>`,
    "</svg>\n",
  ].join("\n");
}
