import { useState } from "react";
import { Link } from "react-router";
import { Icon } from "../../ui/Icon.tsx";
import { Status } from "../../ui/Status.tsx";
import { soundsHeavy } from "./heavy-words.ts";

/** A quiet offer beside what is typed. It is found here and told to nobody; nothing is kept, and sending goes on as ever. */
export const HeavyNote = ({ text }: { readonly text: string }) => {
  const [isClosed, setIsClosed] = useState(false);
  return (
    <Status className="heavy">
      {!isClosed && soundsHeavy(text) && (
        <>
          <span>
            If it is heavy tonight: <Link to="/calm">these people listen</Link>.
          </span>
          <button
            type="button"
            className="button button--quiet"
            aria-label="Close this line"
            onClick={() => setIsClosed(true)}
          >
            <Icon name="close" size={18} />
          </button>
        </>
      )}
    </Status>
  );
};
