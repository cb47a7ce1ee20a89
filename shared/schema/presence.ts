import type { Audience } from "./audience.ts";
import type { PersonView } from "./hug.ts";

/** How somebody is here: looking at the app, with it in the background, not to be disturbed, or not at all. */
export type Presence = "online" | "away" | "do_not_disturb" | "offline";
/** What is said of one connection. */
export const DEVICE_PRESENCES = ["online", "away"] as const;
export type DevicePresence = (typeof DEVICE_PRESENCES)[number];
/** Somebody who shows one whether they are here: a friend, or whoever shows it to more. */
export type PersonHere = PersonView & { readonly presence: Presence };
/** What the inbox shows of presence. */
export type Around = {
  /** To whom one shows one's own; null = not read yet. */
  readonly showActivityTo: Audience | null;
  readonly friends: readonly PersonHere[];
};
