import { useSyncExternalStore } from "react";
import { usePreferences } from "./preferences.ts";

const useMedia = (query: string): boolean =>
  useSyncExternalStore(
    (changed) => {
      const list = matchMedia(query);
      list.addEventListener("change", changed);
      return () => list.removeEventListener("change", changed);
    },
    () => matchMedia(query).matches,
  );

export const useReducedMotion = (): boolean => useMedia("(prefers-reduced-motion: reduce)");

/** The light in which the stage is drawn. */
export const useStageTheme = (): "light" | "dark" | "contrast" => {
  const { theme } = usePreferences();
  const isDark = useMedia("(prefers-color-scheme: dark)");
  const isContrast = useMedia("(prefers-contrast: more)");
  if (theme !== "system") return theme;
  // The stage of high contrast is black, which would be a hole in a white page.
  if (!isDark) return "light";
  return isContrast ? "contrast" : "dark";
};
