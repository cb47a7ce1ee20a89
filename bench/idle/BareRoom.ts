import { Room, type Client } from "@colyseus/core";
import { schema, t, type SchemaType } from "@colyseus/schema";

const BareState = schema(
  { userId: t.string(), lastSeq: t.float64().default(0), unread: t.uint32().default(0) },
  "BareState",
);
type BareState = SchemaType<typeof BareState>;

/** A room of one person with a small state, and nothing else. */
export class BareRoom extends Room<{ state: BareState }> {
  override state = new BareState();
  override maxClients = 1;

  override onCreate({ patchRateMs }: { patchRateMs?: number }): void {
    if (patchRateMs !== undefined) this.patchRate = patchRateMs;
  }
  override onJoin(client: Client): void {
    this.state.userId = client.sessionId;
  }
}
