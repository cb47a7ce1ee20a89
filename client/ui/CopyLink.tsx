import { useState } from "react";
import { Icon } from "./Icon.tsx";
import { Status } from "./Status.tsx";

type CopyLinkProps = { readonly address: string; readonly label: string };

/** Puts an address on the clipboard; where that is not allowed, the address is shown to be copied by hand. */
export const CopyLink = ({ address, label }: CopyLinkProps) => {
  const [outcome, setOutcome] = useState<"none" | "copied" | "refused">("none");
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(address);
      setOutcome("copied");
    } catch {
      setOutcome("refused");
    }
  };
  return (
    <div className="row">
      <button type="button" className="button" onClick={() => void copy()}>
        <Icon name="link" />
        {label}
      </button>
      <Status>
        {outcome === "copied" && "Copied."}
        {outcome === "refused" && address}
      </Status>
    </div>
  );
};
