import { SQUEEZE_STEP_MS, type Squeeze } from "#shared/design/squeeze.ts";
import { listenToPresses } from "./press-events.ts";
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
      const stopListening = listenToPresses(element, apply);
      return () => {
        stopListening();
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
