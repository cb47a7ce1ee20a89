import { useId, useState, type FormEvent, type ReactNode } from "react";
import { AUDIENCES, type Audience } from "#shared/schema/audience.ts";
import type { MoodDraft } from "#shared/schema/mood.ts";
import { wallNowMs } from "../../net/clock.ts";
import { pleasantWords, stirredWords } from "../../ui/charts/mood.words.ts";
import { NoteHint } from "../../ui/NoteHint.tsx";
import { AUDIENCE_WORDS, zoneWords } from "./entry.words.ts";
import { draftOf, formOf, type FormProblem, type MoodForm } from "./form.draft.ts";
import { zoneOfDevice } from "./useToday.ts";

type EntryFormProps = {
  readonly entry: MoodDraft;
  readonly isSaving: boolean;
  readonly onSave: (draft: MoodDraft) => void;
};

const strengthWords = (strength: number): string =>
  strength < 0.34 ? "a little" : strength < 0.67 ? "clearly" : "strongly";

/** Everything of a mood, to be changed. */
export const EntryForm = ({ entry, isSaving, onSave }: EntryFormProps) => {
  const id = useId();
  const [form, setForm] = useState<MoodForm>(() => formOf(entry));
  const [problem, setProblem] = useState<FormProblem | null>(null);
  const set = (change: Partial<MoodForm>) => {
    setForm({ ...form, ...change });
    setProblem(null);
  };
  const save = (event: FormEvent) => {
    event.preventDefault();
    const read = draftOf(form, entry, wallNowMs());
    if ("draft" in read) return onSave(read.draft);
    setProblem(read.problem);
    document.getElementById(`${id}${read.problem.field}`)?.focus();
  };
  const field = (name: keyof MoodForm, label: string, control: ReactNode, hint?: ReactNode) => (
    <div className="field">
      <label className="field__label" htmlFor={`${id}${name}`}>
        {label}
      </label>
      {control}
      {typeof hint === "string" ? <p className="field__hint">{hint}</p> : hint}
      {problem?.field === name && (
        <p id={`${id}${name}problem`} className="field__error" role="alert">
          {problem.sentence}
        </p>
      )}
    </div>
  );
  const common = (name: keyof MoodForm) => ({
    id: `${id}${name}`,
    "aria-invalid": problem?.field === name,
    "aria-describedby": problem?.field === name ? `${id}${name}problem` : undefined,
  });
  const slider = (name: "pleasant" | "stirred" | "strength", label: string, words: (value: number) => string) =>
    field(
      name,
      label,
      <input
        {...common(name)}
        className="range"
        type="range"
        min={0}
        max={100}
        value={form[name]}
        aria-valuetext={`${words(form[name] / 100)}, ${form[name]} of 100`}
        onChange={(event) => set({ [name]: Number(event.target.value) })}
      />,
      words(form[name] / 100),
    );
  const zones = [...new Set([entry.timeZone, zoneOfDevice()])];
  return (
    <form className="card stack entry-form" noValidate onSubmit={save} aria-label="This mood">
      {field(
        "mood",
        "In a word",
        <input
          {...common("mood")}
          className="field__input"
          value={form.mood}
          onChange={(event) => set({ mood: event.target.value })}
        />,
      )}
      <div className="entry-form__sliders">
        {slider("pleasant", "How pleasant", pleasantWords)}
        {slider("stirred", "How stirred", stirredWords)}
        {slider("strength", "How strongly", strengthWords)}
      </div>
      {field(
        "note",
        "A note",
        <textarea
          {...common("note")}
          className="field__input"
          rows={4}
          value={form.note}
          onChange={(event) => set({ note: event.target.value })}
        />,
        <NoteHint isMissing={entry.note === ""} />,
      )}
      {field(
        "tags",
        "Tags",
        <input
          {...common("tags")}
          className="field__input"
          value={form.tags}
          onChange={(event) => set({ tags: event.target.value })}
        />,
        "Separate them with commas.",
      )}
      <div className="entry-form__when">
        {field(
          "day",
          "Day",
          <input
            {...common("day")}
            className="field__input"
            type="date"
            value={form.day}
            onChange={(event) => set({ day: event.target.value })}
          />,
        )}
        {field(
          "clock",
          "Time",
          <input
            {...common("clock")}
            className="field__input"
            type="time"
            value={form.clock}
            onChange={(event) => set({ clock: event.target.value })}
          />,
        )}
        {zones.length > 1 &&
          field(
            "timeZone",
            "By the clock of",
            <select
              {...common("timeZone")}
              className="field__input"
              value={form.timeZone}
              onChange={(event) => set({ timeZone: event.target.value })}
            >
              {zones.map((zone) => (
                <option key={zone} value={zone}>
                  {zoneWords(zone)}
                </option>
              ))}
            </select>,
          )}
      </div>
      {field(
        "audience",
        "Who may see it",
        // as: the options are those of the list
        <select
          {...common("audience")}
          className="field__input"
          value={form.audience}
          onChange={(event) => set({ audience: event.target.value as Audience })}
        >
          {AUDIENCES.map((audience) => (
            <option key={audience} value={audience}>
              {AUDIENCE_WORDS[audience]}
            </option>
          ))}
        </select>,
        "The word and how it felt, never the note or the tags; and never more people than “Who may see your moods” allows.",
      )}
      <div>
        <button type="submit" className="button button--main" aria-disabled={isSaving}>
          {isSaving ? "Saving it…" : "Save this mood"}
        </button>
      </div>
    </form>
  );
};
