import { useRef, useState } from "react";
import type { GroupHugNotice } from "../../net/state.ts";
import { Icon } from "../../ui/Icon.tsx";
import { Status } from "../../ui/Status.tsx";
import { noticeWords } from "./staff.words.ts";

/** What the staff say to everybody here, until it is put away; the next one comes again. */
export const Notice = ({ notice }: { readonly notice: GroupHugNotice | null }) => {
  const place = useRef<HTMLDivElement>(null);
  const [seenAtMs, setSeenAtMs] = useState(0);
  const words = notice === null || notice.atMs === seenAtMs ? null : noticeWords(notice);
  const putAway = () => {
    setSeenAtMs(notice?.atMs ?? 0);
    // The button goes, and the focus with it.
    place.current?.focus({ preventScroll: true });
  };
  return (
    <div ref={place} className="group__note" tabIndex={-1} data-open={words !== null}>
      <Status>
        {words && (
          <>
            <p>
              <b>{words.title}</b>
            </p>
            <p>{words.text}</p>
            {notice?.statement && <p className="group__said">{notice.statement}</p>}
          </>
        )}
      </Status>
      {words && (
        <button type="button" className="button button--quiet" aria-label="Put this away" onClick={putAway}>
          <Icon name="close" size={20} />
        </button>
      )}
    </div>
  );
};
