import { eventPeak } from "./haptic.envelope.ts";
import type { Haptic } from "./haptic.format.ts";

/** One low sound: a thump dies away over its duration, a breath swells to the middle and ebbs. */
export type Sound = {
  readonly kind: "thump" | "breath";
  readonly atMs: number;
  readonly durationMs: number;
  /** 0..1. */
  readonly gain: number;
  readonly freqHz: number;
};

const THUMP_MS = 180;
/** A hold shorter than this is a beat, not a breath. */
const BEAT_MS = 250;

/** The touch as something to hear, for the sound form: thumps for taps and beats, breaths for holds. */
export const soundOf = (haptic: Haptic): Sound[] =>
  haptic.events.map((event) => {
    const sharpness = event.kind === "tap" ? event.sharpness : (event.sharpness[0]?.value ?? 0);
    const isThump = event.kind === "tap" || event.durationMs < BEAT_MS;
    const freqHz = (isThump ? haptic.asSound.thumpHz : haptic.asSound.breathHz) * (0.9 + 0.2 * sharpness);
    return {
      kind: isThump ? "thump" : "breath",
      atMs: event.atMs,
      durationMs: isThump ? THUMP_MS : event.durationMs,
      gain: eventPeak(event),
      freqHz,
    };
  });
