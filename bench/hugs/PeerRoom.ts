import { Room } from "@colyseus/core";

/** Stores a hug; resolves once that is committed. */
export type Store = (body: unknown) => Promise<unknown>;

/** The usual room: one insert a hug, acknowledged after it, and nothing else. One person each, as an inbox. */
export class PeerRoom extends Room {
  override maxClients = 1;
  // Nothing changes, so that nothing is to be looked for; at the default rate that alone costs a fifth of a core.
  override patchRate = 60_000;
  #store!: Store; // set first in onCreate

  override messages = { "hug/send": (_client: unknown, body: unknown) => this.#store(body) };

  override onCreate({ deps }: { deps: { readonly store: Store } }): void {
    this.#store = deps.store;
  }
}
