import { AsyncLocalStorage } from "node:async_hooks";

/** What a guest being made right now is called and looks like: the identity library has no other way to be told. */
export type GuestProfile = { readonly name: string; readonly being: string };
export const guestProfile = new AsyncLocalStorage<GuestProfile>();
