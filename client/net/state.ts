import { createStore, type StoreApi } from "zustand/vanilla";
import type { AccountView, SessionView } from "#shared/schema/account.ts";
import type { PasskeyView } from "#shared/schema/passkey.ts";
import type { DataRightsClient } from "./data-rights.client.ts";
import type { SecondFactorClient } from "./second-factor.client.ts";
import type { ProviderAccountView, ProviderName, VisitPurpose } from "#shared/schema/provider.ts";
import type { Being } from "#shared/schema/being.ts";
import type { Squeeze } from "#shared/design/squeeze.ts";
import type {
  CreateGroupHug,
  GroupHugView,
  GroupPhase,
  GroupVisibility,
  InvitationView,
  PersonActView,
  Together,
} from "#shared/schema/group-hug.ts";
import type { ConsentSettings, HugRequestView, OwnNeed } from "#shared/schema/consent.ts";
import type { Audience } from "#shared/schema/audience.ts";
import type { HugView, PersonView, ReactionView } from "#shared/schema/hug.ts";
import type { TouchSettings } from "#shared/schema/inbox.ts";
import type { FeedEntry } from "#shared/schema/feed.ts";
import type { About, ListedPerson, PersonProfile, SuggestedPerson } from "#shared/schema/people.ts";
import type { FollowList } from "#shared/schema/people.limits.ts";
import type { FriendMood } from "#shared/schema/mood.ts";
import type { PersonHere } from "#shared/schema/presence.ts";
import type { PrivacyChange, PrivacySettings } from "#shared/schema/privacy.ts";
import type { RoomActView } from "#shared/schema/room-act.ts";
import type { JoinDenial } from "#shared/schema/protocol.ts";
import type { Refusal } from "#shared/schema/refusal.ts";
import type { ServerTime } from "#shared/step/server-time.ts";
import type { ConsentClient } from "./consent.port.ts";
import type { ReportsClient } from "./reports.port.ts";
import type { StaffClient } from "./staff.port.ts";
import type { InsightsClient } from "./insights.port.ts";
import type { MoodsClient } from "./moods.port.ts";
import type { OwnClient } from "./own.port.ts";

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
  /** Somebody who asked to be erased, while that can be undone; `me` is null. */
  | { readonly kind: "leaving" }
  /** Somebody who is suspended: one page says why, and what can be done; `me` is null. */
  | { readonly kind: "suspended" }
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

/** A listed group hug, as the lobby tells. */
export type LobbyGroupHugItem = {
  readonly id: string;
  readonly name: string;
  readonly host: PersonView;
  readonly design: string;
  readonly phase: "pending" | "active";
  readonly here: number;
  readonly capacity: number;
  readonly isLocked: boolean;
  readonly scheduledForMs: number | null;
};

export type GroupMember = {
  readonly id: string;
  readonly name: string;
  readonly being: string;
  readonly slot: number;
  readonly isIn: boolean;
  readonly isHere: boolean;
};

/** What the staff did to a group hug last. */
export type GroupHugNotice = Omit<RoomActView, "id">;

/** The room of one group hug as the pages read it. What changes many times a second (pressure) is not in it. */
export type GroupHugRoomView = {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly message: string;
  readonly design: string;
  readonly seed: number;
  readonly capacity: number;
  readonly visibility: GroupVisibility;
  readonly phase: GroupPhase;
  /** Nobody new gets in. */
  readonly isLocked: boolean;
  /** The staff keep it locked, whatever its host says. */
  readonly isKeptLocked: boolean;
  /** The staff slowed it. */
  readonly isSlow: boolean;
  /** Somebody of the staff looks into it at this moment. */
  readonly hasModerator: boolean;
  /** Null = nothing that holds. */
  readonly notice: GroupHugNotice | null;
  readonly hostId: string;
  readonly scheduledForMs: number | null;
  readonly expiresAtMs: number;
  /** Server time; null = no cue yet. */
  readonly cueStartMs: number | null;
  /** In the order of their slots. */
  readonly members: readonly GroupMember[];
  /** Of the last beat measured; null = none yet. */
  readonly lastBeat: { readonly spreadMs: number; readonly boundMs: number } | null;
  /** Once completed; null = not measured. */
  readonly together: Pick<Together, "withinMs" | "worstMs"> | null;
};

/** Unasked: on another device, or because a block parted people who were in it. */
export type Left = "left" | "left_unasked";

export type GroupHugLive = {
  readonly connection: Connection;
  /** Why one cannot be in it; null = one can, or it is not known yet. */
  readonly denial: JoinDenial | Left | null;
  readonly room: GroupHugRoomView | null;
  /** What the staff did to this person here, as the room told it last; null = nothing. */
  readonly told: PersonActView | null;
  /** Server time is known well enough to show a cue. */
  readonly isInStep: boolean;
};

