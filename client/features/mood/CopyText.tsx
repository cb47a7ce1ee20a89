import { useState } from "react";
import { Status } from "../../ui/Status.tsx";

/** Puts a text on the clipboard; where that is not allowed it is beside this, to be copied by hand. */
export const CopyText = ({ text, label }: { readonly text: string; readonly label: string }) => {
  const [said, setSaid] = useState("");
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setSaid("Copied."),
      () => setSaid("This device does not allow that. Mark the text and copy it."),
    );
  return (
    <>
      <button type="button" className="button" onClick={() => void copy()}>
        {label}
      </button>
      <Status>{said}</Status>
    </>
  );
};
