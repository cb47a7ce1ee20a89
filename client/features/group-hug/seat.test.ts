import { createStore } from "zustand/vanilla";
import { expect, test } from "vitest";
import { createClientStore, type GroupHugLive, type GroupHugSession } from "../../net/state.ts";
import { createFakeGroupSession } from "../testing/fake-group-session.ts";
import { createSeat } from "./seat.ts";

const seated = () => {
  const store = createStore<GroupHugLive>(() => ({
    connection: { kind: "starting" },
    denial: null,
    room: null,
    isInStep: false,
    told: null,
  }));
  const calls: string[] = [];
  const openGroupHug = (id: string) => {
    calls.push("open");
    return { ...createFakeGroupSession(id, "group-guest"), store, close: () => void calls.push("close") };
  };
  return { store, calls, seat: createSeat({ openGroupHug, store: createClientStore() }, "one") };
};

test("SEAT-1 it is taken when the page is there and given back when it goes, as often as that happens", () => {
  const { calls, seat } = seated();
  expect(seat.get()).toBeNull();
  for (let times = 0; times < 2; times += 1) {
    const leave = seat.subscribe(() => {});
    expect(seat.get()?.live.connection.kind).toBe("starting");
    leave();
    expect(seat.get()).toBeNull();
  }
  expect(calls).toEqual(["open", "close", "open", "close"]);
});

test("SEAT-2 what changes in the room is told once, and is the same until it changes again", () => {
  const { store, seat } = seated();
  let told = 0;
  const leave = seat.subscribe(() => {
    told += 1;
  });
  const before = seat.get();
  expect(seat.get()).toBe(before);
  store.setState({ denial: "hug_full" });
  expect(told).toBe(1);
  expect(seat.get()?.live.denial).toBe("hug_full");
  leave();
  store.setState({ denial: null });
  expect(told).toBe(1);
});

test("SEAT-3 nobody signed in has none", () => {
  const client = createClientStore();
  const seat = createSeat({ openGroupHug: () => null, store: client }, "one");
  const leave = seat.subscribe(() => {});
  client.setState({ arrivals: [] });
  expect(seat.get()).toBeNull();
  leave();
});

test("SEAT-4 it is taken as soon as there is somebody whose seat it is, once", () => {
  const client = createClientStore();
  const calls: string[] = [];
  let session: GroupHugSession | null = null;
  const openGroupHug = () => {
    if (session) calls.push("open");
    return session;
  };
  const seat = createSeat({ openGroupHug, store: client }, "one");
  const leave = seat.subscribe(() => calls.push("told"));
  session = { ...createFakeGroupSession("one", "group-guest"), close: () => void calls.push("close") };
  client.setState({ arrivals: [] });
  expect(seat.get()?.session).toBe(session);
  client.setState({ arrivals: [] });
  leave();
  client.setState({ arrivals: [] });
  expect([calls, seat.get()]).toEqual([["open", "told", "close"], null]);
});
