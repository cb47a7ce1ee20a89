import { useEffect, useState } from "react";
import { after } from "../net/clock.ts";
import { Status } from "./Status.tsx";
import "./waiting.css";

/** Says that something is on its way, but only once it takes long enough to be noticed. */
export const Waiting = ({ text }: { readonly text: string }) => {
  const [isLong, setIsLong] = useState(false);
  useEffect(() => after(400, () => setIsLong(true)), []);
  return (
    <Status className="waiting">
      {isLong && (
        <>
          <span className="waiting__light" />
          <span>{text}</span>
        </>
      )}
    </Status>
  );
};
