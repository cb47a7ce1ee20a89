import { useId, useState } from "react";
import type { MoodWord } from "#shared/schema/mood.ts";
import { MOOD_MAX } from "#shared/schema/mood.limits.ts";
import { placeWords } from "./place.ts";
import { newWordOf, wordGroups, type PadWord } from "./words.ts";

type WordListProps = {
  readonly used: readonly MoodWord[];
  readonly onChosen: (word: PadWord) => void;
  /** A new word, which has no place yet. */
  readonly onNew: (word: string) => void;
};

/** The same words as on the pad, to read and to search; one tap saves. */
export const WordList = ({ used, onChosen, onNew }: WordListProps) => {
  const id = useId();
  const [search, setSearch] = useState("");
  const groups = wordGroups(used, search);
  const made = newWordOf(used, search);
  return (
    <section className="stack wordlist" aria-labelledby={`${id}title`}>
      <h2 id={`${id}title`}>Or choose a word</h2>
      <div className="field">
        <label className="field__label" htmlFor={`${id}search`}>
          Look for a word, or type your own
        </label>
        <input
          id={`${id}search`}
          className="field__input"
          type="search"
          maxLength={MOOD_MAX}
          autoComplete="off"
          value={search}
          onChange={(event) => setSearch(event.target.value)}
        />
      </div>
      {made !== null && (
        <div>
          <button type="button" className="button" onClick={() => onNew(made)}>
            {`Use “${made}”`}
          </button>
        </div>
      )}
      <div className="wordlist__groups">
        {groups.map(({ title, words }) => (
          <section key={title} aria-label={title}>
            <h3 className="wordlist__title">{title}</h3>
            <ul>
              {words.map((word) => (
                <li key={word.word}>
                  <button type="button" className="wordlist__word" onClick={() => onChosen(word)}>
                    <span className="wordlist__name">{word.word}</span>{" "}
                    <span className="wordlist__meaning">{word.definition ?? placeWords(word)}</span>
                  </button>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </section>
  );
};
