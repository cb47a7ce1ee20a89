import type { ConsentClient } from "../../net/consent.port.ts";
import type { HugMoodClient } from "../../net/state.ts";
import { useAsked, type Asked } from "../../ui/useAsked.ts";

const load = (client: HugMoodClient) => client.loadConsent();

/** What the server tells of what was allowed; `read` must be the same each time. */
export const useConsentAsked = <T extends object>(
  read: (consent: ConsentClient) => Promise<T | null>,
): readonly [Asked<T>, () => void] => {
  const [told, , again] = useAsked(load, read);
  return [told, again];
};
