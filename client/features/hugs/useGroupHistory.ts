import { useCallback, useEffect, useRef, useState } from "react";
import type { GroupHugView } from "#shared/schema/group-hug.ts";
import { useClient, useClientState } from "../../ui/client-context.ts";

export type GroupHistory = {
  readonly groupHugs: readonly GroupHugView[];
  readonly state: "loading" | "more" | "all" | "failed";
};

/** Pages of group hugs as far as they were asked for; a failed page can be asked for again. */
export const useGroupHistory = (): readonly [GroupHistory, () => void] => {
  const client = useClient();
  const isOnline = useClientState((state) => state.connection.kind === "online");
  const [history, setHistory] = useState<GroupHistory>({ groupHugs: [], state: "loading" });
  const cursor = useRef<string | null>(null);
  const isAsking = useRef(false);
  const more = useCallback(async () => {
    if (isAsking.current) return;
    isAsking.current = true;
    setHistory(({ groupHugs }) => ({ groupHugs, state: "loading" }));
    const answer = await client.groupHugs(cursor.current);
    isAsking.current = false;
    if (!answer.ok) return setHistory(({ groupHugs }) => ({ groupHugs, state: "failed" }));
    const { page } = answer;
    cursor.current = page.next;
    setHistory(({ groupHugs }) => {
      const known = new Set(groupHugs.map(({ id }) => id));
      return {
        groupHugs: [...groupHugs, ...page.groupHugs.filter(({ id }) => !known.has(id))],
        state: page.next === null ? "all" : "more",
      };
    });
  }, [client]);
  // The first page, and again when the connection is back and there is none yet.
  const isEmpty = history.groupHugs.length === 0 && history.state !== "all";
  useEffect(() => {
    if (isEmpty) void more();
  }, [more, isOnline, isEmpty]);
  return [history, () => void more()];
};
