import { useCallback, useEffect, useRef, useState } from "react";
import type { HugView } from "#shared/schema/hug.ts";
import type { Failure } from "../../net/state.ts";
import { useClient, useClientState } from "../../ui/client-context.ts";

export type History = {
  readonly hugs: readonly HugView[];
  readonly state: "loading" | "more" | "all" | { readonly failure: Failure };
};

/** Pages of the history as far as they were asked for; a failed page can be asked for again. */
export const useHistory = (): readonly [History, () => void] => {
  const client = useClient();
  const isOnline = useClientState((state) => state.connection.kind === "online");
  const [history, setHistory] = useState<History>({ hugs: [], state: "loading" });
  const cursor = useRef<string | null>(null);
  const isAsking = useRef(false);
  const more = useCallback(async () => {
    if (isAsking.current) return;
    isAsking.current = true;
    setHistory(({ hugs }) => ({ hugs, state: "loading" }));
    const answer = await client.hugs(cursor.current);
    isAsking.current = false;
    if (!answer.ok) return setHistory(({ hugs }) => ({ hugs, state: { failure: answer.refusal } }));
    const { page } = answer;
    cursor.current = page.next;
    setHistory(({ hugs }) => {
      const known = new Set(hugs.map(({ id }) => id));
      return {
        hugs: [...hugs, ...page.hugs.filter(({ id }) => !known.has(id))],
        state: page.next === null ? "all" : "more",
      };
    });
  }, [client]);
  // The first page, and again when the connection is back and there is none yet.
  const isEmpty = history.hugs.length === 0 && history.state !== "all";
  useEffect(() => {
    if (isEmpty) void more();
  }, [more, isOnline, isEmpty]);
  return [history, () => void more()];
};
