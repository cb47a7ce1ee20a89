import { useId, useState, type ReactNode } from "react";
import { strengthWords } from "./touch.words.ts";

type StrengthSliderProps = {
  readonly label: string;
  /** The cap that is kept, 0..100. */
  readonly cap: number;
  /** Once it is let go, and another than the kept one. */
  readonly onChosen: (cap: number) => void;
  /** Below it; `cap`: where it is while it is moved. */
  readonly children: (cap: number) => ReactNode;
};

/** How strongly touch may be at most. It is kept when it is let go, not while it is moved. */
export const StrengthSlider = ({ label, cap, onChosen, children }: StrengthSliderProps) => {
  const id = useId();
  const [moved, setMoved] = useState<number | null>(null);
  const shown = moved ?? cap;
  const letGo = () => {
    if (moved !== null && moved !== cap) onChosen(moved);
    setMoved(null);
  };
  return (
    <div className="field">
      <label className="field__label" htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        className="range"
        type="range"
        min={0}
        max={100}
        step={5}
        value={shown}
        aria-valuetext={strengthWords(shown)}
        onChange={(event) => setMoved(event.target.valueAsNumber)}
        onPointerUp={letGo}
        onKeyUp={letGo}
        onBlur={letGo}
      />
      {children(shown)}
    </div>
  );
};
