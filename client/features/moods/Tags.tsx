import { useState } from "react";
import type { MoodTag } from "#shared/schema/mood.ts";
import { hundredth } from "../../ui/charts/chart.table.ts";
import { LOUD_FROM } from "../../ui/charts/heat.data.ts";
import { stepOf } from "../../ui/charts/mood.words.ts";
import "../../ui/charts/charts.css";

const FIRST = 8;

/** Tags with how often they were there and how pleasant it was then: a table that is its own chart. */
export const Tags = ({ tags, caption }: { readonly tags: readonly MoodTag[]; readonly caption: string }) => {
  const [isAll, setIsAll] = useState(false);
  const shown = isAll ? tags : tags.slice(0, FIRST);
  return (
    <div className="chart">
      <table className="tags">
        <caption className="unseen">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">Tag</th>
            <th scope="col">Moods</th>
            <th scope="col">Pleasant</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ tag, entries, valence }) => (
            <tr key={tag} className={entries < LOUD_FROM ? "tags__row tags__row--quiet" : "tags__row"}>
              <th scope="row">{tag}</th>
              <td>{entries}</td>
              <td className="tags__mean">
                <svg className="tags__bar" viewBox="0 0 100 14" preserveAspectRatio="none" aria-hidden="true">
                  <rect className="tags__trough" width="100" height="14" rx="4" />
                  <rect
                    className={`level__fill level__fill--${stepOf(valence)}`}
                    width={valence * 100}
                    height="14"
                    rx="4"
                  />
                </svg>
                <span>{hundredth(valence)}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {tags.length > FIRST && (
        <div>
          <button type="button" className="button button--quiet" aria-expanded={isAll} onClick={() => setIsAll(!isAll)}>
            {isAll ? "Show fewer" : `Show all ${tags.length}`}
          </button>
        </div>
      )}
      <p className="chart__note">How it was when a tag was there. That does not say that one makes the other.</p>
    </div>
  );
};
