import { describe, expect, it } from "vitest";
import { createGroupHugSchema, GATHERING_MS } from "#shared/schema/group-hug.ts";
import { stockGroupDesign } from "#shared/design/stock/stock-group-designs.ts";
import type { LobbyGroupHugItem } from "../../client/net/state.ts";
import { GUESTS, OWN_CAPACITY, stepGatherings } from "./gatherings.rules.ts";
import {
  gatheringsDueAtMs,
  newGatherings,
  OPENS_BEFORE_MS,
  remembered,
  REMEMBERED_MOST,
  type GatheringAct,
  type GatheringsEvent,
  type GatheringsState,
} from "./gatherings.state.ts";
import type { RoomSeen } from "./group-seat.rules.ts";
import { GROUP_DESIGNS, GROUP_HUGS } from "./words.ts";

type Timed = readonly [number, GatheringsEvent];
const IDS = ["f0", "f1", "f2", "f3", "f4"];
/** Tells events at their moments and lets time pass to `untilMs`; `answer` says what an act leads to, at once. */
const run = (
  events: readonly Timed[],
  untilMs: number,
  { seed = 1, answer = (_act: GatheringAct): readonly GatheringsEvent[] => [] } = {},
) => {
  let state: GatheringsState = newGatherings(seed);
  const done: { readonly atMs: number; readonly act: GatheringAct }[] = [];
  const queue: Timed[] = [[0, { kind: "friends", ids: IDS }], ...events];
  for (let count = 0; count < 50_000; count += 1) {
    const dueAtMs = gatheringsDueAtMs(state) ?? Infinity;
    const [next] = queue;
    const atMs = Math.min(dueAtMs, next?.[0] ?? Infinity);
    if (atMs > untilMs) return { state, done, of: <K extends GatheringAct["kind"]>(kind: K) => of(done, kind) };
    const isTold = next !== undefined && next[0] <= dueAtMs;
    if (isTold) queue.shift();
    const step = stepGatherings(state, isTold ? next[1] : { kind: "time" }, atMs);
    state = step.state;
    done.push(...step.acts.map((act) => ({ atMs, act })));
    queue.unshift(...step.acts.flatMap(answer).map((event): Timed => [atMs, event]));
  }
  throw new Error("The friends never come to rest.");
};
const of = <K extends GatheringAct["kind"]>(
  done: readonly { readonly atMs: number; readonly act: GatheringAct }[],
  kind: K,
) =>
  done.flatMap(({ atMs, act }) =>
    act.kind === kind ? [{ atMs, act: act as Extract<GatheringAct, { kind: K }> }] : [],
  ); // as: just compared
const listed = (id: string, more: Partial<LobbyGroupHugItem> = {}): LobbyGroupHugItem => ({
  id,
  name: id,
  host: { id: "ann", name: "Ann", being: "sea/plain" },
  design: "campfire",
  phase: "pending",
  here: 1,
  capacity: 8,
  isLocked: false,
  scheduledForMs: null,
  ...more,
});
const lobby = (...groupHugs: LobbyGroupHugItem[]): GatheringsEvent => ({ kind: "lobby", listed: groupHugs });
const otis = { id: "f1", name: "Otis (simulated)", being: "sea/plain" };
const seen = (hostId: string, people: readonly string[] = [], phase: RoomSeen["phase"] = "pending"): RoomSeen => ({
  phase,
  hostId,
  members: people.map((id, slot) => ({ id, name: id, being: "sea/plain", slot, isIn: false, isHere: true })),
});
/** The room opens as soon as somebody sits down in it. */
const opening =
  (hostId: string, people: readonly string[] = []) =>
  (act: GatheringAct): readonly GatheringsEvent[] =>
    act.kind === "join" ? [{ kind: "room", friend: act.friend, room: seen(hostId, people) }] : [];