/** Being in one group hug, from opening its page to closing it. `localMs` is the clock of performance.now and frames. */
export type GroupHugSession = {
  readonly id: string;
  readonly store: StoreApi<GroupHugLive>;
  /** Live pressure 0..255 by slot; the same buffer each time, changed in place. */
  pressures(): Uint8Array;
  /** Server time to show at a local moment; must be asked with moments that do not go back. Null = not known yet. */
  shownAt(localMs: number): number | null;
  serverTimeAt(localMs: number): ServerTime | null;
  /** "I'm in", or no longer; that is said until the room has taken it, or "I'm in" again. */
  ready(isIn: boolean): Promise<Result>;
  start(): Promise<Result>;
  choose(design: string): Promise<Result>;
  lock(on: boolean): Promise<Result>;
  cancel(): Promise<Result>;
  /** For good, on all devices. Shown at once, and said until the room has taken it, for a while also after `close`. */
  leave(): Promise<Result>;
  /** Live pressure, 0..1; sent at most ten times a second, and only when it changed. */
  press(pressure: number): void;
  /** This device showed a beat on the frame of that local moment. */
  showed(beat: number, localMs: number): void;
  /** Leaves the page; the place in the group hug stays for a while. */
  close(): void;
};

export type GroupHugsPage = { readonly groupHugs: readonly GroupHugView[]; readonly next: string | null };

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
    /** Open ones, the newest first. */
    readonly invitations: readonly InvitationView[];
    readonly consent: ConsentSettings;
    /** The newest first. One past its `expiresAtMs` may still be among them; `openRequests` leaves it out. */
    readonly requests: readonly HugRequestView[];
    /** One's own "I could use a hug"; it may be past its `expiresAtMs`. */
    readonly need: OwnNeed | null;
    /** Who sees that one is here; null = not known yet. */
    readonly showActivityTo: Audience | null;
    /** Those who show one their activity, here or not. */
    readonly friends: readonly PersonHere[];
    /** When one's own moods last changed, on whichever device, ms since 1970; 0 = never, or not known yet. */
    readonly moodsAtMs: number;
    /** When one's insights were last computed, ms since 1970; 0 = never, or not known yet. */
    readonly insightsAtMs: number;
    /** What friends show of how they are, the newest first. */
    readonly moods: readonly FriendMood[];
  };
  /** The next to begin first. */
  readonly groupHugs: readonly LobbyGroupHugItem[];
  readonly lobby: { readonly people: readonly PersonHere[]; readonly count: number };
  /** In the order they were made. */
  readonly outbox: readonly OutboxHug[];
  /** Received and not yet seen anywhere, oldest first; kept through a reload. */
  readonly arrivals: readonly HugView[];
  /** New reactions to my hugs, oldest first. */
  readonly reactions: readonly { readonly hugId: string; readonly reaction: ReactionView }[];
};

/** `dismissed`: the device was asked for a passkey, and its owner closed the question. */
export type Failure = Refusal | { readonly code: "offline" | "dismissed" };
export type Result = { readonly ok: true } | { readonly ok: false; readonly refusal: Failure };
/** What was asked for or made, or why not. */
export type Told<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Failure };
/** `ticket`: the password was right, and a code finishes the sign-in. */
export type SignInResult = Result | { readonly ok: true; readonly ticket: string };
export type HugsPage = { readonly hugs: readonly HugView[]; readonly next: string | null };
export type HugDraft = {
  readonly to: PersonView;
  readonly design: string;
  readonly squeeze: Squeeze;
  readonly message: string;
  readonly answers?: string;
};

