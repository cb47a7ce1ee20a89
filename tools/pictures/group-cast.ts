import type { CreateGroupHug } from "#shared/schema/group-hug.ts";
import type { GroupHugLive, GroupHugSession, HugMoodClient, Result } from "../../client/net/state.ts";
import { reportBeats } from "../friends/beat-reports.ts";
import { timers } from "../friends/node-client.ts";

/** What friends in the pictures do in group hugs. */
export type GroupCast<Name extends string> = {
  open(friend: Name, draft: Omit<CreateGroupHug, "key">): Promise<string>;
  /** Comes in, and takes part in touch if `isIn`. */
  join(friend: Name, groupHugId: string, isIn: boolean): Promise<void>;
  invite(friend: Name, groupHugId: string, name: string): Promise<void>;
  /** By the host. */
  start(host: Name): Promise<void>;
  /** How strongly everybody presses from now on, 0..1; `otherwise` for those who are not named. */
  press(pressures: Readonly<Partial<Record<Name, number>>>, otherwise: number): void;
  leave(): void;
};

const until = (session: GroupHugSession, isTrue: (live: GroupHugLive) => boolean): Promise<void> =>
  new Promise((resolve) => {
    const look = (live: GroupHugLive): void => {
      if (!isTrue(live)) return;
      stop();
      resolve();
    };
    const stop = session.store.subscribe(look);
    look(session.store.getState());
  });

const mustBe = (what: string, result: Result): void => {
  if (!result.ok) throw new Error(`${what} was refused: ${result.refusal.code}.`);
};

/** For friends with a client each. */
export const createGroupCast = <Name extends string>(clientOf: (friend: Name) => HugMoodClient): GroupCast<Name> => {
  const sessions = new Map<Name, GroupHugSession>();
  const looking: (() => void)[] = [];
  return {
    open: async (friend, draft) => {
      const client = clientOf(friend);
      const made = await client.createGroupHug({ ...draft, key: client.newKey() });
      if (!made.ok) throw new Error(`The group hug of ${friend} was refused: ${made.refusal.code}.`);
      return made.id;
    },
    join: async (friend, groupHugId, isIn) => {
      const session = clientOf(friend).openGroupHug(groupHugId);
      if (session === null) throw new Error(`${friend} is not signed in.`);
      sessions.set(friend, session);
      await until(session, ({ room, isInStep }) => room !== null && isInStep);
      if (!isIn) return;
      mustBe(`${friend}, being in,`, await session.ready(true));
      looking.push(reportBeats(session, timers));
    },
    invite: async (friend, groupHugId, name) => {
      const client = clientOf(friend);
      const person = client.store.getState().lobby.people.find((one) => one.name === name);
      if (person === undefined) throw new Error(`${friend} does not see ${name}.`);
      mustBe(`${friend}, inviting,`, await client.invite(groupHugId, person.id));
    },
    start: async (host) => {
      const session = sessions.get(host);
      if (session === undefined) throw new Error(`${host} is in no group hug.`);
      mustBe(`The start by ${host}`, await session.start());
    },
    press: (pressures, otherwise) => {
      for (const [friend, session] of sessions) session.press(pressures[friend] ?? otherwise);
    },
    leave: () => {
      for (const stop of looking) stop();
      for (const session of sessions.values()) session.close();
    },
  };
};
