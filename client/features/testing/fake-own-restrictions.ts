import type { KeptFrom } from "../../net/own.port.ts";
import type { RestrictionKind } from "#shared/schema/restriction.ts";
import type { OwnReminder } from "#shared/schema/case.ts";

const HOUR_MS = 3_600_000;
const KINDS: Readonly<Record<string, RestrictionKind>> = { suspended: "suspend", held: "hold_hugs", limited: "limit" };

/** What somebody is kept from in `suspended`, `held` and `limited`, and in `raid` as whoever is new; it can be appealed against. */
export const fakeKeptFrom = (scene: string, nowMs: number): KeptFrom => {
  const kind = KINDS[scene];
  const newUntilMs = scene === "raid" ? nowMs + HOUR_MS : null;
  if (kind === undefined)
    return { restrictions: [], newUntilMs, reminders: scene === "reminded" ? [reminder(nowMs)] : [] };
  const one = {
    id: "00000000-0000-4000-8000-000000001500",
    kind,
    category: "harassment",
    statement: "You wrote to them again and again after they had asked you to stop.",
    beginsAtMs: nowMs - 2 * HOUR_MS,
    endsAtMs: nowMs + 70 * HOUR_MS,
    liftedAtMs: null,
    appealUntilMs: nowMs + 180 * 24 * HOUR_MS,
    appeal: null,
    answer: "",
  } as const;
  return { restrictions: [one], newUntilMs, reminders: [] };
};

/** What somebody was reminded of in `reminded`. */
const reminder = (nowMs: number): OwnReminder => ({
  id: "00000000-0000-4000-8000-000000001501",
  category: "harassment",
  statement: "ask_first",
  words: "Three came in a row after a no.",
  room: null,
  atMs: nowMs - 26 * HOUR_MS,
});
