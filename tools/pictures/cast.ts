import type { Being } from "#shared/schema/being.ts";
import type { HugMoodClient } from "../../client/net/state.ts";
import { createCookieFetch } from "../friends/cookie-fetch.ts";
import { openToEverybody } from "../friends/open-to-everybody.ts";
import { createNodeClient } from "../friends/node-client.ts";
import { createGroupCast, type GroupCast } from "./group-cast.ts";

const FRIENDS = {
  Fern: { colour: "sage", texture: "fleece" },
  Otis: { colour: "honey", texture: "plain" },
  Maren: { colour: "sea", texture: "stripe" },
  Juno: { colour: "rose", texture: "speckle" },
  Bo: { colour: "dusk", texture: "fleece" },
  Ilse: { colour: "clay", texture: "plain" },
  Tam: { colour: "moon", texture: "stripe" },
  Wren: { colour: "ember", texture: "speckle" },
} as const satisfies Record<string, Being>;
export type FriendName = keyof typeof FRIENDS;
/** Here from the beginning; the others come for the group hugs. */
const FIRST: readonly FriendName[] = ["Fern", "Otis", "Maren", "Juno", "Bo"];

/** A long, growing press with a little tremble in it. */
const PRESS = [30, 70, 110, 150, 180, 200, 215, 225, 235, 230, 240, 235, 225, 200, 150, 80, 30];

/** The friends in the pictures: real clients, who do what they are told and nothing else. */
export type Cast = {
  readonly group: GroupCast<FriendName>;
  come(...friends: readonly FriendName[]): Promise<void>;
  hug(friend: FriendName, to: string, design: string, message: string): Promise<void>;
  /** Answers the newest hug that reached this friend. */
  answer(friend: FriendName, emoji: string, message: string): Promise<void>;
  follow(friend: FriendName, userId: string): Promise<void>;
  /** The two follow each other. */
  befriend(one: FriendName, other: FriendName): Promise<void>;
  /** What a friend says about themselves. */
  describe(friend: FriendName, bio: string): Promise<void>;
  leave(): void;
};

const until = (client: HugMoodClient, isTrue: () => boolean): Promise<void> =>
  new Promise((resolve) => {
    const stop = client.store.subscribe(() => look());
    const look = (): void => {
      if (!isTrue()) return;
      stop();
      resolve();
    };
    look();
  });

export const inviteCast = async (url: string): Promise<Cast> => {
  const clients = new Map<FriendName, HugMoodClient>();
  const come = async (...names: readonly FriendName[]): Promise<void> => {
    for (const name of names) {
      const cookieFetch = createCookieFetch(url, {}, () => {});
      const client = createNodeClient(url, cookieFetch);
      await client.start();
      const entered = await client.enter(name, FRIENDS[name]);
      if (!entered.ok) throw new Error(`${name} could not come in: ${entered.refusal.code}`);
      await until(client, () => client.store.getState().connection.kind === "online");
      await openToEverybody(url, cookieFetch);
      clients.set(name, client);
    }
  };
  await come(...FIRST);
  const clientOf = (name: FriendName): HugMoodClient => {
    const client = clients.get(name);
    if (client === undefined) throw new Error(`There is no friend ${name}.`);
    return client;
  };
  const group = createGroupCast(clientOf);
  const follow = async (friend: FriendName, userId: string): Promise<void> => {
    const followed = await (await clientOf(friend).loadPeople()).follow(userId, true);
    if (!followed.ok) throw new Error(`${friend} could not follow: ${followed.refusal.code}`);
  };
  const idOf = (name: FriendName): string => {
    const { me } = clientOf(name).store.getState();
    if (me === null || me === "unknown") throw new Error(`${name} is not in.`);
    return me.id;
  };
  return {
    group,
    come,
    follow,
    befriend: async (one, other) => {
      await follow(one, idOf(other));
      await follow(other, idOf(one));
    },
    describe: async (friend, bio) => {
      const people = await clientOf(friend).loadPeople();
      const username = `${friend.toLowerCase()}.${idOf(friend).slice(-4).replaceAll(/\d/g, "x")}`;
      await people.setAbout({ username, bio });
    },
    hug: async (friend, to, design, message) => {
      const client = clientOf(friend);
      const someone = () => client.store.getState().lobby.people.find(({ name }) => name === to);
      await until(client, () => someone() !== undefined);
      const person = someone();
      if (person === undefined) throw new Error(`${friend} does not see ${to}.`);
      await client.sendHug({ to: person, design, squeeze: { stepMs: 50, samples: PRESS }, message });
      await until(client, () => client.store.getState().outbox.length === 0);
    },
    answer: async (friend, emoji, message) => {
      const client = clientOf(friend);
      await until(client, () => client.store.getState().arrivals.length > 0);
      const hug = client.store.getState().arrivals.at(-1);
      if (hug === undefined) throw new Error(`${friend} has no hug to answer.`);
      await client.see(hug.id);
      await client.react(hug.id, emoji, message);
    },
    leave: () => {
      group.leave();
      for (const client of clients.values()) client.stop();
    },
  };
};
