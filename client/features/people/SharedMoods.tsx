import { useCallback, useId } from "react";
import { useNowMs } from "../../net/clock.ts";
import type { MoodsClient } from "../../net/moods.port.ts";
import { LevelMark } from "../../ui/charts/LevelMark.tsx";
import { pleasantWords } from "../../ui/charts/mood.words.ts";
import { useMoodsRead } from "../../ui/useMoodsRead.ts";
import { whenWords } from "../../ui/when.ts";
import "../../ui/charts/charts.css";

const SHOWN = 5;

/** What somebody lately let one see of how they are; silent where there is nothing, whatever the reason. */
export const SharedMoods = ({ userId, name }: { readonly userId: string; readonly name: string }) => {
  const id = useId();
  const nowMs = useNowMs(60_000);
  const read = useCallback((moods: MoodsClient) => moods.shared(userId), [userId]);
  const [came] = useMoodsRead(read);
  if (came.kind !== "here" || came.value.moods.length === 0) return null;
  return (
    <section className="card stack" aria-labelledby={`${id}title`}>
      <h2 id={`${id}title`}>Lately</h2>
      <p className="field__hint">{`What ${name} lets you see.`}</p>
      <ul className="shared-moods">
        {came.value.moods.slice(0, SHOWN).map((mood) => (
          <li key={mood.id} className="shared-moods__one">
            <svg width="26" height="32" aria-hidden="true">
              <LevelMark value={mood.valence} width={26} height={32} />
            </svg>
            <span>
              <b>{mood.mood}</b>
              <span className="person-row__note">{`${pleasantWords(mood.valence)} · ${whenWords(mood.feltAtMs, nowMs)}`}</span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
};
