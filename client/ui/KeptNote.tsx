import { Link } from "react-router";
import { useNowMs } from "../net/clock.ts";
import type { OwnClient } from "../net/own.port.ts";
import { keptWords, type Tried } from "./kept.words.ts";
import { Status } from "./Status.tsx";
import { useOwn } from "./useOwn.ts";
import "./kept-note.css";

const read = (own: OwnClient) => own.restrictions();

/** Says beside something what stands in its way, before somebody tries; nothing while nothing does, or it is not known. */
export const KeptNote = ({ tried }: { readonly tried: Tried }) => {
  const nowMs = useNowMs(30_000);
  const [told] = useOwn(read);
  const kept = typeof told === "object" ? keptWords(told, tried, nowMs) : null;
  return (
    <Status className="kept-note">
      {kept && (
        <p>
          {kept.text} {kept.isOwn && <Link to="/restrictions">Why, and what you can do</Link>}
        </p>
      )}
    </Status>
  );
};
