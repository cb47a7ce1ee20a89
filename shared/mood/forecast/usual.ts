/** What is supposed of somebody of whom nothing is known yet, from all people of the training data. */
export type Usual = {
  /** 0..1. */
  readonly level: number;
  /** Mean absolute error of an expectation, 0..1. */
  readonly error: number;
  /** How much higher than a person's level entries are at the knots of the hour profile. */
  readonly atHour: readonly number[];
  /** What of the distance between the fast and the slow average is still there in the next entry, 0..1. */
  readonly carry: number;
};

export const USUAL_VALENCE: Usual = {
  level: 0.66,
  error: 0.11,
  atHour: [-0.015, -0.01, -0.04, -0.015, 0.015, 0.005, 0, 0.005],
  carry: 0.4,
};

export const USUAL_AROUSAL: Usual = {
  level: 0.52,
  error: 0.14,
  atHour: [-0.12, -0.09, -0.12, -0.035, 0.1, 0.03, -0.02, 0.03],
  carry: 0.3,
};
