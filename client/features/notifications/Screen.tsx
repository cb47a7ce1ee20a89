import { useNowMs } from "../../net/clock.ts";
import { Being } from "../../ui/Being.tsx";
import { useMe } from "../../ui/client-context.ts";
import { Page } from "../../ui/Page.tsx";
import { sentenceOf } from "../../ui/sentences.ts";
import { Waiting } from "../../ui/Waiting.tsx";
import { hasUnread } from "./list.ts";
import { NotificationRow } from "./NotificationRow.tsx";
import { Settings } from "./Settings.tsx";
import { useNotifications } from "./useNotifications.ts";
import "./notifications.css";

/** What one is told of, and of what. */
export const NotificationsScreen = () => {
  const me = useMe();
  const nowMs = useNowMs(60_000);
  const { list, state, more, read } = useNotifications();
  const isEmpty = state === "there" && list.items.length === 0;
  const readAll = () => {
    read(null);
    // The button goes with what was unread.
    document.querySelector<HTMLElement>("main h1")?.focus();
  };
  return (
    <Page title="Notifications">
      {isEmpty && (
        <div className="told__empty">
          <Being being={me.being} size={150} phaseOf={me.id} />
          <p>Nothing yet. When somebody follows you or answers a hug of yours, it stands here.</p>
        </div>
      )}
      {hasUnread(list) && (
        <div>
          <button type="button" className="button" onClick={readAll}>
            Mark all as read
          </button>
        </div>
      )}
      {list.items.length > 0 && (
        <ul className="told">
          {list.items.map((one) => (
            <NotificationRow key={one.id} told={one} nowMs={nowMs} onOpen={() => read(one.id)} />
          ))}
        </ul>
      )}
      {state === "loading" && <Waiting text="Fetching what is new…" />}
      {typeof state === "object" && (
        <div className="row" role="alert">
          <p>{sentenceOf(state.failure)}</p>
          <button type="button" className="button" onClick={more}>
            Try again
          </button>
        </div>
      )}
      {state === "there" && list.next !== null && (
        <div>
          <button type="button" className="button" onClick={more}>
            Show older ones
          </button>
        </div>
      )}
      <Settings />
    </Page>
  );
};
