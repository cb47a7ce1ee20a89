import { useId, useMemo, useState } from "react";
import type { DayOrder } from "#shared/mood/daylio/day.ts";
import { draftsOf, type Drafts } from "#shared/mood/daylio/drafts.ts";
import { fiveNear, wordKey, type OneOfFive } from "#shared/mood/daylio/mood-places.ts";
import type { NotTaken } from "#shared/mood/daylio/not-taken.ts";
import type { DaylioFile } from "#shared/mood/daylio/read-file.ts";
import type { MoodWord } from "#shared/schema/mood.ts";
import { wallNowMs } from "../../../net/clock.ts";
import { Choice } from "../../../ui/Choice.tsx";
import { TakesFocus } from "../../../ui/TakesFocus.tsx";
import { zoneOfDevice } from "../useToday.ts";
import { FirstRows } from "./FirstRows.tsx";
import { fileNotes, moodsCount } from "./import.words.ts";
import { LeftList } from "./LeftList.tsx";
import { OwnWords } from "./OwnWords.tsx";
import { ZoneChoice } from "./ZoneChoice.tsx";

type PreviewProps = {
  readonly file: DaylioFile;
  /** Notes stay on this device. */
  readonly isPrivate: boolean;
  /** Words that the person used here already. */
  readonly known: readonly MoodWord[];
  readonly onBegin: (drafts: Drafts, left: readonly NotTaken[]) => void;
  readonly onOther: () => void;
};

const ORDERS: readonly { readonly order: DayOrder; readonly label: string; readonly hint: string }[] = [
  { order: "day_first", label: "The day comes first", hint: "05/03 is the 5th of March." },
  { order: "month_first", label: "The month comes first", hint: "05/03 is the 3rd of May." },
];

/** Own words that were used here lie where they were put last. */
const placesKnown = (file: DaylioFile, known: readonly MoodWord[]): ReadonlyMap<string, OneOfFive> => {
  const placed = new Map(known.map(({ mood, valence }) => [wordKey(mood), fiveNear(valence)]));
  return new Map(
    file.ownWords.flatMap(({ word }) => {
      const place = placed.get(wordKey(word));
      return place === undefined ? [] : [[wordKey(word), place] as const];
    }),
  );
};

/** What would come along, what of it has to be asked, and what cannot. */
export const Preview = ({ file, isPrivate, known, onBegin, onOther }: PreviewProps) => {
  const id = useId();
  const [timeZone, setTimeZone] = useState(zoneOfDevice);
  const [order, setOrder] = useState<DayOrder | null>(file.isOrderOpen ? null : file.order);
  const [places, setPlaces] = useState(() => placesKnown(file, known));
  const [problem, setProblem] = useState("");
  const drafts = useMemo(
    () => draftsOf(file, { timeZone, order: order ?? file.order, places, hasNotes: true }, wallNowMs()),
    [file, timeZone, order, places],
  );
  const left = [...file.left, ...drafts.left];
  const hasNotes = file.rows.some(({ note }) => note !== "");
  const notes = fileNotes(file);
  const begin = () => {
    if (order === null) return setProblem("Please say first which number of the dates is the day.");
    if (file.ownWords.some(({ word }) => !places.has(wordKey(word))))
      return setProblem("Please say first where each of your own words lies.");
    onBegin(drafts, file.left);
  };
  return (
    <TakesFocus isNew className="stack import__preview">
      <section className="card stack" aria-labelledby={`${id}title`}>
        <h2 id={`${id}title`}>{`${moodsCount(drafts.entries.length)} can come along`}</h2>
        <FirstRows entries={drafts.entries} />
        <p className="soft">Only you can see them. You can change that for each mood.</p>
        {isPrivate && hasNotes && (
          <p className="import__note">
            Your notes stay on this device, as you chose: the moods come along without them, and here they are together.
          </p>
        )}
        {notes.map((note) => (
          <p key={note} className="import__note">
            {note}
          </p>
        ))}
      </section>
      {file.isOrderOpen && (
        <div className="card stack" role="radiogroup" aria-labelledby={`${id}order`}>
          <h2 id={`${id}order`}>Which number is the day?</h2>
          {ORDERS.map(({ order: one, label, hint }) => (
            <Choice
              key={one}
              type="radio"
              name={`${id}orders`}
              label={label}
              hint={hint}
              isChosen={order === one}
              onChange={() => setOrder(one)}
            />
          ))}
        </div>
      )}
      {file.ownWords.length > 0 && <OwnWords words={file.ownWords} places={places} onChange={setPlaces} />}
      <ZoneChoice timeZone={timeZone} onChange={setTimeZone} />
      <LeftList left={left} />
      <p className="field__error" role="alert">
        {problem}
      </p>
      <div className="row">
        {drafts.entries.length > 0 && (
          <button type="button" className="button button--main" onClick={begin}>
            {`Bring ${moodsCount(drafts.entries.length)}`}
          </button>
        )}
        <button type="button" className="button" onClick={onOther}>
          Choose another file
        </button>
      </div>
    </TakesFocus>
  );
};
