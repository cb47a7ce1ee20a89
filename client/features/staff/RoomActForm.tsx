import { useId, useState, type FormEvent } from "react";
import { STATEMENT_MAX, type Category } from "#shared/schema/conduct.ts";
import { CategoryField } from "./CategoryField.tsx";
import { MINUTES, minutesWords, ROOM_ACT_WORDS } from "./room-page.view.ts";

export type RoomActKindOf = keyof typeof ROOM_ACT_WORDS;
export type ActForm = { readonly category: Category; readonly statement: string; readonly minutes: number | null };
type RoomActFormProps = {
  readonly kind: RoomActKindOf;
  /** Whom it is about; null = everybody in it. */
  readonly name: string | null;
  readonly onAct: (form: ActForm) => Promise<boolean>;
  readonly onClose: () => void;
};

/** Why, in which words, and for how long; nothing is done before it is sent. */
export const RoomActForm = ({ kind, name, onAct, onClose }: RoomActFormProps) => {
  const id = useId();
  const [form, setForm] = useState<ActForm>({ category: "harassment", statement: "", minutes: 15 });
  const words = ROOM_ACT_WORDS[kind];
  const hasLength = kind === "lock" || kind === "slow" || kind === "mute";
  const act = async (event: FormEvent) => {
    event.preventDefault();
    if (await onAct({ ...form, statement: form.statement.trim() })) onClose();
  };
  return (
    <form className="card stack" aria-label={words.name} onSubmit={(event) => void act(event)}>
      <h2>{name === null ? words.name : `${words.name}: ${name}`}</h2>
      <p className="soft">{words.does}</p>
      <CategoryField
        label="What is it about?"
        value={form.category}
        onChange={(category) => setForm({ ...form, category })}
      />
      {hasLength && (
        <div className="field">
          <label className="field__label" htmlFor={`${id}minutes`}>
            For how long?
          </label>
          <select
            id={`${id}minutes`}
            className="field__input"
            value={String(form.minutes)}
            onChange={(event) =>
              setForm({ ...form, minutes: event.target.value === "null" ? null : Number(event.target.value) })
            }
          >
            {MINUTES.map((minutes) => (
              <option key={String(minutes)} value={String(minutes)}>
                {minutesWords(minutes)}
              </option>
            ))}
          </select>
        </div>
      )}
      <div className="field">
        <label className="field__label" htmlFor={`${id}statement`}>
          {name === null ? "In words for everybody in it (optional)" : "In words for them (optional)"}
        </label>
        <textarea
          id={`${id}statement`}
          className="field__input"
          maxLength={STATEMENT_MAX}
          value={form.statement}
          onChange={(event) => setForm({ ...form, statement: event.target.value })}
        />
      </div>
      <div className="row">
        <button type="submit" className="button button--main">
          {words.name}
        </button>
        <button type="button" className="button" onClick={onClose}>
          Not now
        </button>
      </div>
    </form>
  );
};
