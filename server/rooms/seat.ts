import { ServerError, type AuthContext } from "@colyseus/core";
import { JOIN_DENIALS, type JoinDenial } from "#shared/schema/protocol.ts";
import { invariant } from "../errors.ts";
import type { Identity } from "../services/identity/identity.port.ts";

/** What matchmaking found out about whoever takes a seat. Not `sessionId`: Colyseus would make it the seat's own. */
export type SeatHolder = { readonly userId: string; readonly loginId: string };

export const denied = (denial: JoinDenial): ServerError => new ServerError(JOIN_DENIALS[denial], denial);

/**
 * Once more at the socket, so that a seat's id alone opens nothing: the token that comes with the connection speaks for
 * the one for whom the seat was reserved. Rejects with a denial.
 */
export const verifySeat = async (
  identity: Pick<Identity, "verifyRoomToken">,
  context: Pick<AuthContext, "token">,
  holder: SeatHolder | undefined,
): Promise<SeatHolder> => {
  const who = context.token ? await verify(identity, context.token) : null;
  if (who === null || holder === undefined || who.userId !== holder.userId) throw denied("not_signed_in");
  return holder;
};

// An exception's words would reach the client.
const verify = (identity: Pick<Identity, "verifyRoomToken">, token: string) =>
  identity.verifyRoomToken(token).catch(() => {
    throw denied("try_later");
  });

/** Who sits on a seat whose `onAuth` let them in. */
export const holderOf = ({ auth }: { readonly auth?: SeatHolder }): SeatHolder => {
  invariant(auth, "Whoever is in a room holds a seat.");
  return auth;
};
