import type { Audience } from "#shared/schema/audience.ts";
import type { HugRequestView } from "#shared/schema/consent.ts";
import type { InvitationView } from "#shared/schema/group-hug.ts";
import type { HugView, PersonView } from "#shared/schema/hug.ts";
import type { FriendMood } from "#shared/schema/mood.ts";
import type { PersonHere } from "#shared/schema/presence.ts";
import type { ClientState, HugListItem, LobbyGroupHugItem, OutboxHug } from "../../net/state.ts";
import { beginWords, hereWords } from "../../ui/group-hug.words.ts";
import { peopleAround } from "../../ui/people-around.ts";
import { sentenceOf } from "../../ui/sentences.ts";

const RECENT_SHOWN = 4;

export type WaitingHug = {
  readonly key: string;
  readonly to: PersonView;
  readonly text: string;
  readonly isRefused: boolean;
};
export type HomeView = {
  /** The hug to feel first, and how many wait behind it. */
  readonly arrival: { readonly hug: HugView; readonly more: number } | null;
  readonly people: readonly PersonHere[];
  /** What friends show of how they are, by their id. */
  readonly moods: ReadonlyMap<string, FriendMood>;
  /** It is not known yet who is around. */
  readonly isLooking: boolean;
  /** Here, but not among `people`. */
  readonly othersCount: number;
  readonly requests: readonly HugRequestView[];
  readonly invitations: readonly InvitationView[];
  /** Open group hugs besides those one is asked to, the ones that go on first. */
  readonly on: readonly LobbyGroupHugItem[];
  readonly recent: readonly HugListItem[];
  readonly waiting: readonly WaitingHug[];
};

const waitingText = ({ to, state }: OutboxHug): string => {
  switch (state.kind) {
    case "waiting":
      return `Your hug for ${to.name} is kept here and goes out as soon as there is a connection.`;
    case "sending":
      return `Your hug for ${to.name} is sent, and kept here until we know that it is through.`;
    case "refused":
      return `Your hug for ${to.name} could not be sent. ${sentenceOf(state.refusal)}`;
  }
};

/** What home shows: those who look at the app before those who are away or not here, nobody twice, never oneself. */
export const homeView = (state: ClientState): HomeView => {
  const { arrivals, lobby, groupHugs, inbox, outbox } = state;
  const people = peopleAround(state);
  const areHere = people.filter(({ presence }) => presence !== "offline").length;
  const [first] = arrivals;
  const isAsked = new Set(inbox.invitations.map(({ groupHugId }) => groupHugId));
  const open = groupHugs.filter(({ id }) => !isAsked.has(id));
  const isWaiting = new Set(arrivals.map(({ id }) => id));
  return {
    arrival: first ? { hug: first, more: arrivals.length - 1 } : null,
    people,
    moods: new Map(inbox.moods.map((mood) => [mood.id, mood])),
    isLooking: people.length === 0 && inbox.showActivityTo === null,
    othersCount: Math.max(0, lobby.count - (inbox.showActivityTo === "nobody" ? 0 : 1) - areHere),
    requests: inbox.requests,
    invitations: inbox.invitations,
    on: [...open.filter(({ phase }) => phase === "active"), ...open.filter(({ phase }) => phase === "pending")],
    recent: inbox.hugs.filter(({ id }) => !isWaiting.has(id)).slice(0, RECENT_SHOWN),
    waiting: outbox.map((hug) => ({
      key: hug.key,
      to: hug.to,
      text: waitingText(hug),
      isRefused: hug.state.kind === "refused",
    })),
  };
};

/** Of those whom one does not see. `more`: besides those whom one does. */
export const othersWords = (count: number, more: boolean): string => {
  const who = count === 1 ? "person is" : "people are";
  return `${count}${more ? " more" : ""} ${who} here.`;
};

/** Who sees that one is here. */
export const shownToWords = (audience: Audience): string =>
  ({
    nobody: "Nobody sees that you are here.",
    friends: "Only friends see that you are here.",
    followers: "Only people who follow you see that you are here.",
    everyone: "Everybody sees that you are here.",
  })[audience];

/** "Fern, 3 are here, begins when Fern starts it"; "full" and "the door is closed" where nobody new gets in. */
export const onWords = (hug: LobbyGroupHugItem, nowMs: number): string => {
  const { host, phase, here, capacity, isLocked, scheduledForMs } = hug;
  const when = phase === "active" ? "going on now" : beginWords(scheduledForMs, host.name, nowMs);
  const door = isLocked ? ["the door is closed"] : here >= capacity ? ["full"] : [];
  const who = phase === "pending" && scheduledForMs === null ? [] : [`with ${host.name}`];
  return [hereWords(here), when, ...who, ...door].join(" · ");
};

/** When a group hug to which one is asked begins. */
export const invitationWords = (scheduledForMs: number | null, nowMs: number): string =>
  scheduledForMs === null || scheduledForMs <= nowMs ? "now" : beginWords(scheduledForMs, "", nowMs);
