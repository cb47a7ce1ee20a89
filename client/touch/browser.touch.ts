import { createCapacitorDriver } from "./capacitor.driver.ts";
import { noTouch, type HapticDriver } from "./haptic.driver.ts";
import { createSoundPlayer } from "./sound.player.ts";
import { TouchPlayer, type TouchStart } from "./TouchPlayer.ts";
import { createTraceDriver, type TraceEntry } from "./trace.driver.ts";
import { createVibrateDriver } from "./vibrate.driver.ts";

/** What `?touch=trace` writes down, where tests and benches in the page find it. */
export type TouchTrace = { readonly starts: TouchStart[]; readonly entries: TraceEntry[] };
declare global {
  var hugmoodTouchTrace: TouchTrace | undefined;
}

const nowMs = (): number => performance.now();

const nativeDriver = async (): Promise<HapticDriver | null> => {
  const bridge: unknown = Reflect.get(globalThis, "Capacitor");
  if (bridge === undefined) return null;
  const [{ Capacitor }, { Haptics }] = await Promise.all([import("@capacitor/core"), import("@capacitor/haptics")]);
  return Capacitor.isNativePlatform() ? createCapacitorDriver(Haptics) : null;
};

const webDriver = (): HapticDriver =>
  typeof navigator.vibrate === "function"
    ? createVibrateDriver({
        vibrate: (pattern) => navigator.vibrate(pattern),
        hasBeenPressed: () => navigator.userActivation?.hasBeenActive ?? true,
      })
    : noTouch;

/** By the address that the page was loaded from: moving about within it keeps the answer. */
const isTraceAsked = (): boolean => {
  const loaded = performance.getEntriesByType("navigation")[0]?.name ?? location.href;
  return new URL(loaded).searchParams.get("touch") === "trace";
};

let audio: AudioContext | null = null;
/** The page's one audio context, woken; browsers let it sound only after a press on the page. */
const sharedAudio = (): AudioContext => {
  audio ??= new AudioContext({ latencyHint: "interactive" });
  if (audio.state === "suspended") void audio.resume();
  return audio;
};

/** The player of this page: native haptics in the app, vibration in a browser that has it, else none. */
export const createBrowserTouchPlayer = async (): Promise<TouchPlayer> => {
  const sound = createSoundPlayer(sharedAudio, nowMs);
  if (isTraceAsked()) globalThis.hugmoodTouchTrace ??= { starts: [], entries: [] };
  const trace = globalThis.hugmoodTouchTrace;
  if (trace === undefined) return new TouchPlayer({ driver: (await nativeDriver()) ?? webDriver(), sound, nowMs });
  return new TouchPlayer({
    driver: createTraceDriver(nowMs, trace.entries),
    sound,
    nowMs,
    onStart: (start) => void trace.starts.push(start),
  });
};
