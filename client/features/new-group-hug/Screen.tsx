import { useId, type FormEvent } from "react";
import { useGroupDesigns } from "../../ui/designs.ts";
import { GroupDesignChoice } from "../../ui/GroupDesignChoice.tsx";
import { KeptNote } from "../../ui/KeptNote.tsx";
import { Page } from "../../ui/Page.tsx";
import type { Draft } from "./draft.ts";
import { TextField } from "../../ui/TextField.tsx";
import { useCreate } from "./useCreate.ts";
import { WhenFields } from "./WhenFields.tsx";
import { WhoFields } from "./WhoFields.tsx";
import "./new-group-hug.css";

/** `/group-hug/new`: everything about a group hug before there is one. Only the name has to be given. */
export const NewGroupHugScreen = () => {
  const id = useId();
  const [first] = useGroupDesigns();
  const {
    draft: kept,
    edit,
    problems,
    isSending,
    send,
  } = useCreate((field) => document.getElementById(`${id}${field}`)?.focus());
  const draft: Draft = kept.design === "" ? { ...kept, design: first?.id ?? "" } : kept;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void send(draft);
  };
  const line = (field: "name" | "description", described: string | undefined) => ({
    id: `${id}${field}`,
    className: "field__input",
    value: draft[field],
    "aria-invalid": problems[field] !== undefined,
    "aria-describedby": described,
  });
  return (
    <Page
      width="wide"
      title="Start a group hug"
      lead="You invite, you wait a moment for the others, and you hold each other all at once."
    >
      <KeptNote tried="gather" />
      <form className="new" noValidate onSubmit={submit}>
        <div className="stack new__part">
          <TextField id={`${id}name`} label="What is it called?" problem={problems.name}>
            {(described) => (
              <input
                {...line("name", described)}
                placeholder="Evening hug"
                autoComplete="off"
                onChange={(event) => edit({ name: event.target.value })}
              />
            )}
          </TextField>
          <TextField id={`${id}description`} label="A line about it, if you like" problem={problems.description}>
            {(described) => (
              <input
                {...line("description", described)}
                autoComplete="off"
                onChange={(event) => edit({ description: event.target.value })}
              />
            )}
          </TextField>
          <div id={`${id}design`} tabIndex={-1}>
            <GroupDesignChoice
              label="What kind of hug?"
              chosen={draft.design}
              onChoose={(design) => edit({ design: design.id })}
            />
            {problems.design && <p className="field__error">{problems.design}</p>}
          </div>
        </div>
        <div className="stack new__part">
          <WhenFields id={id} draft={draft} problem={problems.localTime} onChange={edit} />
          <WhoFields id={id} draft={draft} problem={problems.capacity} onChange={edit} />
          <TextField
            id={`${id}message`}
            label="A word for the end, if you like"
            hint="Everybody who was there reads it afterwards."
            problem={problems.message}
          >
            {(described) => (
              <textarea
                id={`${id}message`}
                className="field__input"
                value={draft.message}
                aria-invalid={problems.message !== undefined}
                aria-describedby={described}
                onChange={(event) => edit({ message: event.target.value })}
              />
            )}
          </TextField>
        </div>
        <div className="new__send">
          <p id={`${id}all`} className="field__error" role="alert" tabIndex={-1}>
            {problems.all}
          </p>
          <button type="submit" className="button button--main" aria-disabled={isSending}>
            {isSending ? "Making it…" : draft.isScheduled ? "Plan the group hug" : "Open the group hug"}
          </button>
        </div>
      </form>
    </Page>
  );
};
