import { useEffect, useRef, useState } from "react";
import { Link, useLocation, useNavigate } from "react-router";
import type { HugView } from "#shared/schema/hug.ts";
import { wallNowMs } from "../../net/clock.ts";
import { Being } from "../../ui/Being.tsx";
import { useClientState } from "../../ui/client-context.ts";
import { arrivalAct } from "./view.ts";
import { Status } from "../../ui/Status.tsx";
import "./notices.css";

const isTyping = (): boolean =>
  document.activeElement?.matches("input:not([type=radio], [type=checkbox], [type=range]), textarea") ?? false;

/** Opens a hug that arrives, or says that it is there, without taking the focus from anybody who is busy. */
export const ArrivalWatch = () => {
  const arrivals = useClientState((state) => state.arrivals);
  const { pathname } = useLocation();
  const navigate = useNavigate();
  const handled = useRef(new Set<string>());
  const [told, setTold] = useState<HugView | null>(null);
  useEffect(() => {
    const act = arrivalAct({
      arrivals,
      handled: handled.current,
      path: pathname,
      isVisible: document.visibilityState === "visible",
      isTyping: isTyping(),
      nowMs: wallNowMs(),
    });
    if (act.kind === "none") return;
    handled.current.add(act.hug.id);
    if (act.kind === "open") void navigate(`/feel/${act.hug.id}`);
    else setTold(act.hug);
  }, [arrivals, pathname, navigate]);
  const isThere = told !== null && arrivals.some(({ id }) => id === told.id) && pathname !== `/feel/${told.id}`;
  return (
    <Status className="notice-place">
      {isThere && (
        <div className="notice">
          <Being being={told.other.being} size={56} phaseOf={told.other.id} tilt={0.4} />
          <p>{`${told.other.name} sent you a hug.`}</p>
          <div className="row">
            <Link className="button button--main" to={`/feel/${told.id}`}>
              Feel it
            </Link>
            <button type="button" className="button" onClick={() => setTold(null)}>
              Later
            </button>
          </div>
        </div>
      )}
    </Status>
  );
};
