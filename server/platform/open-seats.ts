import type { Client, RegisteredHandler } from "@colyseus/core";

/** Who sits in rooms of this process, by the session they signed in with and by who they are. */
export type OpenSeats = {
  /** Follows the seats of all rooms of a kind. */
  follow(handler: RegisteredHandler): void;
  /** Closes every seat of these sessions. */
  close(loginIds: ReadonlySet<string>, code: number): void;
  /** Closes every seat of these people. */
  closePeople(userIds: ReadonlySet<string>, code: number): void;
};

const holderOf = (client: Client) => (client.auth ?? {}) as { readonly loginId?: string; readonly userId?: string };

/** Seats by a name each. */
const createSeatsBy = () => {
  const seats = new Map<string, Set<Client>>();
  return {
    add: (name: string, client: Client) => void seats.set(name, (seats.get(name) ?? new Set()).add(client)),
    remove(name: string, client: Client) {
      const those = seats.get(name);
      those?.delete(client);
      if (those?.size === 0) seats.delete(name);
    },
    close(names: ReadonlySet<string>, code: number) {
      for (const name of names) for (const client of seats.get(name) ?? []) client.leave(code);
    },
  };
};

export const createOpenSeats = (): OpenSeats => {
  const [byLogin, byPerson] = [createSeatsBy(), createSeatsBy()];
  return {
    follow(handler) {
      handler.on("join", (_room, client) => {
        const { loginId = "", userId = "" } = holderOf(client);
        byLogin.add(loginId, client);
        byPerson.add(userId, client);
      });
      handler.on("leave", (_room, client) => {
        const { loginId = "", userId = "" } = holderOf(client);
        byLogin.remove(loginId, client);
        byPerson.remove(userId, client);
      });
    },
    close: byLogin.close,
    closePeople: byPerson.close,
  };
};
