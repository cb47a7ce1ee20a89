import { useState } from "react";
import type { PersonView } from "#shared/schema/hug.ts";
import { readCircle, toggled } from "./circle.ts";

/** Whom one chose last, remembered on this device for this person. */
export const useCircle = (userId: string, friends: readonly PersonView[]) => {
  const key = `hugmood.circle.${userId}`;
  const [circle, setCircle] = useState(() => {
    try {
      return readCircle(localStorage.getItem(key), friends);
    } catch {
      return [];
    }
  });
  const remember = () => {
    try {
      localStorage.setItem(key, JSON.stringify(circle));
    } catch {
      // Storage is full or forbidden.
    }
  };
  return { circle, toggle: (id: string) => setCircle((before) => toggled(before, id)), remember };
};
