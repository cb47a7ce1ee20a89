import type { ProviderReturn } from "#shared/schema/provider.ts";
import type { RefusalCode } from "#shared/schema/refusal.ts";

/** What somebody who does not want to go on is sent back with; the second is Apple's. */
const SAID_NO = new Set(["access_denied", "user_cancelled_authorize"]);
const AWAY = new Set(["server_error", "temporarily_unavailable"]);

/** Why a provider sent somebody back without a code; null = there is one. */
export const refusalOf = ({ error, code }: ProviderReturn): RefusalCode | null => {
  if (error !== undefined) {
    if (SAID_NO.has(error)) return "provider_denied";
    return AWAY.has(error) ? "provider_away" : "provider_refused";
  }
  return code === undefined || code === "" ? "provider_refused" : null;
};

/** The name in Apple's `user`, which is there the first time only; null = none. It is not verified, as no name is. */
export const nameInUser = (user: string | undefined): string | null => {
  if (user === undefined) return null;
  try {
    const { name } = JSON.parse(user) as { name?: { firstName?: unknown; lastName?: unknown } };
    const words = [name?.firstName, name?.lastName].filter((word): word is string => typeof word === "string");
    return words.join(" ").trim() || null;
  } catch {
    return null;
  }
};
