import type { TouchTrace } from "../../client/touch/browser.touch.ts";
import type {
  RecordedFrame,
  RecordedPlay,
  RecordedPress,
  RecordedStep,
  RecordedTimer,
  RecordedTouches,
} from "./recorded-play.ts";

export type ProbeOptions = {
  /** Keeps WebGL from the page, as on a device without it: the stage then draws on a plain canvas. */
  readonly hasWebGl: boolean;
  /** Faults that the bench must find: a driver that starts and one that ends this late, a stage that works at least this long on each frame. */
  readonly touchLateMs: number;
  readonly stopLateMs: number;
  readonly burnMs: number;
};

export type PageProbe = {
  /**
   * Forgets what was recorded. Moments of the next hug's steps, ms in the hug: timers are set for them as it starts,
   * here or on the page that comes after this one.
   */
  begin(duesMs: readonly number[]): void;
  /** Whether a step of touch was recorded since `begin`. */
  hasBegun(): boolean;
  /** Whether something was felt after the last press on a button. */
  isFelt(): boolean;
  /** What was recorded since `begin`. */
  take(): RecordedPlay;
  takeTouches(): RecordedTouches;
  /** What the stage draws with. */
  stageKind(): "canvas" | "webgl";
};

type Felt = { atMs: number | null };
declare global {
  var hugmoodProbe: PageProbe;
}

/** Runs in the page, before everything else of it; sent there as text, so it refers to nothing outside of itself. */
export const installProbe = ({ hasWebGl, touchLateMs, stopLateMs, burnMs }: ProbeOptions): void => {
  let frames: RecordedFrame[] = [];
  let steps: (Omit<RecordedStep, "feltAtMs"> & { readonly felt: Felt })[] = [];
  let timers: RecordedTimer[] = [];
  let presses: RecordedPress[] = [];
  let touches: { kind: "start" | "stop"; durationMs: number; told: Felt }[] = [];
  const kept = "bench.timers";
  let duesMs: readonly number[] = JSON.parse(sessionStorage.getItem(kept) ?? "[]");
  let felt: Felt = { atMs: null };

  const request = globalThis.requestAnimationFrame.bind(globalThis);
  globalThis.requestAnimationFrame = (run) =>
    request((rafTimeMs) => {
      const beganMs = performance.now();
      run(rafTimeMs);
      const last = frames.at(-1);
      const isNew = last?.rafTimeMs !== rafTimeMs;
      while (isNew && burnMs > 0 && performance.now() - beganMs < burnMs);
      const jsMs = performance.now() - beganMs;
      if (last === undefined || isNew) frames.push({ rafTimeMs, jsMs });
      else last.jsMs += jsMs;
    });

  if (!hasWebGl) {
    // any: the overloads of getContext cannot be written as one function's type.
    const proto: any = HTMLCanvasElement.prototype; // oxlint-disable-line typescript/no-explicit-any
    const getContext = proto.getContext;
    proto.getContext = function (kind: string, ...rest: unknown[]) {
      return kind.startsWith("webgl") ? null : getContext.call(this, kind, ...rest);
    };
  }

  const onPress = ({ target, timeStamp }: Event): void => {
    const button = target instanceof Element ? target.closest("button")?.textContent?.trim() : undefined;
    if (button !== undefined) presses.push({ button, atMs: timeStamp, handledAtMs: performance.now() });
  };
  // The window's own capture comes before every listener of the page.
  globalThis.addEventListener("click", onPress, true);

  const trace: TouchTrace = { starts: [], entries: [] };
  trace.entries.push = (...entries) => {
    for (const entry of entries) {
      const lateMs = entry.kind === "start" ? touchLateMs : stopLateMs;
      const told: Felt = { atMs: lateMs === 0 ? entry.atMs : null };
      if (lateMs > 0) setTimeout(() => (told.atMs = performance.now()), lateMs);
      touches.push({ kind: entry.kind, durationMs: entry.kind === "start" ? entry.step.durationMs : 0, told });
      if (entry.kind === "start") felt = told;
    }
    return 0;
  };
  trace.starts.push = (...starts) => {
    for (const { dueMs, tMs, rafTimeMs } of starts) {
      steps.push({ dueMs, frameMs: tMs, rafTimeMs, felt });
      felt = { atMs: null };
      sessionStorage.removeItem(kept);
      const ahead = duesMs.filter((timerMs) => timerMs > dueMs);
      duesMs = [];
      const startMs = rafTimeMs - tMs;
      for (const timerMs of ahead) {
        const into = timers;
        setTimeout(
          () => void into.push({ dueMs: timerMs, firedAtMs: performance.now() }),
          startMs + timerMs - performance.now(),
        );
      }
    }
    return 0;
  };
  globalThis.hugmoodTouchTrace = trace;
  globalThis.hugmoodProbe = {
    begin(next) {
      [frames, steps, timers, presses, touches] = [[], [], [], [], []];
      duesMs = next;
      sessionStorage.setItem(kept, JSON.stringify(next));
    },
    hasBegun: () => steps.length > 0,
    isFelt: () => {
      const { told } = touches.findLast(({ kind }) => kind === "start") ?? { told: { atMs: null } };
      return told.atMs !== null && told.atMs > (presses.at(-1)?.handledAtMs ?? -Infinity);
    },
    take: () => ({ frames, steps: steps.map(({ felt: { atMs }, ...step }) => ({ ...step, feltAtMs: atMs })), timers }),
    takeTouches: () => ({
      presses,
      touches: touches.map(({ kind, durationMs, told: { atMs } }) => ({ kind, durationMs, atMs })),
    }),
    stageKind: () =>
      document.querySelector<HTMLCanvasElement>(".picture canvas")?.getContext("2d") == null ? "webgl" : "canvas",
  };
};
