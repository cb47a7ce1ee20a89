/** Who a room token speaks for. */
export type RoomIdentity = { readonly userId: string; readonly sessionId: string };

export type Identity = {
  /**
   * Verifies a room token (EdDSA JWT of a few minutes) locally, without the database.
   * Null for anything wrong: expired, not ours, not for rooms, malformed.
   */
  verifyRoomToken(token: string): Promise<RoomIdentity | null>;
};
