import { NEED_PEOPLE_MAX } from "#shared/consent/consent.limits.ts";
import type { PersonView } from "#shared/schema/hug.ts";

/** Ids that `circleText` wrote; anything else is nobody. Only those who are friends now, at most NEED_PEOPLE_MAX. */
export const readCircle = (text: string | null, friends: readonly PersonView[]): readonly string[] => {
  try {
    const kept: unknown = JSON.parse(text ?? "[]");
    if (!Array.isArray(kept)) return [];
    return friends.flatMap(({ id }) => (kept.includes(id) ? [id] : [])).slice(0, NEED_PEOPLE_MAX);
  } catch {
    return [];
  }
};

/** On or off; one more than NEED_PEOPLE_MAX is not taken. */
export const toggled = (circle: readonly string[], id: string): readonly string[] => {
  if (circle.includes(id)) return circle.filter((one) => one !== id);
  return circle.length < NEED_PEOPLE_MAX ? [...circle, id] : circle;
};
