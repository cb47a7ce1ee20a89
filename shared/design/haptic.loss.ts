/** Everything a compiler may have to give up, and how to say it to the one who wrote the design. */
export const LOSSES = {
  sharpness: "This device cannot make touch round or crisp: every touch has the same edge.",
  amplitude: "This device is only on or off: strength becomes the length of short pulses.",
  three_strengths: "This device has three strengths of tap: strength is rounded to the nearest of them.",
  stepped_hold: "This device cannot hold at half strength: a hold becomes a row of taps.",
  merged_taps: "Touches too close together for this device are felt as one.",
  coarse_pulses: "The pattern is too long for this device in fine pulses: the pulses are longer.",
  too_faint: "Some moments are too faint for this device to make and are left out.",
  capped: "The receiver's limit makes the whole touch softer.",
  silenced: "The receiver's limit leaves no touch that this device can make.",
} as const;
export type LossCode = keyof typeof LOSSES;

/** One thing lost, its sentence, and how often it happened. */
export type Loss = { readonly code: LossCode; readonly text: string; readonly count: number };

/** A count of losses by code as the list that compilers return, in the order of `LOSSES`. */
export const lossList = (counts: { readonly [C in LossCode]?: number }): Loss[] => {
  const lost: Loss[] = [];
  for (const code of Object.keys(LOSSES) as LossCode[] /* keyof of a literal const */) {
    const count = counts[code] ?? 0;
    if (count > 0) lost.push({ code, text: LOSSES[code], count });
  }
  return lost;
};
