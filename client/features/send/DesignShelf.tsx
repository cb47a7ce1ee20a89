import type { Design } from "#shared/design/design.format.ts";
import { DesignGlyph } from "./DesignGlyph.tsx";

type DesignShelfProps = {
  readonly designs: readonly Design[];
  readonly chosen: string;
  readonly onChoose: (design: Design) => void;
};

/** All kinds of hugs, each as a small picture of its fullest moment and of how it is felt. */
export const DesignShelf = ({ designs, chosen, onChoose }: DesignShelfProps) => (
  <fieldset>
    <legend className="field__label">What kind of hug?</legend>
    <div className="shelf">
      {designs.map((design) => (
        <label key={design.id} className="shelf__one">
          <input
            className="unseen-input"
            type="radio"
            name="design"
            checked={design.id === chosen}
            aria-describedby="design-words"
            onChange={() => onChoose(design)}
          />
          <DesignGlyph design={design} />
          <span className="shelf__name">{design.name}</span>
        </label>
      ))}
    </div>
    <p id="design-words" className="shelf__words">
      {designs.find(({ id }) => id === chosen)?.description}
    </p>
  </fieldset>
);
