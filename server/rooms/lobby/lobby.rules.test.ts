import { expect, test } from "vitest";
import { LOBBY_SHOWN_MAX } from "#shared/schema/lobby.ts";
import { ANSWER_MAX_MS, REQUEST_LIMITS } from "#shared/schema/limits.ts";
import { GAP_SPREAD_MS, GAP_WAIT_MS } from "../reading.rules.ts";
import { lobbyDueAtMs, READ_RETRY_LEAST_MS } from "./lobby.readings.rules.ts";
import type { DevicePresence } from "#shared/schema/presence.ts";
import { LISTING_LEAST_MS } from "../listing.rules.ts";
import type { ListedGroupHug } from "./lobby.readings.rules.ts";
import {
  canSee,
  EMPTY_LOBBY,
  LISTING_FRESH_MS,
  presencesOf,
  shownOf,
  sightOf,
  stepLobby,
  type LobbyEffect,
  type LobbyEvent,
  type ReadProfile,
} from "./lobby.rules.ts";

const opened = () => {
  let lobby = EMPTY_LOBBY;
  const room = {
    nowMs: 0,
    effects: [] as readonly LobbyEffect[],
    lobby: () => lobby,
    tell(event: LobbyEvent) {
      const step = stepLobby(lobby, event, room.nowMs);
      room.effects = step.ok ? step.effects : [];
      if (step.ok) lobby = step.state;
      return step.ok ? null : step.refusal;
    },
    join: (userId: string, deviceId = `${userId}-phone`) => room.tell({ kind: "device_joined", userId, deviceId }),
    leave: (userId: string, deviceId = `${userId}-phone`) => room.tell({ kind: "device_left", userId, deviceId }),
    set: (userId: string, presence: DevicePresence, deviceId = `${userId}-phone`) =>
      room.tell({ kind: "presence_set", userId, deviceId, presence }),
    /** Ends the read under way of this person. */
    read(userId: string, of: Partial<ReadProfile> | null = {}) {
      const reading = lobby.people.get(userId)?.reading;
      const readId = reading?.kind === "reading" ? reading.readId : 0;
      const nothing = { hidden: new Set<string>(), follows: new Set<string>(), noDisturbMs: 0 };
      const profile = of && {
        name: userId,
        being: "ember/plain",
        showActivityTo: "everyone" as const,
        ...nothing,
        ...of,
      };
      return room.tell({ kind: "person_read", userId, readId, profile });
    },
    come(userId: string, of?: Partial<ReadProfile>) {
      room.join(userId);
      room.read(userId, of);
    },
    /** Ends the reading of group hugs that is under way. */
    list(...groupHugs: readonly ListedGroupHug[]) {
      return room.tell({ kind: "group_hugs_read", readId: room.listingId(), groupHugs });
    },
    listingId() {
      const { phase } = lobby.listing.reading;
      return phase.kind === "reading" ? phase.readId : 0;
    },
    hint: () => room.tell({ kind: "group_hugs_changed" }),
    isListing: () => room.effects.some(({ kind }) => kind === "read_group_hugs"),
    tick(atMs: number) {
      room.nowMs = atMs;
      return room.tell({ kind: "tick" });
    },
    listed: () => shownOf(lobby).groupHugs.map(({ id }) => id),
    shown: () => shownOf(lobby).people.map(({ id, presence }) => `${id} ${presence}`),
  };
  return room;
};

test("L1 several connections are one entry, away only when all are, gone only when all are", () => {
  const room = opened();
  room.come("ann");
  room.join("ann", "tablet");
  room.set("ann", "away");
  expect(room.shown()).toEqual(["ann online"]);
  room.set("ann", "away", "tablet");
  expect(room.shown()).toEqual(["ann away"]);
  room.leave("ann");
  room.set("ann", "online", "tablet");
  expect([room.shown(), shownOf(room.lobby()).count]).toEqual([["ann online"], 1]);
  room.leave("ann", "tablet");
  expect([room.shown(), shownOf(room.lobby()).count]).toEqual([[], 0]);
});

