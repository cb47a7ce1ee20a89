import { AsyncLocalStorage } from "node:async_hooks";

/** What a guest being made right now is called and looks like. */
export type GuestProfile = { readonly name: string; readonly being: string };
/** What the identity library is making right now: it has no other way to be told. */
export type BeingMade = {
  readonly profile?: GuestProfile;
  /** The hash of the token that the session's cookie gets. */
  readonly tokenHash: string;
};
export const beingMade = new AsyncLocalStorage<BeingMade>();
