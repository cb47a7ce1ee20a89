/** Places around the clock at which a person's effect of the hour is kept; between two it is mixed. */
export const KNOTS = 8;
const KNOT_H = 24 / KNOTS;
/** A profile counts as if this many entries of all people were known at each knot. */
const PRIOR_ENTRIES = 2.5;

/** How much higher somebody's entries are at each knot: sums of deviations, and their weights. */
export type HourProfile = { readonly sums: Float64Array; readonly weights: Float64Array };

export const createHourProfile = (): HourProfile => ({
  sums: new Float64Array(KNOTS),
  weights: new Float64Array(KNOTS),
});

/** Begins anew with what is usual at each knot. */
export function resetHourProfile(profile: HourProfile, usual: readonly number[]): void {
  for (let knot = 0; knot < KNOTS; knot += 1) {
    profile.sums[knot] = PRIOR_ENTRIES * (usual[knot] ?? 0);
    profile.weights[knot] = PRIOR_ENTRIES;
  }
}

/** Where an hour of the day, 0 up to 24, lies between the knots: 0 up to `KNOTS`. */
export const placeOfHour = (localHour: number): number => localHour / KNOT_H;

/** The effect at a place, mixed from the knots beside it. */
export function hourEffect({ sums, weights }: HourProfile, place: number): number {
  const knot = Math.trunc(place);
  const next = knot + 1 === KNOTS ? 0 : knot + 1;
  const here = (sums[knot] ?? 0) / (weights[knot] ?? 1);
  const there = (sums[next] ?? 0) / (weights[next] ?? 1);
  return here + (place - knot) * (there - here);
}

/** Adds one deviation to the knots beside its place, by their nearness. */
export function learnHour({ sums, weights }: HourProfile, place: number, deviation: number): void {
  const knot = Math.trunc(place);
  const next = knot + 1 === KNOTS ? 0 : knot + 1;
  const share = place - knot;
  sums[knot] = (sums[knot] ?? 0) + (1 - share) * deviation;
  weights[knot] = (weights[knot] ?? 0) + (1 - share);
  sums[next] = (sums[next] ?? 0) + share * deviation;
  weights[next] = (weights[next] ?? 0) + share;
}
