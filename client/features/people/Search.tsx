import { useId } from "react";
import { SEARCH_MAX } from "#shared/schema/people.limits.ts";
import { sentenceOf } from "../../ui/sentences.ts";
import { Status } from "../../ui/Status.tsx";
import { PersonRow } from "./PersonRow.tsx";
import type { Found } from "./useSearch.ts";
import { foundWords } from "./view.ts";

type SearchProps = {
  readonly typed: string;
  readonly onType: (typed: string) => void;
  readonly found: Found | null;
};

/** Looks for people while one types. */
export const Search = ({ typed, onType, found }: SearchProps) => {
  const id = useId();
  const people = found?.told.ok ? found.told.value : [];
  return (
    <search className="stack">
      <div className="field">
        <label className="field__label" htmlFor={`${id}text`}>
          Find somebody
        </label>
        <input
          id={`${id}text`}
          className="field__input"
          type="search"
          value={typed}
          maxLength={SEARCH_MAX}
          autoComplete="off"
          spellCheck={false}
          placeholder="Their name or username"
          aria-describedby={`${id}hint`}
          onChange={(event) => onType(event.target.value)}
        />
        <p id={`${id}hint`} className="field__hint">
          Two letters are enough, and it need not be spelled right.
        </p>
      </div>
      <Status className={found && !found.told.ok ? "field__error" : "soft"}>
        {found && (found.told.ok ? foundWords(people.length, found.text) : sentenceOf(found.told.refusal))}
      </Status>
      {people.length > 0 && (
        <ul className="person-rows" aria-label="Found">
          {people.map((person) => (
            <PersonRow key={person.id} person={person} />
          ))}
        </ul>
      )}
    </search>
  );
};
