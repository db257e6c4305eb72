/** F1 of calling a pair the same from a threshold on. */
export function f1At(truth: readonly boolean[], scores: readonly number[], threshold: number): number {
  let [both, called, same] = [0, 0, 0];
  truth.forEach((isSame, i) => {
    const says = (scores[i] ?? 0) >= threshold;
    if (isSame) same++;
    if (says) called++;
    if (isSame && says) both++;
  });
  return (2 * both) / Math.max(1, called + same);
}

/** Probability that a pair of the same ranks above one of different, ties counting half (area under the ROC curve). */
export function areaUnderCurve(truth: readonly boolean[], scores: readonly number[]): number {
  const order = scores.map((score, i) => ({ score, same: truth[i] ?? false })).sort((a, b) => a.score - b.score);
  let [below, wins, same] = [0, 0, 0];
  for (let i = 0; i < order.length; ) {
    const tied = order.slice(i).findIndex(({ score }) => score !== order[i]?.score);
    const end = tied < 0 ? order.length : i + tied;
    const group = order.slice(i, end);
    const alike = group.filter((one) => one.same).length;
    wins += alike * (below + (group.length - alike) / 2);
    below += group.length - alike;
    same += alike;
    i = end;
  }
  return wins / Math.max(1, same * below);
}
