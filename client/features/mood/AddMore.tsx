import { useId, useState, type FormEvent } from "react";
import { wallNowMs } from "../../net/clock.ts";
import type { MoodsClient } from "../../net/moods.port.ts";
import { AUDIENCES } from "#shared/schema/audience.ts";
import { FELT_FROM_MS, MOOD_MAX, NOTE_MAX } from "#shared/schema/mood.limits.ts";
import type { MoodDraft } from "#shared/schema/mood.ts";
import { NoteHint } from "../../ui/NoteHint.tsx";
import { SuggestPlace } from "./SuggestPlace.tsx";
import {
  AUDIENCE_WORDS,
  localTimeText,
  momentOf,
  movedTo,
  settledDraft,
  strangeIn,
  strengthWords,
  tagsIn,
} from "./view.ts";

type AddMoreProps = {
  readonly draft: MoodDraft;
  /** Tags used before, the most used first. */
  readonly known: readonly string[];
  readonly affect: MoodsClient["affect"];
  readonly onSave: (draft: MoodDraft) => void;
  readonly onClose: () => void;
};

/** Everything of a mood besides its place; nothing leaves before it is saved. */
export const AddMore = ({ draft: before, known, affect, onSave, onClose }: AddMoreProps) => {
  const id = useId();
  const [draft, setDraft] = useState(before);
  const [tags, setTags] = useState(before.tags.join(", "));
  const [when, setWhen] = useState(localTimeText(before.feltAtMs));
  const [problem, setProblem] = useState<string | null>(null);
  const change = (next: Partial<MoodDraft>) => setDraft((now) => ({ ...now, ...next }));
  const chosen = tagsIn(tags);
  const offered = known.filter((tag) => !chosen.some((one) => one.toLowerCase() === tag.toLowerCase())).slice(0, 6);
  const save = (event: FormEvent) => {
    event.preventDefault();
    const isSameTime = when === localTimeText(before.feltAtMs);
    const feltAtMs = isSameTime ? before.feltAtMs : momentOf(when, wallNowMs());
    if (feltAtMs === null || feltAtMs < FELT_FROM_MS) return setProblem("Please choose a day since the year 2000.");
    const said = { ...settledDraft(draft, before.mood), tags: chosen, feltAtMs };
    const strange = strangeIn(said);
    if (strange !== null) return setProblem(strange);
    onSave(said);
  };
  return (
    <form className="stack addmore" aria-label="More about it" onSubmit={save}>
      <div className="field">
        <label className="field__label" htmlFor={`${id}note`}>
          A note, if you like
        </label>
        <textarea
          id={`${id}note`}
          className="field__input"
          rows={4}
          maxLength={NOTE_MAX}
          value={draft.note}
          aria-describedby={`${id}sealed`}
          onChange={(event) => change({ note: event.target.value })}
        />
        <NoteHint id={`${id}sealed`} />
        {affect && (
          <SuggestPlace
            note={draft.note}
            word={draft.mood}
            place={draft}
            affect={affect}
            onPlace={(place) => setDraft((now) => movedTo(now, place))}
          />
        )}
      </div>
      <div className="field">
        <label className="field__label" htmlFor={`${id}tags`}>
          Tags
        </label>
        <input
          id={`${id}tags`}
          className="field__input"
          autoComplete="off"
          placeholder="work, friends, slept well"
          value={tags}
          onChange={(event) => setTags(event.target.value)}
        />
        {offered.length > 0 && (
          <div className="row addmore__tags">
            {offered.map((tag) => (
              <button
                key={tag}
                type="button"
                className="addmore__tag"
                onClick={() => setTags([...chosen, tag].join(", "))}
              >
                <span className="unseen">Add </span>
                {tag}
              </button>
            ))}
          </div>
        )}
      </div>
      <div className="addmore__pair">
        <div className="field">
          <label className="field__label" htmlFor={`${id}word`}>
            Word
          </label>
          <input
            id={`${id}word`}
            className="field__input"
            maxLength={MOOD_MAX}
            autoComplete="off"
            value={draft.mood}
            onChange={(event) => change({ mood: event.target.value })}
          />
        </div>
        <div className="field">
          <label className="field__label" htmlFor={`${id}when`}>
            When
          </label>
          <input
            id={`${id}when`}
            className="field__input"
            type="datetime-local"
            max={localTimeText(wallNowMs())}
            value={when}
            onChange={(event) => setWhen(event.target.value)}
          />
        </div>
      </div>
      <div className="field">
        <label className="field__label" htmlFor={`${id}strength`}>
          How strongly
        </label>
        <input
          id={`${id}strength`}
          className="range"
          type="range"
          min={0}
          max={1}
          step={0.05}
          value={draft.intensity}
          aria-valuetext={strengthWords(draft.intensity)}
          onChange={(event) => change({ intensity: event.target.valueAsNumber })}
        />
        <p className="field__hint" aria-hidden="true">
          {strengthWords(draft.intensity)}
        </p>
      </div>
      <div className="field">
        <label className="field__label" htmlFor={`${id}who`}>
          Who can see it
        </label>
        <select
          id={`${id}who`}
          className="field__input"
          value={draft.audience}
          aria-describedby={`${id}seen`}
          onChange={(event) => change({ audience: AUDIENCES.find((one) => one === event.target.value) ?? "nobody" })}
        >
          {AUDIENCES.map((one) => (
            <option key={one} value={one}>
              {AUDIENCE_WORDS[one]}
            </option>
          ))}
        </select>
        <p id={`${id}seen`} className="field__hint">
          Others see the word and where it lies, never the note or the tags.
        </p>
      </div>
      {problem && (
        <p className="field__error" role="alert">
          {problem}
        </p>
      )}
      <div className="row">
        <button type="submit" className="button button--main">
          Keep it like this
        </button>
        <button type="button" className="button button--quiet" onClick={onClose}>
          Not now
        </button>
      </div>
    </form>
  );
};
