import { Link } from "react-router";
import type { NotificationView } from "#shared/schema/notification.ts";
import { Being } from "../../ui/Being.tsx";
import { notificationAddress, notificationWords } from "../../ui/notification.words.ts";
import { whenWords } from "../../ui/when.ts";

type NotificationRowProps = { readonly told: NotificationView; readonly nowMs: number; readonly onOpen: () => void };

/** One thing; the whole row leads to more of it. Opening it is reading it. */
export const NotificationRow = ({ told, nowMs, onOpen }: NotificationRowProps) => {
  const address = notificationAddress(told);
  const words = notificationWords(told);
  return (
    <li className={told.isRead ? "told__row" : "told__row told__row--new"}>
      <Being being={told.actor.being} size={56} phaseOf={told.actor.id} isAsleep={told.isRead} />
      <div className="told__words">
        {!told.isRead && <span className="told__new">New</span>}
        {address === null ? (
          <span>{words}</span>
        ) : (
          <Link className="told__link" to={address} onClick={onOpen}>
            {words}
          </Link>
        )}
        <p className="field__hint">{whenWords(told.atMs, nowMs)}</p>
      </div>
    </li>
  );
};
