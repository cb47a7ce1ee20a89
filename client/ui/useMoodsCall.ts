import { useCallback } from "react";
import type { MoodsClient } from "../net/moods.port.ts";
import type { Failure } from "../net/state.ts";
import { useClient } from "./client-context.ts";

type Refused = { readonly ok: false; readonly refusal: Failure };
const LOST: Refused = { ok: false, refusal: { code: "offline" } };

/** One call of moods, which waits for their code where that is still on its way; without it, it is as if offline. */
export const useMoodsCall = () => {
  const client = useClient();
  return useCallback(
    <T extends { readonly ok: true }>(call: (moods: MoodsClient) => Promise<T | Refused>): Promise<T | Refused> =>
      client.loadMoods().then(call, () => LOST),
    [client],
  );
};
