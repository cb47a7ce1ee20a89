import type { ReactNode } from "react";
import { Link } from "react-router";
import { VERSION_DAYS } from "#shared/schema/mood.limits.ts";
import type { MoodView } from "#shared/schema/mood.ts";
import { LevelMark } from "../../ui/charts/LevelMark.tsx";
import { pleasantWords, stirredWords } from "../../ui/charts/mood.words.ts";
import { Page } from "../../ui/Page.tsx";
import { Status } from "../../ui/Status.tsx";
import { EntryForm } from "./EntryForm.tsx";
import { clockWords } from "./entry.words.ts";
import { dayWords } from "./period.ts";
import { useEntryActs } from "./useEntryActs.ts";
import { Versions } from "./Versions.tsx";
import "../../ui/charts/charts.css";

type EntryProps = {
  readonly entry: MoodView;
  readonly note: ReactNode;
  /** It is being deleted, or was; or that was not to be. */
  readonly onLeaving: (isLeaving: boolean) => void;
};

/** One mood and everything that can be done with it. `entry` as it stands; what is in the fields may be from before. */
export const Entry = ({ entry, note, onLeaving }: EntryProps) => {
  const { base, fields, doing, said, show, save, remove } = useEntryActs(entry, onLeaving);
  return (
    <Page
      title={entry.mood}
      lead={`${dayWords(entry.day)}, ${clockWords(entry)}: ${pleasantWords(entry.valence)}, ${stirredWords(entry.arousal)}`}
    >
      {note}
      <div className="row">
        <svg width="44" height="54" aria-hidden="true">
          <LevelMark value={entry.valence} width={44} height={54} />
        </svg>
        <Link to={`/moods/day/${entry.day}`}>All of that day</Link>
      </div>
      {entry.revision > base.revision && doing === "nothing" && (
        <div className="row">
          <p>This mood was changed meanwhile, here or on another device.</p>
          <button type="button" className="button" onClick={() => show(entry)}>
            Show it as it is now
          </button>
        </div>
      )}
      <EntryForm key={fields} entry={base} isSaving={doing === "saving"} onSave={save} />
      <Status className={said?.isProblem ? "field__error" : "soft"}>{said?.text}</Status>
      {doing !== "deleting" && doing !== "deleted" && <Versions entry={entry} onBack={show} />}
      <div>
        <button
          type="button"
          className="button button--quiet"
          aria-disabled={doing !== "nothing"}
          onClick={() => void remove()}
        >
          {doing === "deleting" ? "Deleting it…" : "Delete this mood"}
        </button>
        <p className="field__hint">
          It can be had back for {VERSION_DAYS} days, under <Link to="/moods/deleted">Deleted lately</Link>.
        </p>
      </div>
    </Page>
  );
};
