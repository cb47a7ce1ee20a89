import type { AccountClient, HugMoodClient } from "../../net/state.ts";
import { useAsked, type Asked } from "../../ui/useAsked.ts";

const load = (client: HugMoodClient) => client.loadAccount();

/** What the server tells of the account; also when the page is looked at again: a letter's link is opened in another tab. */
export const useAccountAsked = <T extends object>(
  read: (account: AccountClient) => Promise<T | null>,
): readonly [Asked<T>, () => void] => {
  const [told, , again] = useAsked(load, read, true);
  return [told, again];
};
