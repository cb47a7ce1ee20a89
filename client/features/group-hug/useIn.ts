import { useRef, useState } from "react";
import type { GroupHugRoomView, GroupHugSession } from "../../net/state.ts";
import { actSentenceOf } from "./act.words.ts";
import { answeredTo, NOT_IN, toldBy, wishOf, type Wish } from "./wish.rules.ts";

/** Whether one is in, on this device: what the room says (`known`), or what was pressed and is not known there yet. */
export const useIn = (session: GroupHugSession, room: GroupHugRoomView, known: boolean, startsNotIn: boolean) => {
  const [pressed, setPressed] = useState<Wish | null>(startsNotIn ? NOT_IN : null);
  const [problem, setProblem] = useState<string | null>(null);
  const latest = useRef<Wish | null>(null);
  const wish = toldBy(pressed, known, room);
  // What the room has overtaken must not come back when the room says the same as before again.
  if (wish !== pressed) setPressed(wish);
  const set = async (isIn: boolean): Promise<void> => {
    const own = wishOf(isIn, known);
    latest.current = own;
    setPressed(own);
    const result = await session.ready(isIn);
    const { room: roomNow } = session.store.getState();
    setPressed((now) => answeredTo(now, own, result.ok, roomNow));
    if (latest.current === own) setProblem(result.ok ? null : actSentenceOf(result.refusal));
  };
  return { isIn: wish?.isIn ?? known, problem, set };
};
