import { useCallback, useEffect, useRef, useState } from "react";
import type { OwnClient } from "../../net/own.port.ts";
import type { Failure } from "../../net/state.ts";
import { useClient, useClientState } from "../../ui/client-context.ts";
import { asRead, NOTHING, withNewest, withOlder, type List } from "./list.ts";

type State = "loading" | "there" | { readonly failure: Failure };
export type Notifications = {
  readonly list: List;
  readonly state: State;
  more(): void;
  /** Null = all. */
  read(id: string | null): void;
};

/** Pages as far as they were asked for; the newest one is asked for again when there is something new. */
export const useNotifications = (): Notifications => {
  const client = useClient();
  const isOnline = useClientState((state) => state.connection.kind === "online");
  const [own, setOwn] = useState<OwnClient | null>(null);
  const [list, setList] = useState(NOTHING);
  const [state, setState] = useState<State>("loading");
  const isAsking = useRef(false);
  const ask = useCallback(
    async (cursor: string | null, join: typeof withOlder) => {
      if (isAsking.current) return;
      isAsking.current = true;
      const loaded = await client.loadOwn().catch(() => null);
      const answer = (await loaded?.notifications(cursor)) ?? { ok: false, refusal: { code: "offline" } as const };
      isAsking.current = false;
      setOwn(loaded);
      if (!answer.ok) return setState({ failure: answer.refusal });
      setList((before) => join(before, answer.page));
      setState("there");
    },
    [client],
  );
  useEffect(() => {
    const look = async () => {
      if (isOnline) await ask(null, withNewest);
    };
    void look();
  }, [ask, isOnline]);
  useEffect(() => own?.unread.subscribe((now, before) => void (now > before && ask(null, withNewest))), [own, ask]);
  return {
    list,
    state,
    more: () => {
      setState("loading");
      void ask(list.next, list.next === null ? withNewest : withOlder);
    },
    read: (id) => {
      const [newest] = list.items;
      if (own === null || !newest) return;
      setList(asRead(list, id));
      void (id === null ? own.readAllNotifications(newest.atMs) : own.readNotification(id));
    },
  };
};
