import { beingColours } from "../stage/palette.ts";
import { beingOf } from "./being-names.ts";
import "./keepsake-ring.css";

type KeepsakeRingProps = {
  /** `colour/texture` of those who were in it, in the order of their places. */
  readonly beings: readonly string[];
  /** Width in CSS px, or any CSS length. */
  readonly size: number | string;
};

/** Everybody's colour in one thin ring: what a group hug leaves behind. Decoration beside its name. */
export const KeepsakeRing = ({ beings, size }: KeepsakeRingProps) => {
  const parts = beings.length === 0 ? ["moon/plain"] : beings;
  return (
    <svg className="keepsake" width={size} viewBox="0 0 64 64" aria-hidden="true" focusable="false">
      <circle className="keepsake__glow" cx="32" cy="32" r="18" />
      <circle className="keepsake__edge" cx="32" cy="32" r="24" />
      {parts.map((being, index) => (
        <circle
          // The places are fixed: nobody comes or goes in a keepsake.
          // oxlint-disable-next-line react/no-array-index-key
          key={index}
          className="keepsake__part"
          cx="32"
          cy="32"
          r="24"
          pathLength={parts.length}
          stroke={beingColours(beingOf(being).colour).body}
          strokeDasharray={parts.length === 1 ? undefined : `1 ${parts.length - 1}`}
          strokeDashoffset={-index}
        />
      ))}
    </svg>
  );
};
