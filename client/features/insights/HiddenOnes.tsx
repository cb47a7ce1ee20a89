import { useRef, useState } from "react";
import { sentenceOf } from "../../ui/sentences.ts";
import { Status } from "../../ui/Status.tsx";
import { hiddenName } from "./names.ts";
import type { Hiding } from "./useHide.ts";

/** What one did not want to be shown, each with its way back. */
export const HiddenOnes = ({ hiding: { ids, hide } }: { readonly hiding: Hiding }) => {
  const summary = useRef<HTMLElement>(null);
  const [said, setSaid] = useState("");
  const show = async (id: string) => {
    const result = await hide(id, false);
    setSaid(result.ok ? "It may come again, on another day." : sentenceOf(result.refusal));
    // The button that had it goes.
    if (result.ok) summary.current?.focus();
  };
  if (ids === null || (ids.length === 0 && said === "")) return null;
  return (
    <details className="insight__more">
      <summary ref={summary}>{`Suggestions you do not want (${ids.length})`}</summary>
      <ul className="hidden-ones">
        {ids.map((id) => (
          <li key={id}>
            <p>{hiddenName(id)}</p>
            <button
              type="button"
              className="button button--quiet"
              aria-label={`Show it again: ${hiddenName(id)}`}
              onClick={() => void show(id)}
            >
              Show it again
            </button>
          </li>
        ))}
      </ul>
      <Status className="soft">{said}</Status>
    </details>
  );
};
