import { useEffect, useRef, useState } from "react";
import type { RoomPageSeen } from "../../net/room-acts.port.ts";
import type { Look, RoomsLink, RoomsSeen, RoomsView, WatchedRoom } from "../../net/staff.port.ts";
import { useClient } from "../../ui/client-context.ts";
import { FIRST_LOOK } from "./view.ts";

/** The room into which one looks as it was seen last; it stays when it closes. */
export type LastPage = { readonly page: RoomPageSeen; readonly row: WatchedRoom | undefined };

/** All rooms, live, through a look that can be changed, and one of them into which one looks. `onOver`: the staff session is. */
export const useRooms = (onOver: () => void, first: Look = FIRST_LOOK, into: string | null = null) => {
  const client = useClient();
  const [look, setLook] = useState<Look>(first);
  const [link, setLink] = useState<RoomsLink>("joining");
  const [seen, setSeen] = useState<RoomsSeen | null>(null);
  const [last, setLast] = useState<LastPage | null>(null);
  const view = useRef<RoomsView | null>(null);
  const over = useRef(onOver);
  const begin = useRef(first);
  useEffect(() => {
    over.current = onOver;
  });
  useEffect(() => {
    let isOver = false;
    const onSeen = (now: RoomsSeen) => {
      setSeen(now);
      const { page, rooms } = now;
      if (page !== null) setLast((before) => ({ page, row: rooms[0] ?? before?.row }));
    };
    const onLink = (now: RoomsLink) => {
      setLink(now);
      if (now === "over") over.current();
    };
    client.loadStaff().then(
      (staff) => {
        if (isOver) return;
        view.current = staff.openRooms(begin.current, { onSeen, onLink });
        if (into !== null) view.current?.enter(into);
      },
      () => setLink("offline"),
    );
    return () => {
      isOver = true;
      view.current?.close();
    };
  }, [client, into]);
  const lookAt = (next: Look) => {
    setLook(next);
    view.current?.look(next);
  };
  return { look, link, seen, last, lookAt };
};
