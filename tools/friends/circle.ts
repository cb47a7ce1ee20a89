import type { Clock } from "../../client/net/platform.port.ts";
import type { PersonHere } from "#shared/schema/presence.ts";
import type { HugMoodClient } from "../../client/net/state.ts";
import { circleDueAtMs, newCircle, stepCircle, type Act, type CircleEvent } from "./circle.rules.ts";
import { createCookieFetch } from "./cookie-fetch.ts";
import { createFriend, type Friend } from "./friend.ts";
import { startGatherings } from "./gatherings.ts";
import type { GatheringAct } from "./gatherings.state.ts";
import type { Jars } from "./jars.file.ts";
import { openToEverybody } from "./open-to-everybody.ts";
import { createNodeClient } from "./node-client.ts";
import { FRIENDS, isSimulated } from "./words.ts";

export type CircleDeps = {
  readonly url: string;
  readonly count: number;
  readonly seed: number;
  readonly jars: Jars;
  readonly clock: Clock;
  readonly onAct?: (act: Act | GatheringAct) => void;
};
export const CIRCLE_MOST = FRIENDS.length;

/** Starts simulated friends on a server; the returned function ends them. */
export const startCircle = async ({ url, count, seed, jars, clock, onAct }: CircleDeps): Promise<() => void> => {
  let state = newCircle(seed, count);
  let cancelTimer = () => {};
  const ids = new Map<number, string>();
  const friends: Friend[] = [];
  const clients: HugMoodClient[] = [];
  const apply = (event: CircleEvent): void => {
    const { state: next, acts } = stepCircle(state, event, clock.nowMs());
    state = next;
    for (const act of acts) {
      onAct?.(act);
      void friends[act.friend]?.act(act);
    }
    cancelTimer();
    const dueAtMs = circleDueAtMs(state);
    cancelTimer =
      dueAtMs === null ? () => {} : clock.after(Math.max(10, dueAtMs - clock.nowMs()), () => apply({ kind: "time" }));
  };
  const knowId = (place: number, id: string) => {
    ids.set(place, id);
    apply({ kind: "friends", ids: [...ids.values()] });
  };
  let lastLobby: readonly PersonHere[] = [];
  for (const [place, { name, being }] of FRIENDS.slice(0, count).entries()) {
    const cookieFetch = createCookieFetch(url, jars.of(name), jars.save);
    const client = createNodeClient(url, cookieFetch);
    const friend = createFriend(name, being, client, clock, {
      onId: (id) => {
        if (ids.get(place) === id) return;
        // Once more when they come in anew; until it is done a hug of a stranger asks them, and nobody answers.
        openToEverybody(url, cookieFetch).catch(() => undefined);
        knowId(place, id);
      },
      onLobby: (people) => {
        // The first friend looks around for all; nobody is judged before every friend is known by id.
        if (place !== 0 || people === lastLobby || ids.size < count) return;
        lastLobby = people;
        apply({ kind: "lobby", people: people.filter((person) => !isSimulated(person.name)) });
      },
      onArrival: (hug) => apply({ kind: "arrived", friend: place, hug }),
      onReaction: (hugId) => {
        const hug = client.store.getState().inbox.hugs.find((one) => one.id === hugId);
        if (hug !== undefined) apply({ kind: "answered_by", personId: hug.other.id });
      },
      onUnreachable: (personId) => apply({ kind: "unreachable", personId }),
    });
    friends.push(friend);
    clients.push(client);
  }
  const stopGatherings = startGatherings({ clients, seed, clock, onAct });
  // One after the other, as people do, so that a start is no storm.
  for (const friend of friends) await friend.start();
  return () => {
    cancelTimer();
    stopGatherings();
    for (const friend of friends) friend.stop();
  };
};
