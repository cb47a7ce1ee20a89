import { createStore, useStore } from "zustand";

export const THEMES = ["system", "light", "dark", "contrast"] as const;
export type Theme = (typeof THEMES)[number];

/** How this device shows the product; it stays on the device. */
export type Preferences = {
  readonly theme: Theme;
  /** One tap starts a squeeze and the next one ends it, in place of holding. */
  readonly isTapToSqueeze: boolean;
};

const KEY = "hugmood.preferences";
const DEFAULTS: Preferences = { theme: "system", isTapToSqueeze: false };

/** Anything that is not what we wrote reads as the default. */
export const readPreferences = (text: string | null): Preferences => {
  try {
    const kept: unknown = JSON.parse(text ?? "{}");
    if (typeof kept !== "object" || kept === null) return DEFAULTS;
    const { theme, isTapToSqueeze } = kept as Record<string, unknown>; // Each field is looked at before it is used.
    return {
      theme: THEMES.find((one) => one === theme) ?? DEFAULTS.theme,
      isTapToSqueeze: isTapToSqueeze === true,
    };
  } catch {
    return DEFAULTS;
  }
};

const store = createStore<Preferences>(() => DEFAULTS);

const show = ({ theme }: Preferences): void => {
  if (theme === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
};

/** Before the first picture, so that nothing flashes in the wrong light. A browser that keeps nothing shows the defaults. */
export const startPreferences = (): void => {
  try {
    store.setState(readPreferences(localStorage.getItem(KEY)));
  } catch {
    store.setState(DEFAULTS);
  }
  show(store.getState());
};

export const setPreferences = (change: Partial<Preferences>): void => {
  store.setState(change);
  show(store.getState());
  try {
    localStorage.setItem(KEY, JSON.stringify(store.getState()));
  } catch {
    // Storage is full or forbidden: the choice holds until the page is closed.
  }
};

export const usePreferences = (): Preferences => useStore(store);
