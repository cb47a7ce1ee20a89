export type Ranks = {
  /** Of each value in its place: 1..n, those alike share the mean of theirs. */
  readonly ranks: readonly number[];
  /** Sum of t^3 - t over groups of t values that are alike: 0 = no ties. */
  readonly ties: number;
};

/** Mid-ranks (Kruskal and Wallis 1952). */
export const ranksOf = (values: readonly number[]): Ranks => {
  const order = Uint32Array.from(values, (_, at) => at).sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0));
  const ranks: number[] = Array.from<number>({ length: values.length }).fill(0);
  let ties = 0;
  for (let from = 0; from < order.length;) {
    const value = values[order[from] ?? 0];
    let until = from + 1;
    while (until < order.length && values[order[until] ?? 0] === value) until += 1;
    for (let at = from; at < until; at += 1) ranks[order[at] ?? 0] = (from + until + 1) / 2;
    const alike = until - from;
    ties += alike * (alike * alike - 1);
    from = until;
  }
  return { ranks, ties };
};
