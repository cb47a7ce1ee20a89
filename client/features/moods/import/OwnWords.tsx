import { useId } from "react";
import { FIVE, wordKey, type OneOfFive } from "#shared/mood/daylio/mood-places.ts";
import { FIVE_WORDS, moodsCount } from "./import.words.ts";

type OwnWordsProps = {
  readonly words: readonly { readonly word: string; readonly rows: number }[];
  readonly places: ReadonlyMap<string, OneOfFive>;
  readonly onChange: (places: ReadonlyMap<string, OneOfFive>) => void;
};

/** Where a person's own words for moods lie: asked once, since the file does not say. */
export const OwnWords = ({ words, places, onChange }: OwnWordsProps) => {
  const id = useId();
  return (
    <section className="card stack" aria-labelledby={`${id}title`}>
      <h2 id={`${id}title`}>Where do your own words lie?</h2>
      <p className="field__hint">They stay your words. This only says how pleasant each is; the file does not.</p>
      <div className="import__own">
        {words.map(({ word, rows }, at) => (
          <div key={word} className="field">
            <label className="import__word" htmlFor={`${id}${at}`}>
              {`Where is “${word}”? `}
              <span className="field__hint">{moodsCount(rows)}</span>
            </label>
            <select
              id={`${id}${at}`}
              className="field__input"
              value={places.get(wordKey(word)) ?? ""}
              // as: the options are the five
              onChange={(event) => onChange(new Map([...places, [wordKey(word), event.target.value as OneOfFive]]))}
            >
              <option value="" disabled>
                Choose…
              </option>
              {FIVE.map((one) => (
                <option key={one} value={one}>
                  {FIVE_WORDS[one]}
                </option>
              ))}
            </select>
          </div>
        ))}
      </div>
    </section>
  );
};
