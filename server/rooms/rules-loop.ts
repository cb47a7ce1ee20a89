import type { Refusal } from "#shared/schema/refusal.ts";
import type { Clock } from "../platform/clock.ts";

type Step<State, Effect> =
  | { readonly ok: true; readonly state: State; readonly effects: readonly Effect[] }
  | { readonly ok: false; readonly refusal: Refusal };

export type RulesLoopOptions<State, Event, Effect> = {
  readonly start: State;
  readonly step: (state: State, event: Event | { readonly kind: "tick" }, nowMs: number) => Step<State, Effect>;
  /** The next moment at which `tick` must be told; null = none. */
  readonly dueAtMs: (state: State) => number | null;
  readonly clock: Clock;
  readonly onState: (before: State, now: State) => void;
  /** Must not call `tell` before it returns: what an effect comes to is told in a later turn. */
  readonly onEffect: (effect: Effect) => void;
  /** The rules threw; the loop takes nothing more. */
  readonly onBroken: (error: unknown) => void;
};

export type RulesLoop<Event> = {
  /** Null = it happened; a refusal changed nothing. */
  tell(event: Event): Refusal | null;
  end(): void;
};

/** Runs a room's rules: one event at a time, then the state is shown, then the effects go out, and deadlines are kept. */
export const createRulesLoop = <State, Event, Effect>(
  options: RulesLoopOptions<State, Event, Effect>,
): RulesLoop<Event> => {
  const { step, dueAtMs, clock, onState, onEffect, onBroken } = options;
  let state = options.start;
  let isOver = false;
  let cancel = (): void => {};

  const tell = (event: Event | { readonly kind: "tick" }): Refusal | null => {
    if (isOver) return { code: "try_later", retryAfterMs: 1_000 };
    try {
      const result = step(state, event, clock.nowMs());
      if (!result.ok) return result.refusal;
      const before = state;
      state = result.state;
      onState(before, state);
      for (const effect of result.effects) onEffect(effect);
    } catch (error) {
      end();
      onBroken(error);
      return { code: "server_error" };
    }
    keepDeadline();
    return null;
  };
  const keepDeadline = (): void => {
    cancel();
    const due = isOver ? null : dueAtMs(state);
    cancel = due === null ? () => {} : clock.after(due - clock.nowMs(), () => void tell({ kind: "tick" }));
  };
  const end = (): void => {
    isOver = true;
    cancel();
  };
  keepDeadline();
  return { tell, end };
};
