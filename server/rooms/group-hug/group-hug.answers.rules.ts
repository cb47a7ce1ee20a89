import type { Refusal } from "#shared/schema/refusal.ts";
import { withoutPending, type Answered } from "../requests.rules.ts";
import type { GroupHugEffect } from "./group-hug.effect.rules.ts";
import type { GroupHug } from "./group-hug.state.rules.ts";
import { drop, type Asked } from "./group-hug.writes.rules.ts";

export type Went = { readonly state: GroupHug; readonly effects: readonly GroupHugEffect[] };

export const stay = (state: GroupHug): Went => ({ state, effects: [] });

const answerOf = (requestId: string, refusal: Refusal | null): Answered =>
  refusal === null ? { kind: "ack", requestId, answer: { ok: true } } : { kind: "refuse", requestId, refusal };

/** Answers whoever asked, if nobody has yet: `refusal` null = it is done. */
export const answer = (hug: GroupHug, asked: Asked | null, refusal: Refusal | null): Went => {
  if (asked === null || !hug.requests.pending.has(asked.requestId)) return stay(hug);
  const { requests } = withoutPending(hug.requests, (_, id) => id === asked.requestId);
  return { state: { ...hug, requests }, effects: [answerOf(asked.requestId, refusal)] };
};

export const answerAtOnce = (state: GroupHug, requestId: string, refusal: Refusal | null): Went => ({
  state,
  effects: [answerOf(requestId, refusal)],
});

/** Refuses with `try_later` the requests that `isOver` names; what they asked for does not go out any more, but a leave does. */
export const giveUp = (hug: GroupHug, isOver: Parameters<typeof withoutPending>[1]): Went => {
  const { requests, refusals } = withoutPending(hug.requests, isOver);
  if (refusals.length === 0) return stay(hug);
  const ids = new Set(refusals.map(({ requestId }) => requestId));
  const writes = drop(hug.writes, ({ asked, change, isUnderWay }) => {
    return asked !== null && ids.has(asked.requestId) && change.kind !== "left" && !isUnderWay;
  });
  return { state: { ...hug, requests, writes }, effects: refusals };
};

/** One after the other, each on what came of the one before. */
export const inTurn = (hug: GroupHug, ...steps: readonly ((hug: GroupHug) => Went)[]): Went =>
  steps.reduce<Went>(({ state, effects }, step) => {
    const went = step(state);
    return { state: went.state, effects: [...effects, ...went.effects] };
  }, stay(hug));

/** A device on which somebody left goes as well, now that it has its answer. */
export const dismissAnswered = ({ state, effects }: Went): Went => {
  const answered = effects.flatMap((effect) => ("requestId" in effect ? [effect.requestId] : []));
  const deviceIds = answered.flatMap((requestId) => state.leaving.get(requestId) ?? []);
  if (deviceIds.length === 0) return { state, effects };
  const leaving = new Map([...state.leaving].filter(([requestId]) => !answered.includes(requestId)));
  return { state: { ...state, leaving }, effects: [...effects, { kind: "dismiss", deviceIds }] };
};
