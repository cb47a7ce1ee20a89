import { useState } from "react";
import { countryOf } from "./countries.ts";
import { guessCountry } from "./guess.ts";
import type { Country } from "./line.ts";

const KEY = "hugmood.country";

const kept = (): Country | null => {
  try {
    return countryOf(localStorage.getItem(KEY));
  } catch {
    return null;
  }
};

const guessed = (): Country | null =>
  countryOf(guessCountry(Intl.DateTimeFormat().resolvedOptions().timeZone, navigator.languages));

/** The country that was chosen here, otherwise the one that is guessed. It is kept on this device and sent nowhere. */
export const useCountry = (): readonly [Country | null, (code: string) => void] => {
  const [country, setCountry] = useState(() => kept() ?? guessed());
  const choose = (code: string) => {
    setCountry(countryOf(code));
    try {
      localStorage.setItem(KEY, code);
    } catch {
      // Storage is full or forbidden: the choice holds until the page is closed.
    }
  };
  return [country, choose];
};
