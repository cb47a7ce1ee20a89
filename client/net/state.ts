import { createStore, type StoreApi } from "zustand/vanilla";
import type { Being } from "#shared/schema/being.ts";
import type { Squeeze } from "#shared/design/squeeze.ts";
import type { HugView, PersonView, ReactionView } from "#shared/schema/hug.ts";
import type { TouchSettings } from "#shared/schema/inbox.ts";
import type { Refusal } from "#shared/schema/refusal.ts";

/** How this device stands with the server. */
export type Connection =
  | { readonly kind: "starting" }
  | { readonly kind: "online" }
  /** The browser says so, or the server cannot be reached. */
  | { readonly kind: "offline" }
  | { readonly kind: "reconnecting"; readonly attempt: number }
  /** The server stopped on purpose and comes back. */
  | { readonly kind: "restarting" }
  | { readonly kind: "signed_out" }
  /** The server speaks a newer protocol: reload the page. */
  | { readonly kind: "outdated" };

/** `being` is `colour/texture`. */
export type Me = { readonly id: string; readonly name: string; readonly being: string; readonly isGuest: boolean };

/** A hug on its way: kept on this device until the server acknowledges it or refuses it for good. */
export type OutboxHug = {
  readonly key: string;
  readonly to: PersonView;
  readonly design: string;
  readonly squeeze: Squeeze;
  readonly message: string;
  readonly answers?: string;
  readonly madeAtMs: number;
  readonly state:
    | { readonly kind: "waiting" }
    | { readonly kind: "sending" }
    | { readonly kind: "refused"; readonly refusal: Refusal };
};

/** A hug as the inbox room lists it: `answers` is always null here and a reaction's `atMs` is 0 (they come over HTTP). */
export type HugListItem = Omit<HugView, "squeeze">;

export type LobbyMember = {
  readonly id: string;
  readonly name: string;
  readonly being: string;
  readonly presence: "here" | "away";
};

export type ClientState = {
  /** "unknown" until the server answered who this is, or a remembered me was found while offline; null = nobody. */
  readonly me: Me | null | "unknown";
  readonly connection: Connection;
  /** `hugs` newest first. */
  readonly inbox: {
    readonly unread: number;
    readonly lastSeq: number;
    readonly hugs: readonly HugListItem[];
    readonly settings: TouchSettings;
    readonly devices: number;
  };
  readonly lobby: { readonly people: readonly LobbyMember[]; readonly count: number };
  /** In the order they were made. */
  readonly outbox: readonly OutboxHug[];
  /** Received and not yet seen anywhere, oldest first; kept through a reload. */
  readonly arrivals: readonly HugView[];
  /** New reactions to my hugs, oldest first. */
  readonly reactions: readonly { readonly hugId: string; readonly reaction: ReactionView }[];
};

export type Failure = Refusal | { readonly code: "offline" };
export type Result = { readonly ok: true } | { readonly ok: false; readonly refusal: Failure };
export type HugsPage = { readonly hugs: readonly HugView[]; readonly next: string | null };
export type HugDraft = {
  readonly to: PersonView;
  readonly design: string;
  readonly squeeze: Squeeze;
  readonly message: string;
  readonly answers?: string;
};

/** Everything a page can ask of the server. Nothing here throws because of the network; it answers `offline`. */
export type HugMoodClient = {
  readonly store: StoreApi<ClientState>;
  /** Resolves once `me` is known, or known to be out of reach for now. */
  start(): Promise<void>;
  stop(): void;
  /** Signs in a guest. */
  enter(name: string, being: Being): Promise<Result>;
  setProfile(name: string, being: Being): Promise<Result>;
  /** Resolves with the key once the hug is in the outbox, which is before it is sent. */
  sendHug(hug: HugDraft): Promise<string>;
  retryHug(key: string): void;
  /** Takes a hug out of the outbox; one that is being sent at this moment stays. */
  discardHug(key: string): void;
  react(hugId: string, emoji: string, message: string): Promise<Result>;
  /** Also removes it from `arrivals`. Offline it is kept and said later. */
  see(hugId: string): Promise<Result>;
  setTouch(settings: TouchSettings): Promise<Result>;
  mute(userId: string, on: boolean): Promise<Result>;
  block(userId: string, on: boolean): Promise<Result>;
  dismissReaction(hugId: string): void;
  /** A page of history, newest first; null starts at the newest. */
  hugs(
    cursor: string | null,
  ): Promise<{ readonly ok: true; readonly page: HugsPage } | { readonly ok: false; readonly refusal: Failure }>;
  /** Null: not mine, gone, or out of reach. */
  hug(hugId: string): Promise<HugView | null>;
  muted(): Promise<readonly PersonView[]>;
  blocked(): Promise<readonly PersonView[]>;
  person(id: string): Promise<PersonView | null>;
  signOut(): Promise<void>;
};

export const EMPTY_STATE: ClientState = {
  me: "unknown",
  connection: { kind: "starting" },
  inbox: {
    unread: 0,
    lastSeq: 0,
    hugs: [],
    settings: { touchCap: 100, touchForm: "touch", sharesSeen: false },
    devices: 0,
  },
  lobby: { people: [], count: 0 },
  outbox: [],
  arrivals: [],
  reactions: [],
};

export const createClientStore = (): StoreApi<ClientState> => createStore<ClientState>(() => EMPTY_STATE);
