import { useState } from "react";
import { Icon } from "../../ui/Icon.tsx";
import { Status } from "../../ui/Status.tsx";

/** Puts this address on the clipboard; where that is not allowed, the address is shown to be copied by hand. */
export const CopyLink = () => {
  const [outcome, setOutcome] = useState<"none" | "copied" | "refused">("none");
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(location.origin);
      setOutcome("copied");
    } catch {
      setOutcome("refused");
    }
  };
  return (
    <div className="row">
      <button type="button" className="button" onClick={() => void copy()}>
        <Icon name="link" />
        Copy the link for a friend
      </button>
      <Status>
        {outcome === "copied" && "Copied."}
        {outcome === "refused" && location.origin}
      </Status>
    </div>
  );
};
