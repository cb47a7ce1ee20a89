import { useEffect, useEffectEvent, useState, type RefObject } from "react";
import { eachFrame, frameNowMs } from "../../net/clock.ts";
import { listenToPresses, type PressEvent } from "../../touch/press-events.ts";
import { AT_REST, livePressure, stepPress } from "./live-press.ts";

/** Listens on a button; `onPressure` gets 0..1 on each frame on which it changed, and 0 when the button goes. */
export const usePressPad = (
  button: RefObject<HTMLButtonElement | null>,
  isToggle: boolean,
  onPressure: (pressure: number) => void,
): boolean => {
  const [isHeld, setIsHeld] = useState(false);
  const toggle = useEffectEvent(() => isToggle);
  const tell = useEffectEvent((pressure: number) => onPressure(pressure));
  useEffect(() => {
    const element = button.current;
    if (!element) return;
    let state = AT_REST;
    let told = 0;
    const apply = (event: PressEvent) => {
      state = stepPress(state, event, frameNowMs(), toggle());
      setIsHeld(state.by !== null);
    };
    const stopListening = listenToPresses(element, apply);
    const stopFrames = eachFrame(() => {
      const pressure = livePressure(state, frameNowMs());
      if (pressure === told) return;
      told = pressure;
      tell(pressure);
    });
    return () => {
      stopListening();
      stopFrames();
      tell(0);
    };
  }, [button]);
  return isHeld;
};
