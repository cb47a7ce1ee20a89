import { useId } from "react";
import { CATEGORIES, type Category } from "#shared/schema/conduct.ts";
import { CATEGORY_NAMES } from "./cases.view.ts";

type CategoryFieldProps = {
  readonly label: string;
  readonly value: Category;
  readonly onChange: (category: Category) => void;
};

/** What something is about, out of the list that reports have. */
export const CategoryField = ({ label, value, onChange }: CategoryFieldProps) => {
  const id = useId();
  return (
    <div className="field">
      <label className="field__label" htmlFor={id}>
        {label}
      </label>
      <select
        id={id}
        className="field__input"
        value={value}
        // as: the options are those of the list
        onChange={(event) => onChange(event.target.value as Category)}
      >
        {CATEGORIES.map((category) => (
          <option key={category} value={category}>
            {CATEGORY_NAMES[category]}
          </option>
        ))}
      </select>
    </div>
  );
};
