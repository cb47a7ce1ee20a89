import { useEffect, useState } from "react";
import { NavLink } from "react-router";
import type { OwnClient } from "../net/own.port.ts";
import { useStore } from "zustand";
import { useClient, useMe } from "./client-context.ts";
import { bellLabel, bellMark } from "./notification.words.ts";
import "./bell.css";

/** Leads to what one is told of, and says how much of it is new. Where its code cannot be had, there is none. */
export const Bell = () => {
  const client = useClient();
  const [own, setOwn] = useState<OwnClient | null>(null);
  useEffect(() => {
    let isOver = false;
    void client.loadOwn().then(
      (loaded) => !isOver && setOwn(loaded),
      () => {},
    );
    return () => {
      isOver = true;
    };
  }, [client]);
  return own && <CountingBell own={own} />;
};

const CountingBell = ({ own }: { readonly own: OwnClient }) => {
  const { id } = useMe();
  const unread = useStore(own.unread);
  // Another person has another count.
  useEffect(() => own.watchUnread(), [own, id]);
  return (
    <NavLink className="bell" to="/notifications" aria-label={bellLabel(unread)}>
      <svg width="24" height="24" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
        <path
          d="M6 17V11a6 6 0 0 1 12 0v6l1.5 1.5h-15zM10 20.5a2.2 2.2 0 0 0 4 0M12 5V3.5"
          fill="none"
          stroke="currentColor"
          strokeWidth="2.1"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </svg>
      {unread > 0 && <span className="bell__count">{bellMark(unread)}</span>}
    </NavLink>
  );
};
