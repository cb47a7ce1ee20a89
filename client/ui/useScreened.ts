import { useEffect, useState } from "react";
import type { Act } from "#shared/filters/label.ts";

type Screen = (text: string, locale: string) => { readonly act: Act; readonly labels: readonly string[] };
let loaded: Screen | null = null;
/** The words of ten languages are no part of a first load. */
export const loadScreen = async (): Promise<Screen> => {
  loaded ??= (await import("#shared/filters/screen.ts")).screen;
  return loaded;
};

export type Cover = "looking" | "none" | "contact" | "unkind" | "harsh";

const coverOf = (screen: Screen, text: string): Cover => {
  const { act, labels } = screen(text, navigator.language);
  if (act === "hold") return "harsh";
  if (act === "none") return "none";
  return labels.every((label) => label === "contact_details") ? "contact" : "unkind";
};

/** How a text of somebody else is to be covered, decided on this device. What cannot be looked at is shown as it is. */
export const useScreened = (text: string): Cover => {
  const [screen, setScreen] = useState<Screen | "none" | null>(() => loaded);
  useEffect(() => {
    if (screen !== null) return;
    let isOver = false;
    loadScreen().then(
      (ready) => !isOver && setScreen(() => ready),
      () => !isOver && setScreen("none"),
    );
    return () => {
      isOver = true;
    };
  }, [screen]);
  if (text === "" || screen === "none") return "none";
  return screen === null ? "looking" : coverOf(screen, text);
};
