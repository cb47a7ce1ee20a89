import { useState, type FormEvent } from "react";
import type { Category } from "#shared/schema/conduct.ts";
import { CategoryField } from "./CategoryField.tsx";
import { Redacted } from "./Redacted.tsx";

/** Reading what its host wrote takes a reason, which is kept. */
export const RevealRoom = ({ onReveal }: { readonly onReveal: (category: Category) => Promise<void> }) => {
  const [category, setCategory] = useState<Category>("harassment");
  const reveal = (event: FormEvent) => {
    event.preventDefault();
    void onReveal(category);
  };
  return (
    <form className="stack tight" onSubmit={reveal}>
      <Redacted what="What its host wrote" />
      <CategoryField label="Why do you need to read it?" value={category} onChange={setCategory} />
      <div>
        <button type="submit" className="button">
          Read the words
        </button>
      </div>
      <p className="field__hint">That you read them, and why, is written down.</p>
    </form>
  );
};
