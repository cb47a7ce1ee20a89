import { useId } from "react";
import type { Design } from "#shared/design/design.format.ts";
import { useGroupDesigns } from "./designs.ts";
import { feltPath } from "./felt-path.ts";
import { lastsWords } from "./group-hug.words.ts";
import "./group-design-choice.css";

const FELT = { left: 0, top: 0, width: 200, height: 22, steps: 100 };

type GroupDesignChoiceProps = {
  readonly chosen: string;
  readonly onChoose: (design: Design) => void;
  readonly label: string;
};

/** All kinds of group hugs: what happens, how long it lasts, and the touch of its whole length. */
export const GroupDesignChoice = ({ chosen, onChoose, label }: GroupDesignChoiceProps) => {
  const id = useId();
  return (
    <fieldset>
      <legend className="field__label">{label}</legend>
      <div className="kinds">
        {useGroupDesigns().map((design) => (
          <div key={design.id} className="choice kind">
            <input
              id={`${id}${design.id}`}
              type="radio"
              name={`${id}kind`}
              checked={design.id === chosen}
              aria-describedby={`${id}${design.id}words`}
              onChange={() => onChoose(design)}
            />
            <div className="kind__words">
              <label className="choice__label" htmlFor={`${id}${design.id}`}>
                {design.name}
              </label>
              <p id={`${id}${design.id}words`} className="field__hint">
                {`${lastsWords(design.durationMs)}. ${design.description}`}
              </p>
              <svg className="kind__felt" viewBox="0 0 200 22" preserveAspectRatio="none" aria-hidden="true">
                <path d={feltPath(design, FELT)} />
              </svg>
            </div>
          </div>
        ))}
      </div>
    </fieldset>
  );
};
