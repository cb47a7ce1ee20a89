import { expect, test } from "vitest";
import { soundOf } from "#shared/design/haptic.sound.ts";
import { campfire } from "#shared/design/stock/campfire.ts";
import { createSoundPlayer } from "./sound.player.ts";

type Voice = { fromS: number; toS: number; isStopped: boolean };

/** An audio context whose clock runs `ppm` fast of the page's, with a speaker that plays `latencyS` later. */
const createFakeAudio = (ppm: number, latencyS: number) => {
  const audio = { nowMs: 0, state: "running", voices: [] as Voice[], isConnected: false }; // filled by the player
  const param = () => ({ setValueAtTime() {}, linearRampToValueAtTime() {}, exponentialRampToValueAtTime() {} });
  const timeS = () => (audio.nowMs / 1000) * (1 + ppm / 1e6);
  const context = {
    get currentTime() {
      return timeS();
    },
    get state() {
      return audio.state;
    },
    destination: {},
    getOutputTimestamp: () => ({ contextTime: timeS() - latencyS, performanceTime: audio.nowMs }),
    createGain: () => ({
      gain: param(),
      connect: (to: unknown) => ((audio.isConnected = true), to),
      disconnect: () => void (audio.isConnected = false),
    }),
    createOscillator() {
      const voice: Voice = { fromS: 0, toS: Infinity, isStopped: false };
      audio.voices.push(voice);
      return {
        frequency: param(),
        connect: (to: unknown) => to,
        start: (atS: number) => void (voice.fromS = atS),
        stop: (atS?: number) => void (atS === undefined ? (voice.isStopped = true) : (voice.toS = atS)),
      };
    },
  };
  /** When it leaves the speaker, on the page's clock. */
  const heardMs = (atS: number): number => ((atS + latencyS) * 1000) / (1 + ppm / 1e6);
  return {
    audio,
    heardMs,
    player: createSoundPlayer(
      () => context as unknown as AudioContext /* as much of it as the player uses */,
      () => audio.nowMs,
    ),
  };
};
const SOUNDS = soundOf(campfire.haptic).filter(({ gain }) => gain > 0);

test("a long hug is heard at the moments at which it is felt, though the audio's clock drifts and the speaker lags", () => {
  const { audio, heardMs, player } = createFakeAudio(200, 0.15);
  player.prepare(SOUNDS);
  for (let tMs = -3000; tMs < campfire.durationMs; tMs += 16) {
    audio.nowMs = 50_000 + tMs;
    player.frame(tMs, audio.nowMs);
  }
  expect(audio.voices).toHaveLength(SOUNDS.length);
  audio.voices.forEach(({ fromS }, n) =>
    expect(Math.abs(heardMs(fromS) - 50_000 - (SOUNDS[n]?.atMs ?? 0))).toBeLessThan(1),
  );
});

test("stop is silence at once, also of what was scheduled ahead; nothing comes after it", () => {
  const { audio, player } = createFakeAudio(0, 0);
  player.prepare(SOUNDS);
  audio.nowMs = 5000;
  player.frame(4500, 5000);
  expect(audio.isConnected).toBe(true);
  player.stop();
  expect(audio.isConnected).toBe(false);
  expect(audio.voices.every(({ isStopped }) => isStopped)).toBe(true);
  player.frame(9900, 10_400);
  expect(audio.voices).toHaveLength(1);
});

test("while the page may not sound yet nothing is scheduled; from then on only what is still to come", () => {
  const { audio, player } = createFakeAudio(0, 0);
  audio.state = "suspended";
  player.prepare(SOUNDS);
  for (let tMs = 0; tMs < 30_000; tMs += 100) player.frame(tMs, tMs);
  expect(audio.voices).toEqual([]);
  audio.state = "running";
  audio.nowMs = 30_000;
  player.frame(30_000, 30_000);
  expect(audio.voices.length).toBeGreaterThan(0);
  expect(Math.min(...audio.voices.map(({ fromS }) => fromS))).toBeGreaterThanOrEqual(30);
});