test("L2 the first are shown, all are counted, and the next one moves up", () => {
  const room = opened();
  for (let i = 0; i < LOBBY_SHOWN_MAX + 2; i += 1) room.come(`p${i}`);
  expect([room.shown().length, shownOf(room.lobby()).count]).toEqual([LOBBY_SHOWN_MAX, LOBBY_SHOWN_MAX + 2]);
  expect(room.shown()).not.toContain(`p${LOBBY_SHOWN_MAX} online`);
  room.leave("p0");
  expect(room.shown()).toContain(`p${LOBBY_SHOWN_MAX} online`);
});

test("L2 who shows themselves to more people is shown before the others; who shows themselves to nobody is not counted", () => {
  const room = opened();
  room.come("shy", { showActivityTo: "nobody" });
  room.come("ann", { showActivityTo: "friends" });
  room.come("ben", { showActivityTo: "followers" });
  room.join("eve");
  for (let i = 0; i < LOBBY_SHOWN_MAX - 2; i += 1) room.come(`p${i}`);
  const { people, count } = shownOf(room.lobby());
  expect([people[0]?.id, people.at(-2)?.id, people.at(-1)?.id]).toEqual(["p0", "ben", "ann"]);
  expect([people.length, count]).toEqual([LOBBY_SHOWN_MAX, LOBBY_SHOWN_MAX]);
});

test("L3 nobody is shown or sees before the database has spoken", () => {
  const room = opened();
  room.come("ann");
  room.join("ben");
  expect(room.effects).toMatchObject([{ kind: "read_person", userId: "ben" }]);
  expect([room.shown(), canSee(room.lobby(), "ben", "ann")]).toEqual([["ann online"], false]);
  room.read("ben");
  expect(canSee(room.lobby(), "ben", "ann")).toBe(true);
});

test.each([
  ["ann", "ben"],
  ["ben", "ann"],
])("L3 a block that only %s knows of hides both", (knows, other) => {
  const room = opened();
  room.come(knows, { hidden: new Set([other]) });
  room.come(other);
  expect([canSee(room.lobby(), knows, other), canSee(room.lobby(), other, knows)]).toEqual([false, false]);
  expect(canSee(room.lobby(), knows, knows)).toBe(true);
});

test.each([
  ["nobody", [], false],
  ["friends", ["ann"], false],
  ["friends", ["ann", "ben"], true],
  ["followers", ["ben"], false],
  ["followers", ["ann"], true],
  ["everyone", [], true],
] as const)(
  "L3 shown to %s, with follows by %j: is seen: %s; oneself always is",
  (showActivityTo, following, isSeen) => {
    const room = opened();
    const followsOf = (one: "ann" | "ben", other: string) =>
      new Set((following as readonly string[]).includes(one) ? [other] : []);
    room.come("ann", { follows: followsOf("ann", "ben") });
    room.come("ben", { follows: followsOf("ben", "ann"), showActivityTo });
    expect(canSee(room.lobby(), "ann", "ben")).toBe(isSeen);
    expect(canSee(room.lobby(), "ben", "ben")).toBe(true);
  },
);

test("L1 who is not to be disturbed is so until then, and underneath as their devices are", () => {
  const room = opened();
  room.come("ann", { noDisturbMs: 5_000 });
  room.set("ann", "away");
  expect([room.shown(), lobbyDueAtMs(room.lobby())]).toEqual([["ann do_not_disturb"], 5_000]);
  expect([...presencesOf(room.lobby())]).toEqual([["ann", "away"]]);
  room.tick(4_999);
  expect(room.shown()).toEqual(["ann do_not_disturb"]);
  room.tick(5_000);
  expect(room.shown()).toEqual(["ann away"]);
});

