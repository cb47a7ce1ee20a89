import { useEffect, useEffectEvent, useState, type RefObject } from "react";
import { eachFrame, frameNowMs } from "../../net/clock.ts";
import { AT_REST, livePressure, stepPress, type PressEvent } from "./live-press.ts";

/** Pens measure; fingers do on few devices: those without say 0, 0.5 or 1 whatever the finger does. */
const measuredOf = ({ pointerType, pressure }: PointerEvent): number | null =>
  pointerType !== "mouse" && ![0, 0.5, 1].includes(pressure) ? pressure : null;
const isHoldKey = ({ key }: KeyboardEvent): boolean => key === " " || key === "Enter";

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
    const over = new AbortController();
    const apply = (event: PressEvent) => {
      state = stepPress(state, event, frameNowMs(), toggle());
      setIsHeld(state.by !== null);
    };
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
    const stopFrames = eachFrame(() => {
      const pressure = livePressure(state, frameNowMs());
      if (pressure === told) return;
      told = pressure;
      tell(pressure);
    });
    return () => {
      over.abort();
      stopFrames();
      tell(0);
    };
  }, [button]);
  return isHeld;
};
