import { LobbyState, LOBBY_SHOWN_MAX, type LobbyGroupHug, type LobbyPerson } from "#shared/schema/lobby.ts";
import { ANSWER_MAX_MS } from "#shared/schema/limits.ts";
import { invariant } from "../../../errors.ts";
import { createDice } from "../../testing/dice.ts";
import { projectLobby, projectViews } from "../lobby.project.ts";
import { AUDIENCES, type Audience } from "#shared/schema/audience.ts";
import type { DevicePresence } from "#shared/schema/presence.ts";
import { LISTING_LEAST_MS } from "../../listing.rules.ts";
import type { ListedGroupHug } from "../lobby.readings.rules.ts";
import { lobbyDueAtMs, type Lobby } from "../lobby.readings.rules.ts";
import {
  canSee,
  EMPTY_LOBBY,
  LISTING_FRESH_MS,
  shownOf,
  sightOf,
  stepLobby,
  type LobbyEvent,
  type LobbyStep,
  type ReadProfile,
} from "../lobby.rules.ts";

export type StepFunction = (lobby: Lobby, event: LobbyEvent, nowMs: number) => LobbyStep;
type Device = { readonly userId: string; presence: DevicePresence; readonly view: Set<LobbyPerson | LobbyGroupHug> };
type Listed = { readonly readId: number; readonly groupHugs: readonly ListedGroupHug[] };
type Read = { readonly userId: string; readonly readId: number; readonly profile: ReadProfile | null };

const PEOPLE = Array.from({ length: 8 }, (_, i) => `person-${i}`);
/** Who follows whom, as "one>other". */
const way = (one: string, other: string): string => `${one}>${other}`;
const pair = (one: string, other: string): string => [one, other].toSorted().join(" ");

