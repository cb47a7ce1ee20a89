import { useRef } from "react";
import { usePreferences } from "../../ui/preferences.ts";
import { PRESS_PAD_ID } from "./focus-ids.ts";
import { usePressPad } from "./usePressPad.ts";
import "../../ui/pad.css";

type PressPadProps = {
  /** 0..1, on each frame on which it changed. */
  readonly onPressure: (pressure: number) => void;
};

/** Where one presses as long as the hug goes on; the ring and the stage show how strongly. */
export const PressPad = ({ onPressure }: PressPadProps) => {
  const { isTapToSqueeze } = usePreferences();
  const button = useRef<HTMLButtonElement>(null);
  const ring = useRef<HTMLSpanElement>(null);
  const isHeld = usePressPad(button, isTapToSqueeze, (pressure) => {
    ring.current?.style.setProperty("--pressure", pressure.toFixed(3));
    onPressure(pressure);
  });
  const words = isTapToSqueeze
    ? isHeld
      ? "Tap to let go"
      : "Tap to squeeze"
    : isHeld
      ? "Holding…"
      : "Hold to squeeze";
  return (
    <div className="pad">
      <span className="pad__ring" ref={ring} data-holding={isHeld}>
        <button ref={button} id={PRESS_PAD_ID} type="button" className="pad__button" aria-describedby="press-hint">
          {words}
        </button>
      </span>
      <p id="press-hint" className="unseen">
        {isTapToSqueeze ? "Tap, or press space or enter, to start and to end." : "Hold the button, or space or enter."}{" "}
        Everybody sees your warmth in the ring.
      </p>
    </div>
  );
};
