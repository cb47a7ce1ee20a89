import { Link } from "react-router";
import type { MoodDraft } from "#shared/schema/mood.ts";
import { LevelMark } from "../../ui/charts/LevelMark.tsx";
import { pleasantWords, stirredWords } from "../../ui/charts/mood.words.ts";
import { clockWords, entryNote } from "./entry.words.ts";
import { zoneOfDevice } from "./useToday.ts";

type EntryRowProps = {
  readonly entry: MoodDraft;
  /** Null = it waits on this device, and has no page yet. */
  readonly id: string | null;
};

/** One mood of a day. */
export const EntryRow = ({ entry, id }: EntryRowProps) => {
  const { mood, valence, arousal, note, tags } = entry;
  return (
    <li className="entry">
      <span className="entry__time">{clockWords(entry)}</span>
      <svg className="entry__mark" width="30" height="38" aria-hidden="true">
        <LevelMark value={valence} width={30} height={38} isQuiet={id === null} />
      </svg>
      <div className="entry__words">
        <p className="entry__mood">
          {id === null ? mood : <Link to={`/moods/entry/${id}`}>{mood}</Link>}
          <span className="entry__felt">{`${pleasantWords(valence)}, ${stirredWords(arousal)}`}</span>
        </p>
        {note !== "" && <p className="entry__note">{note}</p>}
        {tags.length > 0 && (
          <ul className="entry__tags" aria-label="Tags">
            {tags.map((tag) => (
              <li key={tag}>{tag}</li>
            ))}
          </ul>
        )}
        <p className="entry__who">{id === null ? "Kept on this device" : entryNote(entry, zoneOfDevice())}</p>
      </div>
    </li>
  );
};
