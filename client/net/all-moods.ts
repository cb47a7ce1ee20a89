import type { MoodView } from "#shared/schema/mood.ts";
import type { Page, Result, Told } from "./state.ts";

export type AllMoodsDeps = {
  /** All moods as the server has them, the newest first. */
  readonly page: (cursor: string | null) => Promise<Told<Page<MoodView>>>;
  readonly pause: (ms: number) => Promise<void>;
};
export type AllMoods = {
  /** Waits and asks again where the server has enough for now. */
  patiently<T>(ask: () => Promise<Told<T>>): Promise<Told<T>>;
  /** Everything that the server has, page by page. */
  readAll(onPage: (moods: readonly MoodView[]) => void | Promise<void>): Promise<Result>;
};
/** When the server says that it is too much for now, and not for how long. */
const PAUSE_MS = 2_000;

export const createAllMoods = ({ page, pause }: AllMoodsDeps): AllMoods => {
  const patiently = async <T>(ask: () => Promise<Told<T>>): Promise<Told<T>> => {
    for (;;) {
      const told = await ask();
      if (told.ok || told.refusal.code !== "too_many") return told;
      await pause(("retryAfterMs" in told.refusal ? told.refusal.retryAfterMs : undefined) ?? PAUSE_MS);
    }
  };
  return {
    patiently,
    readAll: async (onPage): Promise<Result> => {
      for (let cursor: string | null = null; ;) {
        const from: string | null = cursor;
        const told: Told<Page<MoodView>> = await patiently(() => page(from));
        if (!told.ok) return told;
        await onPage(told.value.items);
        cursor = told.value.next;
        if (cursor === null) return { ok: true };
      }
    },
  };
};
