import { SQUEEZE_STEP_MS, type Squeeze } from "#shared/design/squeeze.ts";
import { IDLE_SQUEEZE, pressureAt, stepSqueeze, type SqueezeEvent, type SqueezeState } from "./squeeze.rules.ts";

export type SqueezePhase = SqueezeState["kind"];
export type SqueezeRecorder = {
  /** Listens to presses and to space and enter on `element` until the returned function is called. */
  attach(element: HTMLElement): () => void;
  setToggle(isToggle: boolean): void;
  phase(): SqueezePhase;
  /** What to show at this moment, 0..1: call it each frame. */
  pressure(): number;
  /** Null until something was recorded. */
  squeeze(): Squeeze | null;
  /** Throws the recording away. */
  again(): void;
};
export type SqueezeRecorderDeps = {
  readonly onPhase: (phase: SqueezePhase) => void;
  readonly nowMs?: () => number;
};

/** Pens measure; fingers do on few devices: those without say 0, 0.5 or 1 whatever the finger does. */
const measuredOf = (event: PointerEvent): number | null => {
  const isReal = event.pointerType !== "mouse" && ![0, 0.5, 1].includes(event.pressure);
  return isReal ? event.pressure : null;
};
const isHoldKey = (event: KeyboardEvent): boolean => event.key === " " || event.key === "Enter";

/** Records a press and hold on an element, by the rules of `squeeze.rules.ts`. */
export const createSqueezeRecorder = ({
  onPhase,
  nowMs = () => performance.now(),
}: SqueezeRecorderDeps): SqueezeRecorder => {
  let state: SqueezeState = IDLE_SQUEEZE;
  let isToggle = false;
  let sampler: ReturnType<typeof setInterval> | null = null;
  const apply = (event: SqueezeEvent) => {
    const before = state.kind;
    state = stepSqueeze(state, event, nowMs(), isToggle);
    if (state.kind === "holding" && sampler === null)
      sampler = setInterval(() => apply({ kind: "time" }), SQUEEZE_STEP_MS);
    if (state.kind !== "holding" && sampler !== null) {
      clearInterval(sampler);
      sampler = null;
    }
    if (state.kind !== before) onPhase(state.kind);
  };
  return {
    attach: (element) => {
      const over = new AbortController();
      const on = <K extends keyof HTMLElementEventMap>(name: K, listen: (event: HTMLElementEventMap[K]) => void) =>
        element.addEventListener(name, listen, { signal: over.signal });
      on("pointerdown", (event) => {
        if (!event.isPrimary || event.button !== 0) return;
        element.setPointerCapture(event.pointerId);
        apply({ kind: "pressed", measured: measuredOf(event) });
      });
      on("pointermove", (event) => event.isPrimary && apply({ kind: "moved", measured: measuredOf(event) }));
      on("pointerup", (event) => event.isPrimary && apply({ kind: "released" }));
      on("pointercancel", () => apply({ kind: "taken_away" }));
      // A long press must not open a menu in the middle of a hug.
      on("contextmenu", (event) => event.preventDefault());
      on("keydown", (event) => {
        if (!isHoldKey(event)) return;
        event.preventDefault();
        apply({ kind: "key_pressed", isRepeat: event.repeat });
      });
      on("keyup", (event) => {
        if (!isHoldKey(event)) return;
        event.preventDefault();
        apply({ kind: "key_released" });
      });
      on("blur", () => apply({ kind: "taken_away" }));
      return () => {
        over.abort();
        apply({ kind: "taken_away" });
      };
    },
    setToggle: (next) => {
      isToggle = next;
    },
    phase: () => state.kind,
    pressure: () => pressureAt(state, nowMs()),
    squeeze: () => (state.kind === "recorded" ? state.squeeze : null),
    again: () => apply({ kind: "again" }),
  };
};