/** Ways in and signed-in devices; loaded when first needed. Nothing here throws; it answers `offline`. */
export type AccountClient = SecondFactorClient &
  DataRightsClient & {
    /** Null = nobody is signed in, or it is out of reach. */
    account(): Promise<AccountView | null>;
    /** Asks for a letter whose link makes this guest an account. */
    register(mail: string, password: string): Promise<Result>;
    /** Opens the link of that letter, on any device; a second time changes nothing. */
    confirm(token: string): Promise<Result>;
    /** Becomes that person on this device, unless a code is needed. Whoever was signed in here is signed out. */
    signIn(mail: string, password: string): Promise<SignInResult>;
    /** Asks for a letter with a link to choose another password. Says the same whether there is such an account. */
    forgot(mail: string): Promise<Result>;
    /** Opens that link: every device is signed out. */
    reset(token: string, password: string): Promise<Result>;
    /** Every other device is signed out. */
    changePassword(password: string): Promise<Result>;
    /** The one in use first; null = out of reach. */
    sessions(): Promise<readonly SessionView[] | null>;
    endSession(id: string): Promise<Result>;
    /** Every device but this one. */
    signOutOthers(): Promise<Result>;
    /** This device too. */
    signOutEverywhere(): Promise<Result>;
    /** This browser knows passkeys, and this address can have them. */
    readonly hasPasskeys: boolean;
    /** The newest first; null = out of reach. */
    passkeys(): Promise<readonly PasskeyView[] | null>;
    /** Asks the device for a new one. A guest is a guest no more. */
    addPasskey(): Promise<Result>;
    removePasskey(id: string): Promise<Result>;
    /** Asks the device for one that it has, and becomes its person as `signIn` does. */
    signInWithPasskey(): Promise<Result>;
    /** Those one can sign in by; null = out of reach. */
    providers(): Promise<readonly ProviderName[] | null>;
    /** Leaves this page for the provider's, which leads back to a page of ours. `ok`: it is leaving. */
    goToProvider(provider: ProviderName, purpose: VisitPurpose): Promise<Result>;
    /** The newest first; null = out of reach. */
    providerAccounts(): Promise<readonly ProviderAccountView[] | null>;
    unlinkProviderAccount(id: string): Promise<Result>;
  };

/** People and privacy; loaded when first needed. Nothing here throws; it answers `offline`. */
/** `next` asks for the page after it; null = that was all. */
export type Page<T> = { readonly items: readonly T[]; readonly next: string | null };

export type PeopleClient = {
  /** `text`: at least two characters. */
  search(text: string): Promise<Told<readonly ListedPerson[]>>;
  suggestions(): Promise<Told<readonly SuggestedPerson[]>>;
  /** One page of somebody's list, newest first; null starts at the newest. */
  list(userId: string, list: FollowList, cursor: string | null): Promise<Told<Page<ListedPerson>>>;
  /** One page of what those whom one follows did of late. */
  feed(cursor: string | null): Promise<Told<Page<FeedEntry>>>;
  profile(userId: string): Promise<Told<PersonProfile>>;
  /** The profile of whoever has that username. */
  named(username: string): Promise<Told<PersonProfile>>;
  follow(userId: string, on: boolean): Promise<Result>;
  setAbout(about: About): Promise<Result>;
  privacy(): Promise<Told<PrivacySettings>>;
  changePrivacy(change: PrivacyChange): Promise<Result>;
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
  /** Rejects only when the code for it cannot be loaded. */
  loadAccount(): Promise<AccountClient>;
  /** Rejects only when the code for it cannot be loaded. */
  loadConsent(): Promise<ConsentClient>;
  /** Rejects as `loadAccount` does. */
  loadOwn(): Promise<OwnClient>;
  /** As `loadAccount`; also while nobody is signed in. */
  loadMoods(): Promise<MoodsClient>;
  /** As `loadAccount`. */
  loadInsights(): Promise<InsightsClient>;
  loadStaff(): Promise<StaffClient>;
  loadReports(): Promise<ReportsClient>;
  /** As `loadAccount`. */
  loadPeople(): Promise<PeopleClient>;
  /** `key` is made once for a draft, so that a second try makes no second group hug. */
  createGroupHug(
    draft: CreateGroupHug,
  ): Promise<{ readonly ok: true; readonly id: string } | { readonly ok: false; readonly refusal: Failure }>;
  /** A fresh key for `createGroupHug`. */
  newKey(): string;
  /** Null: none with that id for me; "offline": out of reach. */
  groupHug(id: string): Promise<GroupHugView | null | "offline">;
  /** Those I made or was in, newest first. */
  groupHugs(
    cursor: string | null,
  ): Promise<{ readonly ok: true; readonly page: GroupHugsPage } | { readonly ok: false; readonly refusal: Failure }>;
  /** Takes a seat and keeps it until `close`; null while nobody is signed in. */
  openGroupHug(id: string): GroupHugSession | null;
  invite(groupHugId: string, userId: string): Promise<Result>;
  closeInvitation(groupHugId: string): Promise<Result>;
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
    invitations: [],
    // The defaults of `shared/schema/consent.ts`: importing them would load the validators.
    consent: { allowHugsFrom: "friends", quietFrom: null, quietUntil: null, timeZone: "UTC", noDisturbUntilMs: null },
    requests: [],
    need: null,
    showActivityTo: null,
    friends: [],
    moodsAtMs: 0,
    insightsAtMs: 0,
    moods: [],
  },
  groupHugs: [],
  lobby: { people: [], count: 0 },
  outbox: [],
  arrivals: [],
  reactions: [],
};

export const createClientStore = (): StoreApi<ClientState> => createStore<ClientState>(() => EMPTY_STATE);
