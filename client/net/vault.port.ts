import type { HugView, TouchLimit } from "#shared/schema/hug.ts";
import type { Me, OutboxHug } from "./state.ts";

/** A hug as it is stored: whether it is being sent at this moment is not worth keeping. */
export type KeptHug = Omit<OutboxHug, "state"> & {
  readonly refusal: Extract<OutboxHug["state"], { kind: "refused" }>["refusal"] | null;
};

/** What one chose for the hugs of somebody, the ones that wait here included. */
export type PersonLimit = { readonly userId: string; readonly touch: TouchLimit };

/** One step of an inbox, stored as a whole or not at all. */
export type InboxStep = {
  /** The number of the last event of this step. */
  readonly upTo: number;
  /** Each with its number, in order; those at or before the stored cursor are left out. */
  readonly arrivals: readonly { readonly seq: number; readonly hug: HugView }[];
  /** Hugs that are no longer new. */
  readonly seenHugIds: readonly string[];
  /** In order: the last one about a person holds. */
  readonly limits?: readonly PersonLimit[];
  /** The cursor goes where `upTo` says even if that is backwards: another database stands behind the server. */
  readonly isReset?: boolean;
};

export type KeptInbox = { readonly cursor: number; readonly arrivals: readonly HugView[] };

/**
 * What one person keeps on this device, shared by all tabs. Every method that changes something resolves when the
 * change is stored; it rejects when the device cannot store (full, forbidden).
 */
export type Vault = {
  /** In the order they were made. */
  outbox(): Promise<readonly KeptHug[]>;
  putHug(hug: KeptHug): Promise<void>;
  dropHug(key: string): Promise<void>;
  inbox(): Promise<KeptInbox>;
  /** In one transaction: arrivals after the cursor are added, limits applied to all, seen ones removed, the cursor moves forward. Resolves with what is kept then. */
  step(step: InboxStep): Promise<KeptInbox>;
  /** Takes a hug out of the arrivals and remembers to tell the server; repeats change nothing. */
  see(hugId: string): Promise<KeptInbox>;
  /** Seen here, not yet known to the server. */
  unsaidSees(): Promise<readonly string[]>;
  seeSaid(hugId: string): Promise<void>;
  close(): void;
};

export type Vaults = {
  /** The vault of one person: nobody else's is reachable through it. */
  open(userId: string): Promise<Vault>;
  /** Who was here last, for a start without a network. */
  rememberedMe(): Promise<Me | null>;
  rememberMe(me: Me | null): Promise<void>;
  /** Removes all that is kept of a person on this device, and every draft in this tab; null = of nobody known. */
  forget(userId: string | null): Promise<void>;
  /** Whether somebody signed out here without the server knowing of it yet. */
  owesSignOut(): Promise<boolean>;
  oweSignOut(owes: boolean): Promise<void>;
};
