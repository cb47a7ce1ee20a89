import type { ApiServices } from "./registry.ts";
import type { Reply } from "./route.ts";

/** A guest becomes an account only once they have said how old they are. Null = go on. */
export const ageNeeded = async (
  { people, ages }: Pick<ApiServices, "people" | "ages">,
  userId: string,
): Promise<(Reply<never> & { readonly ok: false }) | null> => {
  const profile = await people.profile(userId);
  return profile?.isGuest === true && !(await ages.isKnown(userId))
    ? { ok: false, refusal: { code: "age_needed" } }
    : null;
};
