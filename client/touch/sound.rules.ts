/**
 * Which sounds a frame hands to the audio clock. Frames say what time it is; the clock of the audio says when it is
 * heard, so a late frame makes no late sound, and a long hug does not drift.
 *  A1  a sound is handed over once, in the first frame that is no more than 600 ms before it.
 *  A2  one that should have begun already is left out, as after coming late or a page that slept.
 *  A3  but of a breath that is under way what is left of it is heard, from 400 ms on.
 *  A4  the moment of a sound is reckoned from what the speaker plays at that moment, so drift does not add up.
 */
import type { Sound } from "#shared/design/haptic.sound.ts";

export const AHEAD_MS = 600;
const LEAST_LEFT_MS = 400;

/** `next`: index of the first sound not looked at yet, of a list in order of `atMs`. `take` gets the time at which it begins to be heard. */
export const takeDueSounds = (
  sounds: readonly Sound[],
  next: number,
  tMs: number,
  take: (sound: Sound, fromMs: number) => void,
): number => {
  let at = next;
  for (let sound = sounds[at]; sound !== undefined && sound.atMs <= tMs + AHEAD_MS; sound = sounds[at]) {
    at += 1;
    if (sound.gain <= 0) continue;
    if (sound.atMs >= tMs) take(sound, sound.atMs);
    else if (sound.kind === "breath" && sound.atMs + sound.durationMs - tMs >= LEAST_LEFT_MS) take(sound, tMs);
  }
  return at;
};

type OutputTimestamp = { readonly contextTime?: number; readonly performanceTime?: number };

/**
 * Seconds on the clock of the audio at which something is heard at `frameMs` on the clock of frames, from what the
 * speaker plays now. Browsers that do not say what that is, or say nonsense at first, are taken to play at once.
 */
export const audioTimeOf = (
  frameMs: number,
  nowMs: number,
  currentTime: number,
  { contextTime = 0, performanceTime = 0 }: OutputTimestamp,
): number => {
  const isKnown =
    performanceTime > 0 && Math.abs(currentTime - contextTime) < 1 && Math.abs(nowMs - performanceTime) < 1000;
  return isKnown ? contextTime + (frameMs - performanceTime) / 1000 : currentTime + (frameMs - nowMs) / 1000;
};
