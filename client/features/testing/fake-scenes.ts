import { NO_LIMIT, type HugView } from "#shared/schema/hug.ts";
import { EMPTY_STATE, type ClientState } from "../../net/state.ts";
import { fakeRequests } from "./fake-consent-client.ts";
import { fakeInvitations, fakeLobbyGroupHugs } from "./fake-group-hugs.ts";
import { ANA, fakeId as id, FRIENDS } from "./fake-people.ts";

export { ANA, FRIENDS } from "./fake-people.ts";

const DESIGNS = ["bear", "heartbeat", "sway", "purr", "wave", "firefly", "long-breath", "soft-landing"];
const LINES = [
  "Thinking of you before your exam. You have done the work; now breathe.",
  "",
  "For the long way home.",
  "I heard about your week. No need to answer, just lean in for a moment.",
];
const SAMPLES = [20, 60, 110, 160, 200, 220, 225, 215, 220, 210, 180, 120, 60, 20];

/** Sent and received, newest first, over some days. */
export const fakeHistory = (nowMs: number): readonly HugView[] =>
  Array.from({ length: 14 }, (_, index): HugView => ({
    id: id(100 + index),
    direction: index % 3 === 1 ? "sent" : "received",
    other: FRIENDS[index % FRIENDS.length] ?? ANA,
    design: DESIGNS[index % DESIGNS.length] ?? "bear",
    squeeze: { stepMs: 50, samples: SAMPLES },
    message: LINES[index % LINES.length] ?? "",
    sentAtMs: nowMs - index * index * 40 * 60_000 - 90_000,
    isSeen: index > 0 && index !== 4,
    reaction: index % 3 === 1 ? { emoji: "🧡", message: index === 1 ? "That was exactly it" : "", atMs: nowMs } : null,
    answers: null,
    touch: NO_LIMIT,
    request: null,
  }));

/**
 * What there is to see: `home`, `empty`, `welcome`, `offline`, `waiting` (hugs not seen yet), `outdated`, `arriving`,
 * `crowd`, `invited`; those of a group hug (`group-...`) are in `fake-group-session.ts`, of an account (`account...`) in
 * `fake-account-client.ts`, of picture, invitation link and notifications (`own...`) in `fake-own-client.ts`, of one's data
 * (`data-...`, `leaving`) in `fake-data-rights.ts`, of restrictions (`suspended`, `held`, `limited`, `raid`, `reminded`) in `fake-own-restrictions.ts`, of people (`people-...`) in `fake-people-client.ts`, of consent
 * (`consent...`) in `fake-consent-client.ts`, of moods (`mood-...`) in `fake-moods-client.ts`, of
 * insights (`insights-...`) in `fake-insights.ts`, of reports (`reports...`) in `fake-reports.ts`, of the staff (`staff...`) in `fake-staff.ts`.
 */
export const fakeScene = (scene: string, nowMs: number): ClientState => {
  const history = fakeHistory(nowMs);
  const people = FRIENDS.slice(0, 5).map((person, index) => ({
    ...person,
    presence: index === 2 ? ("away" as const) : ("online" as const),
  }));
  const crowd = Array.from({ length: 40 }, (_, index) => ({
    ...(people[index % 5] ?? people[0]),
    id: id(300 + index),
  }));
  const state: ClientState = {
    ...EMPTY_STATE,
    me: { ...ANA, isGuest: true },
    connection: { kind: "online" },
    inbox: { ...EMPTY_STATE.inbox, hugs: history.slice(1, 9), devices: 1 },
    lobby: { people, count: 6 },
    groupHugs: fakeLobbyGroupHugs(nowMs),
  };
  switch (scene) {
    case "account":
    case "account-away":
    case "account-codes":
      return { ...state, me: { ...ANA, isGuest: false } };
    case "leaving":
      return { ...EMPTY_STATE, me: null, connection: { kind: "leaving" } };
    case "suspended":
      return { ...EMPTY_STATE, me: null, connection: { kind: "suspended" } };
    case "welcome":
      return { ...EMPTY_STATE, me: null, connection: { kind: "signed_out" } };
    case "empty":
      return { ...state, inbox: { ...state.inbox, hugs: [] }, lobby: { people: [], count: 1 }, groupHugs: [] };
    case "invited":
      return { ...state, inbox: { ...state.inbox, invitations: fakeInvitations(nowMs) } };
    case "waiting":
      return {
        ...state,
        arrivals: history.filter((hug) => hug.direction === "received").slice(0, 2),
        inbox: { ...state.inbox, unread: 2 },
      };
    case "consent":
      return {
        ...state,
        inbox: {
          ...state.inbox,
          requests: fakeRequests(nowMs),
          need: { key: id(500), people: 3, expiresAtMs: nowMs + 20 * 3_600_000 },
        },
      };
    case "friends-moods":
      return {
        ...state,
        inbox: {
          ...state.inbox,
          moods: people.slice(0, 2).map(({ id: friendId, name, being }, at) => ({
            id: friendId,
            name,
            being,
            mood: at === 0 ? "quietly proud" : "tired",
            valence: at === 0 ? 0.8 : 0.3,
            arousal: at === 0 ? 0.5 : 0.1,
            feltAtMs: nowMs - 3_600_000,
          })),
        },
      };
    case "consent-quiet":
      return {
        ...state,
        inbox: {
          ...state.inbox,
          consent: { ...state.inbox.consent, noDisturbUntilMs: nowMs + 3_600_000, quietFrom: 1320, quietUntil: 420 },
        },
      };
    case "crowd":
      return { ...state, lobby: { people: crowd as ClientState["lobby"]["people"], count: 140 } }; // All of one form.
    case "outdated":
      return { ...state, connection: { kind: "outdated" } };
    case "reacted":
      return {
        ...state,
        reactions: [
          { hugId: history[1]?.id ?? "", reaction: { emoji: "🌙", message: "Sleep well, you", atMs: nowMs } },
        ],
      };
    case "offline":
      return {
        ...state,
        connection: { kind: "offline" },
        outbox: [
          {
            key: "key-a",
            to: FRIENDS[1] ?? ANA,
            design: "bear",
            squeeze: { stepMs: 50, samples: SAMPLES },
            message: "",
            madeAtMs: nowMs,
            state: { kind: "waiting" },
          },
        ],
      };
    default:
      return state;
  }
};
