import { useId, useRef, useState } from "react";
import { Status } from "../../ui/Status.tsx";
import { findCountries } from "./view.ts";

type CountryChoiceProps = { readonly onChoose: (code: string) => void };

const takeFocus = (input: HTMLInputElement | null): void => input?.focus();

/** A search among the countries; nothing is asked of the network. */
export const CountryChoice = ({ onChoose }: CountryChoiceProps) => {
  const id = useId();
  const opener = useRef<HTMLButtonElement>(null);
  const [isOpen, setIsOpen] = useState(false);
  const [typed, setTyped] = useState("");
  const found = findCountries(typed, navigator.language);
  const close = () => {
    setIsOpen(false);
    setTyped("");
    opener.current?.focus();
  };
  return (
    <div className="country">
      <button
        ref={opener}
        type="button"
        className="button button--quiet"
        aria-expanded={isOpen}
        onClick={() => setIsOpen(!isOpen)}
      >
        Another country
      </button>
      {isOpen && (
        <div className="country__search" role="search">
          <label className="field__label" htmlFor={`${id}name`}>
            Which country?
          </label>
          <input
            id={`${id}name`}
            className="field__input"
            type="search"
            autoComplete="off"
            ref={takeFocus}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            onKeyDown={(event) => event.key === "Escape" && close()}
          />
          <Status className="field__hint">
            {found.length === 0 && "This country is not in our list. The directories below know many more."}
          </Status>
          <ul className="country__list">
            {found.map(({ code, name }) => (
              <li key={code}>
                <button
                  type="button"
                  className="country__item"
                  onClick={() => {
                    onChoose(code);
                    close();
                  }}
                >
                  {name}
                </button>
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
};
