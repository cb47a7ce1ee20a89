import type { OwnClient } from "../net/own.port.ts";
import type { HugMoodClient } from "../net/state.ts";
import { useAsked } from "./useAsked.ts";

const load = (client: HugMoodClient) => client.loadOwn();

/** What the server tells of what is one's own; `read` must be the same each time. */
export const useOwn = <T extends object>(read: (own: OwnClient) => Promise<T | null>, looksAgain = false) =>
  useAsked(load, read, looksAgain);
