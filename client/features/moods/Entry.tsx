import { useState, type ReactNode } from "react";
import { Link, useNavigate } from "react-router";
import type { MoodDraft, MoodView } from "#shared/schema/mood.ts";
import { LevelMark } from "../../ui/charts/LevelMark.tsx";
import { pleasantWords, stirredWords } from "../../ui/charts/mood.words.ts";
import { Page } from "../../ui/Page.tsx";
import { sentenceOf } from "../../ui/sentences.ts";
import { Status } from "../../ui/Status.tsx";
import { useMoods } from "../../ui/useMoods.ts";
import { EntryForm } from "./EntryForm.tsx";
import { clockWords } from "./entry.words.ts";
import { dayWords } from "./period.ts";
import { Versions } from "./Versions.tsx";
import "../../ui/charts/charts.css";

type EntryProps = {
  readonly entry: MoodView;
  readonly note: ReactNode;
  /** It is being deleted, or was; or that was not to be. */
  readonly onLeaving: (isLeaving: boolean) => void;
};

const KEPT_ASIDE =
  "A later change, made on another device, stands. What you wrote here is kept below: you can bring it back.";

/** One mood and everything that can be done with it. `entry` as it stands; what is in the fields may be from before. */
export const Entry = ({ entry, note, onLeaving }: EntryProps) => {
  const moods = useMoods();
  const goTo = useNavigate();
  // What the person saw when they began to write: a change counts from there.
  const [base, setBase] = useState(entry);
  const [fields, setFields] = useState(0);
  const show = (now: MoodView) => {
    setBase(now);
    setFields((times) => times + 1);
  };
  const [isAsking, setIsAsking] = useState(false);
  const [isGoing, setIsGoing] = useState(false);
  const [said, setSaid] = useState<{ readonly text: string; readonly isProblem: boolean } | null>(null);
  const problem = (text: string) => setSaid({ text, isProblem: true });
  /** It is deleted, here or meanwhile on another device: the day's page says so, and has the way back. */
  const leave = () => goTo(`/moods/day/${entry.day}`, { state: { removed: entry.id, focus: "removed" } });
  const save = async (draft: MoodDraft) => {
    if (isAsking || typeof moods === "string") return;
    setIsAsking(true);
    const told = await moods.edit(base, draft);
    setIsAsking(false);
    if (!told.ok) return problem(sentenceOf(told.refusal));
    const { entry: now, became } = told.value;
    if (now === null) return leave();
    if (became === "applied") setBase(now);
    else show(now);
    setSaid({ text: became === "applied" ? "Saved." : KEPT_ASIDE, isProblem: false });
  };
  const remove = async () => {
    if (isAsking || typeof moods === "string") return;
    setIsAsking(true);
    onLeaving(true);
    setIsGoing(true);
    const told = await moods.remove(entry);
    const isGone = told.ok && told.value.entry === null;
    onLeaving(isGone);
    setIsGoing(isGone);
    setIsAsking(false);
    if (!told.ok) return problem(sentenceOf(told.refusal));
    if (told.value.entry === null) return leave();
    setSaid({
      text: "It was changed on another device in the meantime, so it is still here. Look at it before you delete it.",
      isProblem: false,
    });
    show(told.value.entry);
  };
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
      {entry.revision > base.revision && !isAsking && (
        <div className="row">
          <p>This mood was changed meanwhile, here or on another device.</p>
          <button type="button" className="button" onClick={() => show(entry)}>
            Show it as it is now
          </button>
        </div>
      )}
      <EntryForm key={fields} entry={base} isAsking={isAsking} onSave={(draft) => void save(draft)} />
      <Status className={said?.isProblem ? "field__error" : "soft"}>{said?.text}</Status>
      {!isGoing && <Versions entry={entry} onBack={show} />}
      <div>
        <button type="button" className="button button--quiet" aria-disabled={isAsking} onClick={() => void remove()}>
          Delete this mood
        </button>
        <p className="field__hint">It can be had back for 30 days.</p>
      </div>
    </Page>
  );
};
