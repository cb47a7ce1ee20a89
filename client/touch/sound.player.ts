import type { Sound } from "#shared/design/haptic.sound.ts";
import { audioTimeOf, takeDueSounds } from "./sound.rules.ts";

/** Above it, laptop speakers turn a thump into a click. */
const LOUDEST = 0.5;
const SILENCE = 0.0001;
/** A breath that is entered late comes in over this long. */
const ENTRY_S = 0.12;

export type SoundPlayer = {
  /** Lets the page sound; browsers want it in a press. */
  wake(): void;
  /** What is to be heard from the next frame on, in order of `atMs`. */
  prepare(sounds: readonly Sound[]): void;
  /** One frame: `tMs` of the hug is seen at `rafTimeMs`, and what begins soon is scheduled for its own moment. */
  frame(tMs: number, rafTimeMs: number): void;
  /** Silence at once. */
  stop(): void;
};

export const noSound: SoundPlayer = { wake: () => {}, prepare: () => {}, frame: () => {}, stop: () => {} };

/** The gain of one sound: a thump dies away, a breath swells to its middle and ebbs. Seconds on the audio's clock. */
const shapeGain = (gain: AudioParam, kind: Sound["kind"], beginS: number, fromS: number, toS: number, peak: number) => {
  const middleS = kind === "thump" ? beginS + 0.012 : (beginS + toS) / 2;
  gain.setValueAtTime(SILENCE, fromS);
  gain.linearRampToValueAtTime(peak, Math.max(middleS, fromS + (kind === "thump" ? 0.012 : ENTRY_S)));
  gain.exponentialRampToValueAtTime(SILENCE, toS);
};

/** Warm low thumps and breaths: a sine that dies away, and one that swells and ebbs. */
export const createSoundPlayer = (context: () => AudioContext, nowMs: () => number): SoundPlayer => {
  let audio: AudioContext | null = null;
  let master: GainNode | null = null;
  let sounds: readonly Sound[] = [];
  let next = 0;
  const voices = new Set<OscillatorNode>();

  const wake = (): void => {
    audio = context();
  };
  const stop = (): void => {
    sounds = [];
    next = 0;
    master?.disconnect();
    master = null;
    for (const voice of voices) voice.stop();
    voices.clear();
  };
  const schedule = (
    on: AudioContext,
    { kind, durationMs, gain, freqHz }: Sound,
    beginS: number,
    fromS: number,
  ): void => {
    if (!master) {
      master = on.createGain();
      master.connect(on.destination);
    }
    const toS = beginS + durationMs / 1000;
    const voice = on.createOscillator();
    const envelope = on.createGain();
    voice.frequency.setValueAtTime(freqHz, fromS);
    shapeGain(envelope.gain, kind, beginS, fromS, toS, Math.max(SILENCE, gain * LOUDEST));
    // A thump falls in pitch, as a heart or a drum does.
    if (kind === "thump") voice.frequency.exponentialRampToValueAtTime(freqHz * 0.7, toS);
    voice.connect(envelope).connect(master);
    voice.start(fromS);
    voice.stop(toS);
    voices.add(voice);
    voice.onended = () => voices.delete(voice);
  };

  return {
    wake,
    stop,
    prepare(next) {
      stop();
      sounds = next;
      if (sounds.length > 0) wake();
    },
    frame(tMs, rafTimeMs) {
      const on = audio;
      if (on === null || on.state !== "running" || next >= sounds.length) return;
      next = takeDueSounds(sounds, next, tMs, (sound, fromMs) => {
        const heardAtS = (soundMs: number) =>
          audioTimeOf(rafTimeMs + soundMs - tMs, nowMs(), on.currentTime, on.getOutputTimestamp?.() ?? {});
        schedule(on, sound, heardAtS(sound.atMs), Math.max(on.currentTime, heardAtS(fromMs)));
      });
    },
  };
};
