/** What a hand does with a button that is held. `measured`: pressure 0..1 where the device tells it, else null. */
export type PressEvent =
  | { readonly kind: "pressed" | "moved"; readonly measured: number | null }
  | { readonly kind: "released" | "taken_away" | "key_released" }
  | { readonly kind: "key_pressed"; readonly isRepeat: boolean };

/** Pens measure; fingers do on few devices: those without say 0, 0.5 or 1 whatever the finger does. */
const measuredOf = ({ pointerType, pressure }: PointerEvent): number | null =>
  pointerType !== "mouse" && ![0, 0.5, 1].includes(pressure) ? pressure : null;
const isHoldKey = ({ key }: KeyboardEvent): boolean => key === " " || key === "Enter";

/** Tells what pointers, space and enter do with `element` until the returned function is called. */
export const listenToPresses = (element: HTMLElement, tell: (event: PressEvent) => void): (() => void) => {
  const over = new AbortController();
  const on = <K extends keyof HTMLElementEventMap>(name: K, listen: (event: HTMLElementEventMap[K]) => void) =>
    element.addEventListener(name, listen, { signal: over.signal });
  on("pointerdown", (event) => {
    if (!event.isPrimary || event.button !== 0) return;
    element.setPointerCapture(event.pointerId);
    tell({ kind: "pressed", measured: measuredOf(event) });
  });
  on("pointermove", (event) => event.isPrimary && tell({ kind: "moved", measured: measuredOf(event) }));
  on("pointerup", (event) => event.isPrimary && tell({ kind: "released" }));
  on("pointercancel", () => tell({ kind: "taken_away" }));
  // A long press must not open a menu in the middle of a hug.
  on("contextmenu", (event) => event.preventDefault());
  on("keydown", (event) => {
    if (!isHoldKey(event)) return;
    event.preventDefault();
    tell({ kind: "key_pressed", isRepeat: event.repeat });
  });
  on("keyup", (event) => {
    if (!isHoldKey(event)) return;
    event.preventDefault();
    tell({ kind: "key_released" });
  });
  on("blur", () => tell({ kind: "taken_away" }));
  return () => over.abort();
};
