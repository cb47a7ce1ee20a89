import { Being } from "./Being.tsx";
import { RING_SHOWN, ringPlaces } from "./ring-places.ts";
import "./being-ring.css";

export type RingBeing = { readonly id: string; readonly being: string; readonly isHere: boolean };

/** A group as beings around a light: what is seen until the stage is there, and where there is none. */
export const BeingRing = ({ beings }: { readonly beings: readonly RingBeing[] }) => {
  const shown = beings.slice(0, RING_SHOWN);
  const places = ringPlaces(shown.length);
  return (
    <div className="ring" aria-hidden="true">
      {shown.map(({ id, being, isHere }, index) => {
        const { left = 50, top = 50, width = 20 } = places[index] ?? {};
        return (
          <span key={id} className="ring__one" style={{ left: `${left}%`, top: `${top}%`, width: `${width}%` }}>
            <Being being={being} size="100%" phaseOf={id} tilt={(50 - left) / 100} isAsleep={!isHere} />
          </span>
        );
      })}
    </div>
  );
};