describe("the simulated friends and group hugs", () => {
  it("G1 a few of them join what a person opened, one after the other", () => {
    for (let seed = 0; seed < 30; seed += 1) {
      const { of: acts } = run([[1_000, lobby(listed("g1"))]], 120_000, { seed, answer: opening("ann", ["ann"]) });
      const joins = acts("join");
      expect(joins.length, `seed ${seed}`).toBe(GUESTS);
      expect(new Set(joins.map(({ act }) => act.friend)).size).toBe(GUESTS);
      expect(joins.every(({ atMs }, index) => atMs >= (joins[index - 1]?.atMs ?? 1_000) + 2_000)).toBe(true);
      expect(joins.at(-1)?.atMs).toBeLessThanOrEqual(28_000);
    }
  });
  it("G1 leave alone what is locked, full but for one place, or not open yet", () => {
    const closed = [
      listed("locked", { isLocked: true }),
      listed("full", { here: 7 }),
      listed("later", { scheduledForMs: 10_000_000 }),
      listed("pair", { here: 2, capacity: 2 }),
    ];
    expect(run([[0, lobby(...closed)]], 15_000).of("join")).toEqual([]);
    const pair = run([[0, lobby(listed("pair", { capacity: 2 }))]], 15_000, { answer: opening("ann") });
    expect(pair.of("join").length).toBeGreaterThan(0);
    expect(OPENS_BEFORE_MS).toBe(GATHERING_MS);
  });
  it("G1 each is in one group hug at a time", () => {
    const many = Array.from({ length: 6 }, (_, index) => listed(`g${index}`));
    const { of: acts } = run([[0, lobby(...many)]], 300_000, { answer: opening("ann", ["ann"]) });
    expect(acts("join").length).toBe(IDS.length);
  });
  it("G1 G3 one of their own is joined by one more only", () => {
    const { of: acts } = run([[0, lobby(listed("own", { host: otis }))]], 300_000, { answer: opening("f1") });
    expect(acts("join").length).toBe(2);
  });
  it("G2 come when they are invited, those who are busy later", () => {
    const invited: GatheringsEvent = { kind: "invited", friend: 2, groupHugId: "secret" };
    const { of: acts } = run(
      [
        [0, { kind: "lobby", listed: null }],
        [100, invited],
        [200, invited],
        [300, { ...invited, groupHugId: "other" }],
        [60_000, { kind: "room", friend: 2, room: seen("ann", [], "completed") }],
      ],
      120_000,
      { answer: opening("ann", ["ann"]) },
    );
    const joins = acts("join");
    expect(joins.map(({ act }) => `${act.friend} ${act.groupHugId}`).toSorted()).toEqual(["2 other", "2 secret"]);
    expect([(joins[0]?.atMs ?? 0) < 10_000, (joins[1]?.atMs ?? 0) > 60_000]).toEqual([true, true]);
  });
  it("G3 make one when nothing is open for a while, and never a second", () => {
    for (let seed = 0; seed < 20; seed += 1) {
      const { of: acts } = run([[1_000, lobby()]], 3_600_000, {
        seed,
        answer: (act) =>
          act.kind === "create"
            ? [{ kind: "created", friend: act.friend, groupHugId: "own" }, lobby(listed("own", { host: otis }))]
            : act.kind === "join"
              ? [{ kind: "room", friend: act.friend, room: seen("f0") }]
              : [],
      });
      expect(acts("create").length, `seed ${seed}`).toBe(1);
      const [made] = acts("create");
      expect(made && made.atMs >= 21_000 && made.atMs <= 41_000).toBe(true);
      expect(acts("join")[0]?.act).toMatchObject({ friend: made?.act.friend, groupHugId: "own" });
    }
  });
  it("G3 whoever is making one goes nowhere else meanwhile, and is in it then", () => {
    let creator = -1;
    const { of: acts } = run(
      [
        [0, lobby()],
        ...IDS.map((_, friend): Timed => [41_000, { kind: "invited", friend, groupHugId: "secret" }]),
        [41_000, lobby(listed("g1"))],
      ],
      120_000,
      {
        answer: (act) => {
          if (act.kind === "create") creator = act.friend;
          return opening("ann", ["ann"])(act);
        },
      },
    );
    expect(creator).toBeGreaterThanOrEqual(0);
    expect(acts("join").length).toBe(IDS.length - 1);
    expect(acts("join").map(({ act }) => act.friend)).not.toContain(creator);
    const state = { ...newGatherings(1), ids: IDS, creating: 2 };
    expect(stepGatherings(state, { kind: "created", friend: 2, groupHugId: "own" }, 0)).toMatchObject({
      acts: [{ kind: "join", friend: 2, groupHugId: "own" }],
      state: { creating: null },
    });
  });
  it("G4 remember only so many that were called off", () => {
    let known: ReadonlySet<string> = new Set();
    for (let count = 0; count < REMEMBERED_MOST + 5; count += 1) known = remembered(known, `g${count}`);
    expect([known.size, known.has("g4"), known.has("g5")]).toEqual([REMEMBERED_MOST, false, true]);
  });
  it("G3 try again when it did not work, and not while the lobby is out of reach", () => {
    const failing = (act: GatheringAct): readonly GatheringsEvent[] =>
      act.kind === "create" ? [{ kind: "created", friend: act.friend, groupHugId: null }] : [];
    const tries = run([[0, lobby()]], 600_000, { answer: failing }).of("create");
    expect(tries.length >= 14 && tries.length <= 30).toBe(true);
    const away = run(
      [
        [0, lobby()],
        [10_000, { kind: "lobby", listed: null }],
      ],
      600_000,
    );
    expect(away.done).toEqual([]);
  });
  it("G4 call off one of their own without people once a person's is open or invites, and come there", () => {
    const own = listed("own", { host: otis });
    const inOwn = (people: readonly string[]) => (act: GatheringAct) => {
      if (act.kind === "cancel")
        return IDS.map((_, friend): GatheringsEvent => ({ kind: "room", friend, room: seen("f1", [], "canceled") }));
      if (act.kind !== "join") return [];
      const isOwn = act.groupHugId === "own";
      const room = seen(isOwn ? (IDS[act.friend] ?? "") : "ann", isOwn ? people : ["ann"]);
      return [{ kind: "room" as const, friend: act.friend, room }];
    };
    const both = lobby(own, listed("g1"));
    const alone = run(
      [
        [0, lobby(own)],
        [40_000, both],
      ],
      120_000,
      { answer: inOwn([]) },
    );
    expect(alone.of("cancel").length).toBeGreaterThan(0);
    expect(alone.of("join").filter(({ act }) => act.groupHugId === "g1").length).toBe(GUESTS);
    const invited: GatheringsEvent = { kind: "invited", friend: 4, groupHugId: "secret" };
    expect(
      run(
        [
          [0, lobby(own)],
          [40_000, invited],
        ],
        41_000,
        { answer: inOwn([]) },
      ).of("cancel").length,
    ).toBeGreaterThan(0);
    expect(
      run(
        [
          [0, lobby(own)],
          [40_000, both],
        ],
        120_000,
        { answer: inOwn(["ann"]) },
      ).of("cancel"),
    ).toEqual([]);
  });
  it("G5 do not come back to one that was over for them", () => {
    const { of: acts } = run([[0, lobby(listed("g1"))]], 3_600_000, {
      answer: (act) => (act.kind === "join" ? [{ kind: "gone", friend: act.friend }] : []),
    });
    expect(
      acts("join")
        .map(({ act }) => act.friend)
        .toSorted(),
    ).toEqual([0, 1, 2, 3, 4]);
  });
  it("G6 do the same with the same seed", () => {
    const events: readonly Timed[] = [
      [0, lobby()],
      [50_000, lobby(listed("g1"))],
    ];
    const once = run(events, 300_000, { seed: 9, answer: opening("ann") });
    expect(run(events, 300_000, { seed: 9, answer: opening("ann") }).done).toEqual(once.done);
  });
  it("make only what the wire takes, with designs that everybody has", () => {
    for (const words of GROUP_HUGS) {
      const draft = { ...words, key: crypto.randomUUID(), design: GROUP_DESIGNS[0], capacity: OWN_CAPACITY };
      expect(createGroupHugSchema.safeParse({ ...draft, visibility: "listed", scheduledForMs: null }).success).toBe(
        true,
      );
    }
    for (const design of GROUP_DESIGNS) expect(stockGroupDesign(design)?.id).toBe(design);
  });
});
