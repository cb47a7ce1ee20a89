import { useRef, type RefObject } from "react";
import type { Squeeze } from "#shared/design/squeeze.ts";
import type { HugScene } from "../../ui/hug-scene.ts";
import { Icon } from "../../ui/Icon.tsx";
import { setPreferences, usePreferences } from "../../ui/preferences.ts";
import { useSqueeze } from "./useSqueeze.ts";
import { Status } from "../../ui/Status.tsx";
import "../../ui/pad.css";

type SqueezePadProps = {
  readonly squeeze: Squeeze | null;
  readonly isPlaying: boolean;
  readonly scene: RefObject<HugScene | null>;
  readonly onSqueeze: (squeeze: Squeeze | null) => void;
  readonly onPreview: () => void;
  readonly onStop: () => void;
};

/** Where the squeeze is pressed; the ring and the stage show how strongly. */
export const SqueezePad = ({ squeeze, isPlaying, scene, onSqueeze, onPreview, onStop }: SqueezePadProps) => {
  const { isTapToSqueeze } = usePreferences();
  const button = useRef<HTMLButtonElement>(null);
  const ring = useRef<HTMLSpanElement>(null);
  const phase = useSqueeze(button, isTapToSqueeze, {
    onPressure: (pressure) => {
      scene.current?.setPressure(pressure);
      ring.current?.style.setProperty("--pressure", pressure.toFixed(3));
    },
    // The stage shows either what is played or what is pressed.
    onStarted: () => isPlaying && onStop(),
    onRecorded: onSqueeze,
  });
  const hold = isTapToSqueeze ? "Tap to start squeezing" : "Press and hold to squeeze";
  const words =
    phase === "holding" ? (isTapToSqueeze ? "Tap to let go" : "Holding…") : squeeze ? "Squeeze again" : hold;
  return (
    <div className="pad">
      <div className="pad__row">
        <span className="pad__ring" ref={ring} data-holding={phase === "holding"}>
          <button ref={button} type="button" className="pad__button" aria-describedby="pad-hint">
            {words}
          </button>
        </span>
        <div className="pad__side">
          {isPlaying ? (
            <button type="button" className="button" onClick={onStop}>
              <Icon name="close" size={18} />
              Stop
            </button>
          ) : (
            <button type="button" className="button" onClick={onPreview}>
              <Icon name="again" size={18} />
              See and feel it
            </button>
          )}
          {squeeze && (
            <button type="button" className="button button--quiet" onClick={() => onSqueeze(null)}>
              Without my squeeze
            </button>
          )}
        </div>
      </div>
      <p id="pad-hint" className="unseen">
        {isTapToSqueeze ? "Tap, or press space or enter, to start and to end." : "Hold the button, or space or enter."}{" "}
        Your squeeze shapes the hug.
      </p>
      <Status className="unseen">{phase === "recorded" && squeeze ? "Your squeeze is in the hug." : ""}</Status>
      <label className="pad__toggle">
        <input
          type="checkbox"
          checked={isTapToSqueeze}
          onChange={(event) => setPreferences({ isTapToSqueeze: event.target.checked })}
        />
        <span>Tap to start and end, in place of holding</span>
      </label>
    </div>
  );
};