test("L4 who changed is read again, once more when the hint came during a read, and nobody else", () => {
  const room = opened();
  room.come("ann");
  room.come("ben");
  room.tell({ kind: "people_changed", userIds: ["ann", "ann", "nobody"] });
  expect(room.effects).toMatchObject([{ kind: "read_person", userId: "ann" }]);
  room.tell({ kind: "people_changed", userIds: ["ann"] });
  expect(room.effects).toEqual([]);
  room.read("ann", { name: "Änne" });
  expect(room.effects).toMatchObject([{ kind: "read_person", userId: "ann" }]);
  expect(shownOf(room.lobby()).people[0]?.name).toBe("Änne");
  room.read("ann");
  expect(room.effects).toEqual([]);
});

test("L4 after a time without hints everybody is read again, not at once; a hint still counts at once", () => {
  const room = opened();
  const everybody = ["ann", "ben", "cho", "dan", "eve"];
  for (const userId of everybody) room.come(userId);
  room.tell({ kind: "people_may_have_changed" });
  expect(room.effects).toEqual([]);
  expect(lobbyDueAtMs(room.lobby())).toBe(GAP_WAIT_MS);
  const read: string[] = [];
  const pass = (untilMs: number) => {
    for (; room.nowMs <= untilMs; room.tick(room.nowMs + 100)) {
      for (const effect of room.effects) {
        if (effect.kind !== "read_person") continue;
        read.push(effect.userId);
        room.read(effect.userId);
      }
    }
  };
  pass(GAP_WAIT_MS + 200);
  expect(read).toEqual(["ann"]);
  room.tell({ kind: "people_changed", userIds: ["eve"] });
  pass(room.nowMs);
  expect(read).toEqual(["ann", "eve"]);
  pass(GAP_WAIT_MS + GAP_SPREAD_MS);
  expect(read).toEqual(["ann", "eve", "ben", "cho", "dan"]);
  expect(room.shown()).toHaveLength(everybody.length);
});

test("L5 a failed read is tried again after a wait that doubles; what was known stays", () => {
  const room = opened();
  room.come("ann");
  room.tell({ kind: "people_changed", userIds: ["ann"] });
  room.nowMs = ANSWER_MAX_MS;
  room.tell({ kind: "tick" });
  expect(lobbyDueAtMs(room.lobby())).toBe(ANSWER_MAX_MS + READ_RETRY_LEAST_MS);
  room.nowMs += READ_RETRY_LEAST_MS;
  room.tell({ kind: "tick" });
  const readId = room.lobby().nextRead - 1;
  room.tell({ kind: "read_failed", userId: "ann", readId });
  expect(lobbyDueAtMs(room.lobby())).toBe(room.nowMs + 2 * READ_RETRY_LEAST_MS);
  expect(room.shown()).toEqual(["ann online"]);
});

test("L6 somebody unknown is sent away with every connection", () => {
  const room = opened();
  room.join("ann");
  room.join("ann", "tablet");
  room.read("ann", null);
  expect(room.effects).toEqual([{ kind: "dismiss", deviceIds: ["ann-phone", "tablet"] }]);
  expect(shownOf(room.lobby()).count).toBe(0);
  expect(room.set("ann", "away")).toEqual({ code: "no_such_person" });
  room.leave("ann");
});

test("L7 presence has a rate for all connections of a person together", () => {
  const room = opened();
  room.come("ann");
  room.join("ann", "tablet");
  const { burst, perMinute } = REQUEST_LIMITS["presence/set"];
  for (let i = 0; i < burst; i += 1) {
    expect(room.set("ann", "away", i % 2 === 0 ? "tablet" : "ann-phone")).toBeNull();
  }
  expect(room.set("ann", "online")).toEqual({ code: "too_many", retryAfterMs: 60_000 / perMinute });
  room.nowMs += 60_000 / perMinute;
  expect(room.set("ann", "online")).toBeNull();
});

const listedHug = (id: string, hostId = "zoe", userIds: readonly string[] = []): ListedGroupHug => ({
  id,
  name: id,
  host: { id: hostId, name: hostId, being: "ember/plain" },
  design: "campfire",
  phase: "pending",
  here: 1,
  capacity: 10,
  isLocked: false,
  scheduledForMs: null,
  userIds,
});

