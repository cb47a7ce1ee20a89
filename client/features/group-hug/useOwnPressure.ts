import { useCallback, useRef } from "react";
import type { GroupHugSession } from "../../net/state.ts";

/** Slots at most (capacity is a uint8). */
const SLOTS = 256;

/** Everybody's pressure for the picture, one's own at once and not only after its way to the server and back. */
export const useOwnPressure = (session: GroupHugSession, slot: number | null) => {
  const own = useRef(0);
  const shown = useRef(new Uint8Array(SLOTS));
  const pressures = useCallback((): Uint8Array => {
    const known = session.pressures();
    shown.current.set(known.length > SLOTS ? known.subarray(0, SLOTS) : known);
    if (slot !== null) shown.current[slot] = Math.round(own.current * 255);
    return shown.current;
  }, [session, slot]);
  const press = useCallback(
    (pressure: number) => {
      own.current = pressure;
      session.press(pressure);
    },
    [session],
  );
  return { pressures, press };
};
