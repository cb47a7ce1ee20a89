import { useId } from "react";
import type { Being as BeingChoice } from "#shared/schema/being.ts";
import { Being } from "./Being.tsx";
import { beingText, COLOUR_NAMES, COLOURS, TEXTURE_NAMES, TEXTURES } from "./being-names.ts";
import "./being-picker.css";

type BeingPickerProps = { readonly value: BeingChoice; readonly onChange: (being: BeingChoice) => void };

/** Two groups of radio buttons, each shown as the being it would give. */
export const BeingPicker = ({ value, onChange }: BeingPickerProps) => {
  const group = useId();
  return (
    <div className="picker">
      <fieldset>
        <legend className="field__label">Your colour</legend>
        <div className="picker__row">
          {COLOURS.map((colour) => (
            <label key={colour} className="picker__one">
              <input
                className="unseen-input"
                type="radio"
                name={`${group}colour`}
                checked={value.colour === colour}
                onChange={() => onChange({ ...value, colour })}
              />
              <Being being={beingText({ colour, texture: value.texture })} size={62} phaseOf={colour} />
              <span>{COLOUR_NAMES[colour]}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <fieldset>
        <legend className="field__label">Your coat</legend>
        <div className="picker__row">
          {TEXTURES.map((texture) => (
            <label key={texture} className="picker__one">
              <input
                className="unseen-input"
                type="radio"
                name={`${group}texture`}
                checked={value.texture === texture}
                onChange={() => onChange({ ...value, texture })}
              />
              <Being being={beingText({ colour: value.colour, texture })} size={62} phaseOf={texture} />
              <span>{TEXTURE_NAMES[texture]}</span>
            </label>
          ))}
        </div>
      </fieldset>
    </div>
  );
};