test("L8 group hugs are read when the first one comes, and again while somebody is here", () => {
  const room = opened();
  room.hint();
  expect([room.isListing(), lobbyDueAtMs(room.lobby())]).toEqual([false, null]);
  room.join("ann");
  expect(room.isListing()).toBe(true);
  room.list(listedHug("one"));
  room.read("ann");
  expect([room.listed(), lobbyDueAtMs(room.lobby())]).toEqual([["one"], LISTING_FRESH_MS]);
  room.tick(LISTING_FRESH_MS);
  expect(room.isListing()).toBe(true);
  room.list();
  expect(room.listed()).toEqual([]);
  room.leave("ann");
  expect(lobbyDueAtMs(room.lobby())).toBeNull();
  room.nowMs = 5 * LISTING_FRESH_MS;
  room.join("ben");
  expect(room.isListing()).toBe(true);
});

test("L8 hints have them read at most once a second, and a hint during a read once more", () => {
  const room = opened();
  room.come("ann");
  room.list();
  for (let i = 0; i < 5; i += 1) {
    room.hint();
    expect(room.isListing()).toBe(false);
  }
  room.tick(LISTING_LEAST_MS);
  expect(room.isListing()).toBe(true);
  room.hint();
  room.list(listedHug("old"));
  expect([room.listed(), lobbyDueAtMs(room.lobby())]).toEqual([["old"], 2 * LISTING_LEAST_MS]);
  room.tick(2 * LISTING_LEAST_MS);
  expect(room.isListing()).toBe(true);
});

test("L8 a read that fails or hangs is tried again after a wait that doubles, hints or not; what was known stays", () => {
  const room = opened();
  room.come("ann");
  room.list(listedHug("one"));
  room.tick(LISTING_FRESH_MS);
  room.tick(LISTING_FRESH_MS + ANSWER_MAX_MS);
  room.hint();
  expect(lobbyDueAtMs(room.lobby())).toBe(room.nowMs + LISTING_LEAST_MS);
  room.tick(room.nowMs + LISTING_LEAST_MS);
  room.tell({ kind: "group_hugs_failed", readId: room.listingId() });
  expect([lobbyDueAtMs(room.lobby()), room.listed()]).toEqual([room.nowMs + 2 * LISTING_LEAST_MS, ["one"]]);
});

test("L9 nobody sees what is hosted by somebody with a block between them, and nothing before they are known", () => {
  const room = opened();
  room.come("ann", { hidden: new Set(["zoe"]) });
  room.join("ben");
  room.list(listedHug("zoe's", "zoe"), listedHug("eve's", "eve"), listedHug("ben's", "ben"));
  const seen = (userId: string) => room.listed().filter((id) => sightOf(room.lobby()).canSeeGroupHug(userId, id));
  expect([seen("ann"), seen("ben"), seen("nobody")]).toEqual([["eve's", "ben's"], [], []]);
  room.read("ben");
  expect(seen("ben")).toEqual(["zoe's", "eve's", "ben's"]);
  room.come("zoe", { hidden: new Set(["ben"]) });
  expect(seen("ben")).toEqual(["eve's", "ben's"]);
});

test("L9 nobody sees one with somebody in it with a block between them, but for its host and who is in it", () => {
  const room = opened();
  room.come("ann", { hidden: new Set(["zoe"]) });
  room.come("ben");
  room.list(
    listedHug("others'", "eve", ["eve", "zoe"]),
    listedHug("own", "ann", ["zoe"]),
    listedHug("shared", "eve", ["ann", "zoe"]),
    listedHug("without", "eve", ["ben"]),
  );
  const seen = (userId: string) => room.listed().filter((id) => sightOf(room.lobby()).canSeeGroupHug(userId, id));
  expect(seen("ann")).toEqual(["own", "shared", "without"]);
  expect(seen("ben")).toEqual(room.listed());
});
