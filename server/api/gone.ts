import type { RefusalCode } from "#shared/schema/refusal.ts";
import type { Erasure } from "../services/erasure/erasure.port.ts";
import type { Reply } from "./route.ts";

/**
 * What is said to somebody without a profile: `leaving`, with their session, while erasure can be undone; otherwise they
 * are gone, and hear what nobody hears.
 */
export const goneReply = async (
  erasure: Pick<Erasure, "dueAtMs">,
  userId: string,
  otherwise: RefusalCode,
  setCookies: readonly string[] = [],
): Promise<Reply<never>> =>
  (await erasure.dueAtMs(userId)) === null
    ? { ok: false, refusal: { code: otherwise } }
    : { ok: false, refusal: { code: "leaving" }, setCookies };
