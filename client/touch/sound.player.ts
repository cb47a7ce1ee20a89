import type { Sound } from "#shared/design/haptic.sound.ts";

/** Above it, laptop speakers turn a thump into a click. */
const LOUDEST = 0.5;
const SILENCE = 0.0001;

export type SoundPlayer = {
  /** Schedules everything from `tMs` on, on the audio clock, with `tMs` being now. */
  play(sounds: readonly Sound[], tMs: number): void;
  /** Silence at once. */
  stop(): void;
};

/** Warm low thumps and breaths: a sine that dies away, and one that swells and ebbs. */
export const createSoundPlayer = (context: () => AudioContext): SoundPlayer => {
  let playing: { master: GainNode; voices: OscillatorNode[] } | null = null;
  const stop = () => {
    playing?.master.disconnect();
    for (const voice of playing?.voices ?? []) voice.stop();
    playing = null;
  };
  return {
    stop,
    play: (sounds, tMs) => {
      stop();
      const audio = context();
      const master = audio.createGain();
      master.connect(audio.destination);
      const voices = sounds
        .filter((sound) => sound.atMs >= tMs && sound.gain > 0)
        .map(({ kind, atMs, durationMs, gain, freqHz }) => {
          const from = audio.currentTime + (atMs - tMs) / 1000;
          const to = from + durationMs / 1000;
          const peak = Math.max(SILENCE, gain * LOUDEST);
          const voice = audio.createOscillator();
          const envelope = audio.createGain();
          voice.frequency.setValueAtTime(freqHz, from);
          envelope.gain.setValueAtTime(SILENCE, from);
          envelope.gain.linearRampToValueAtTime(peak, kind === "thump" ? from + 0.012 : (from + to) / 2);
          envelope.gain.exponentialRampToValueAtTime(SILENCE, to);
          // A thump falls in pitch, as a heart or a drum does.
          if (kind === "thump") voice.frequency.exponentialRampToValueAtTime(freqHz * 0.7, to);
          voice.connect(envelope).connect(master);
          voice.start(from);
          voice.stop(to);
          return voice;
        });
      playing = { master, voices };
    },
  };
};
