import { useId } from "react";
import { isOfPart, notTakenCsv, type NotTaken } from "#shared/mood/daylio/not-taken.ts";
import { saveText } from "../../../ui/save-text.ts";
import { count, reasonsOf } from "./import.words.ts";

const titleOf = (left: readonly NotTaken[]): string => {
  const whole = left.filter((one) => !isOfPart(one)).length;
  const parts = left.length - whole;
  const rows = whole === 1 ? "1 row cannot come along" : `${count(whole)} rows cannot come along`;
  const some = parts === 1 ? "1 part of a row" : `${count(parts)} parts of rows`;
  if (parts === 0) return rows;
  return whole === 0 ? `${some} cannot come along` : `${rows}, and ${some}`;
};

/** What is not taken and why, to be kept: nothing is lost without a word. */
export const LeftList = ({ left }: { readonly left: readonly NotTaken[] }) => {
  const id = useId();
  if (left.length === 0) return null;
  return (
    <section className="card stack" aria-labelledby={`${id}title`}>
      <h2 id={`${id}title`}>{titleOf(left)}</h2>
      <ul className="import__reasons">
        {reasonsOf(left).map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
      <div>
        <button type="button" className="button" onClick={() => saveText("not-taken.csv", notTakenCsv(left))}>
          Save the list of these
        </button>
      </div>
    </section>
  );
};
