import type { Client, RegisteredHandler } from "@colyseus/core";

/** Who sits in rooms of this process, by the session they signed in with. */
export type OpenSeats = {
  /** Follows the seats of all rooms of a kind. */
  follow(handler: RegisteredHandler): void;
  /** Closes every seat of these sessions. */
  close(loginIds: ReadonlySet<string>, code: number): void;
};

const loginOf = (client: Client): string => (client.auth as { readonly loginId?: string } | undefined)?.loginId ?? "";

export const createOpenSeats = (): OpenSeats => {
  const seats = new Map<string, Set<Client>>();
  return {
    follow(handler) {
      handler.on("join", (_room, client) => {
        const login = loginOf(client);
        seats.set(login, (seats.get(login) ?? new Set()).add(client));
      });
      handler.on("leave", (_room, client) => {
        const login = loginOf(client);
        const those = seats.get(login);
        those?.delete(client);
        if (those?.size === 0) seats.delete(login);
      });
    },
    close(loginIds, code) {
      for (const login of loginIds) for (const client of seats.get(login) ?? []) client.leave(code);
    },
  };
};
