import { useCallback, useEffect, useState } from "react";
import type { Result } from "../../net/state.ts";
import { useClient } from "../../ui/client-context.ts";

const LOST: Result = { ok: false, refusal: { code: "offline" } };

export type Hiding = {
  /** In small letters; null = not known yet, or out of reach. */
  readonly ids: readonly string[] | null;
  hide(id: string, on: boolean): Promise<Result>;
};

/** A tag is the same in other capitals. */
const keyOf = (id: string): string => id.toLowerCase();

/** Suggestions that one does not want to be shown, and the way there and back. */
export const useHide = (): Hiding => {
  const client = useClient();
  const [ids, setIds] = useState<readonly string[] | null>(null);
  useEffect(() => {
    let isOver = false;
    void client
      .loadInsights()
      .then((insights) => insights.hidden())
      .then(
        (told) => void (!isOver && told.ok && setIds(told.value)),
        () => {},
      );
    return () => {
      isOver = true;
    };
  }, [client]);
  const hide = useCallback(
    async (id: string, on: boolean): Promise<Result> => {
      const result = await client.loadInsights().then(
        (insights) => insights.hide(id, on),
        () => LOST,
      );
      if (result.ok)
        setIds((before) => [...(before ?? []).filter((one) => one !== keyOf(id)), ...(on ? [keyOf(id)] : [])]);
      return result;
    },
    [client],
  );
  return { ids, hide };
};
