import { useEffect, useRef } from "react";
import type { RoomStage } from "./room.view.ts";

/**
 * When one stage follows another, its picture comes into view. When that, or being in, takes away what had the focus, the
 * first of these elements that is there takes it. None of them but the pad does anything when a key is still held.
 */
export const useStageFocus = (stage: RoomStage, isIn: boolean, ids: readonly string[]): void => {
  const before = useRef({ stage, isIn });
  useEffect(() => {
    const was = before.current;
    if (was.stage === stage && was.isIn === isIn) return;
    before.current = { stage, isIn };
    if (was.stage !== stage) window.scrollTo(0, 0);
    const isLost = document.activeElement === null || document.activeElement === document.body;
    if (!isLost) return;
    const target = ids.map((id) => document.getElementById(id)).find((element) => element !== null);
    target?.focus({ preventScroll: true });
  });
};