/** The lobby with its database, hints and visitors, all driven by one integer. Throws when a rule is broken. */
export const simulateLobby = (seed: number, steps: number, step: StepFunction = stepLobby): void => {
  const dice = createDice(seed);
  const names = new Map(PEOPLE.map((id) => [id, id]));
  const blocks = new Set<string>();
  const follows = new Set<string>();
  const shows = new Map<string, Audience>();
  const quietUntilMs = new Map<string, number>();
  const devices = new Map<string, Device>();
  const reads: Read[] = [];
  const listings: Listed[] = [];
  let listed: readonly ListedGroupHug[] = [];
  let listingBeganMs = -Infinity;
  const state = new LobbyState();
  let lobby = EMPTY_LOBBY;
  let nowMs = 0;
  let lastId = 0;

  const showsTo = (userId: string): Audience => shows.get(userId) ?? "everyone";
  const noDisturbMs = (userId: string): number => Math.max(0, (quietUntilMs.get(userId) ?? 0) - nowMs);
  const seesAtLast = (viewer: string, other: string): boolean => {
    if (viewer === other) return true;
    if (blocks.has(pair(viewer, other))) return false;
    const isFollower = follows.has(way(viewer, other));
    const isFriend = isFollower && follows.has(way(other, viewer));
    return { nobody: false, friends: isFriend, followers: isFollower, everyone: true }[showsTo(other)];
  };
  const truth = (userId: string): ReadProfile | null => {
    const name = names.get(userId);
    if (name === undefined) return null;
    return {
      name,
      being: "ember/plain",
      hidden: new Set(PEOPLE.filter((id) => blocks.has(pair(userId, id)))),
      follows: new Set(PEOPLE.filter((id) => follows.has(way(userId, id)))),
      showActivityTo: showsTo(userId),
      noDisturbMs: noDisturbMs(userId),
    };
  };
  const tell = (event: LobbyEvent): boolean => {
    const result = step(lobby, event, nowMs);
    if (!result.ok) return false;
    lobby = result.state;
    for (const effect of result.effects) {
      // A read sees what the database holds as it begins.
      if (effect.kind === "read_person")
        reads.push({ userId: effect.userId, readId: effect.readId, profile: truth(effect.userId) });
      else if (effect.kind === "dismiss") for (const id of effect.deviceIds) devices.delete(id);
      else {
        invariant(nowMs - listingBeganMs >= LISTING_LEAST_MS, "The listed ones are not read too often.");
        listingBeganMs = nowMs;
        listings.push({ readId: effect.readId, groupHugs: listed });
      }
    }
    check();
    return true;
  };
  const check = (): void => {
    projectLobby(shownOf(lobby), state);
    const viewers = [...devices.values()].map(({ userId, view }) => ({
      userId,
      view: {
        has: (it: LobbyPerson | LobbyGroupHug) => view.has(it),
        add: (it: LobbyPerson | LobbyGroupHug) => view.add(it),
        remove: (it: LobbyPerson | LobbyGroupHug) => view.delete(it),
      },
    }));
    const sight = sightOf(lobby);
    projectViews(sight, viewers, state);
    const ids = lobby.listing.known.map(({ id }) => id);
    invariant([...state.groupHugs.keys()].toSorted().join() === ids.toSorted().join(), "What is listed is shown.");
    for (const groupHug of state.groupHugs.values()) {
      for (const { userId, view } of devices.values()) {
        const may = sight.canSeeGroupHug(userId, groupHug.id);
        invariant(view.has(groupHug) === may, "A view holds exactly the group hugs that may be seen.");
      }
    }
    const here = new Set([...devices.values()].map(({ userId }) => userId));
    invariant(state.count <= here.size, "Nobody is counted twice.");
    invariant(state.people.size <= LOBBY_SHOWN_MAX, "What is shown is bounded.");
    for (const person of state.people.values()) {
      const own = [...devices.values()].filter(({ userId }) => userId === person.id);
      invariant(own.length > 0, "Who left is not shown.");
      const isAway = own.every(({ presence }) => presence === "away");
      const isQuiet = person.presence === "do_not_disturb";
      invariant(isQuiet || (person.presence === "away") === isAway, "Away means away everywhere.");
      for (const { userId, view } of devices.values()) {
        invariant(view.has(person) === canSee(lobby, userId, person.id), "A view holds exactly who may be seen.");
      }
    }
  };
  const someDevice = () => dice.pick([...devices]);
  const finishRead = (isGood: boolean): void => {
    const read = reads.splice(dice.whole(0, reads.length - 1), 1)[0];
    if (!read) return;
    if (!isGood && dice.chance(0.2)) tell({ ...read, kind: "read_failed" });
    else tell({ ...read, kind: "person_read" });
  };
  const finishListing = (isGood: boolean): void => {
    const read = listings.splice(dice.whole(0, listings.length - 1), 1)[0];
    if (!read) return;
    if (!isGood && dice.chance(0.3)) tell({ kind: "group_hugs_failed", readId: read.readId });
    else tell({ kind: "group_hugs_read", ...read });
  };
  const relist = (): void => {
    listed = Array.from({ length: dice.whole(0, 4) }, (): ListedGroupHug => {
      const hostId = dice.pick(PEOPLE) ?? "";
      const host = { id: hostId, name: hostId, being: "ember/plain" };
      const userIds = PEOPLE.filter(() => dice.chance(0.2));
      const of = {
        name: `name-${(lastId += 1)}`,
        here: userIds.length,
        userIds,
        capacity: 9,
        isLocked: dice.chance(0.5),
      };
      return { id: `hug-${dice.whole(1, 6)}`, host, design: "d", phase: "pending", scheduledForMs: null, ...of };
    }).filter(({ id }, index, all) => all.findIndex((other) => other.id === id) === index);
  };
  const acts: readonly (() => void)[] = [
    () => {
      const userId = dice.pick(PEOPLE) ?? "";
      const deviceId = `device-${(lastId += 1)}`;
      devices.set(deviceId, { userId, presence: "online", view: new Set() });
      tell({ kind: "device_joined", deviceId, userId });
    },
    () => {
      const [deviceId, device] = someDevice() ?? [];
      if (deviceId === undefined || !device) return;
      devices.delete(deviceId);
      tell({ kind: "device_left", deviceId, userId: device.userId });
    },
    () => {
      const [deviceId, device] = someDevice() ?? [];
      if (deviceId === undefined || !device) return;
      const before = device.presence;
      device.presence = dice.chance(0.5) ? "away" : "online";
      const { presence, userId } = device;
      if (!tell({ kind: "presence_set", deviceId, userId, presence })) device.presence = before;
    },
    () => {
      const [one = "", other = ""] = [dice.pick(PEOPLE), dice.pick(PEOPLE)];
      if (one === other) return;
      if (!blocks.delete(pair(one, other))) blocks.add(pair(one, other));
      tell({ kind: "people_changed", userIds: [one, other] });
    },
    () => {
      const [one = "", other = ""] = [dice.pick(PEOPLE), dice.pick(PEOPLE)];
      if (!follows.delete(way(one, other))) follows.add(way(one, other));
      tell({ kind: "people_changed", userIds: [one, other] });
    },
    () => {
      const userId = dice.pick(PEOPLE) ?? "";
      if (dice.chance(0.5)) shows.set(userId, dice.pick(AUDIENCES) ?? "nobody");
      else quietUntilMs.set(userId, nowMs + dice.whole(0, 5_000));
      tell({ kind: "people_changed", userIds: [userId] });
    },
    () => {
      const userId = dice.pick(PEOPLE) ?? "";
      if (dice.chance(0.1)) names.delete(userId);
      else names.set(userId, `name-${(lastId += 1)}`);
      tell({ kind: "people_changed", userIds: [userId] });
    },
    () => finishRead(false),
    () => finishRead(false),
    () => finishRead(false),
    () => {
      if (dice.chance(0.6)) return finishListing(false);
      relist();
      // Or with a hint that was lost.
      if (dice.chance(0.7)) tell({ kind: "group_hugs_changed" });
    },
    () => {
      nowMs += dice.chance(0.05) ? dice.whole(0, 3 * ANSWER_MAX_MS) : dice.whole(0, 400);
      const due = lobbyDueAtMs(lobby);
      if (due !== null && nowMs >= due) tell({ kind: "tick" });
    },
  ];

  for (let i = 0; i < steps; i += 1) dice.pick(acts)?.();
  const endMs = nowMs + 3 * ANSWER_MAX_MS + LISTING_FRESH_MS;
  for (let rounds = 0; reads.length > 0 || listings.length > 0 || nowMs < endMs; rounds += 1) {
    invariant(rounds < 500, "Everything comes to an end.");
    if (reads.length > 0) finishRead(true);
    else if (listings.length > 0) finishListing(true);
    else if (lobbyDueAtMs(lobby) === null) break;
    else {
      nowMs = Math.max(nowMs, lobbyDueAtMs(lobby) ?? nowMs);
      tell({ kind: "tick" });
    }
  }
  const here = new Set([...devices.values()].map(({ userId }) => userId));
  if (here.size > 0) {
    const shown = lobby.listing.known.map(({ name }) => name);
    invariant(shown.join() === listed.map(({ name }) => name).join(), "At last what is listed is what there is.");
  }
  for (const { userId, view } of devices.values()) {
    for (const groupHug of state.groupHugs.values()) {
      const userIds = listed.find(({ id }) => id === groupHug.id)?.userIds ?? [];
      const isOwn = userId === groupHug.hostId || userIds.includes(userId);
      const meets = isOwn ? [groupHug.hostId] : [groupHug.hostId, ...userIds];
      const isBlocked = meets.some((other) => blocks.has(pair(userId, other)));
      invariant(view.has(groupHug) === !isBlocked, "At last exactly those without a block see a group hug.");
    }
  }
  for (const userId of here) {
    invariant(state.people.get(userId)?.name === names.get(userId), "At last everybody has their own name.");
    invariant(
      state.count === [...here].filter((id) => showsTo(id) !== "nobody").length,
      "At last who shows is counted.",
    );
    invariant(
      (state.people.get(userId)?.presence === "do_not_disturb") === noDisturbMs(userId) > 0,
      "At last who may be disturbed is not said to mind.",
    );
    for (const other of here)
      invariant(canSee(lobby, userId, other) === seesAtLast(userId, other), "At last exactly those see who may.");
  }
};
