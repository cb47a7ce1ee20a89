import { useCallback, useId, useState, type FormEvent } from "react";
import { Link } from "react-router";
import type { About as AboutMe, PersonProfile } from "#shared/schema/people.ts";
import { BIO_MAX, USERNAME_MAX } from "#shared/schema/people.limits.ts";
import type { Failure, PeopleClient } from "../../net/state.ts";
import { useClient, useMe } from "../../ui/client-context.ts";
import { lengthOf } from "../../ui/limits.ts";
import { sentenceOf } from "../../ui/sentences.ts";
import { Status } from "../../ui/Status.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { useTold } from "../../ui/useTold.ts";
import { Waiting } from "../../ui/Waiting.tsx";
import { Away } from "../../ui/Away.tsx";

/** The field that a refusal is about. */
const isOf = (refusal: Failure, field: "username" | "bio"): boolean =>
  "path" in refusal && refusal.path !== undefined
    ? refusal.path === field
    : field === "username" && refusal.code === "username_taken";

const AboutForm = ({ profile }: { readonly profile: PersonProfile }) => {
  const client = useClient();
  const id = useId();
  const [kept, setKept] = useState({ username: profile.username, bio: profile.bio });
  const [username, setUsername] = useState(profile.username);
  const [bio, setBio] = useState(profile.bio);
  const [refusal, setRefusal] = useState<Failure | null>(null);
  const [isSaved, setIsSaved] = useState(false);
  const wanted = { username: username.trim().toLowerCase(), bio: bio.trim() };
  const hasChanged = wanted.username !== kept.username || wanted.bio !== kept.bio;
  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (!hasChanged) return;
    setIsSaved(false);
    // A username is chosen, and then changed, but never given back.
    const asked: AboutMe = wanted.username === "" ? { bio: wanted.bio } : wanted;
    const result = await client.loadPeople().then(
      (people) => people.setAbout(asked),
      () => ({ ok: false, refusal: { code: "offline" } }) as const,
    );
    setRefusal(result.ok ? null : result.refusal);
    if (!result.ok) return;
    setIsSaved(true);
    setKept({ bio: wanted.bio, username: asked.username ?? kept.username });
    setUsername(asked.username ?? kept.username);
  };
  const problem = (field: "username" | "bio") => (refusal && isOf(refusal, field) ? sentenceOf(refusal) : undefined);
  const isElsewhere = refusal !== null && !isOf(refusal, "username") && !isOf(refusal, "bio");
  return (
    <form className="stack" noValidate onSubmit={(event) => void save(event)}>
      <TextField
        id={`${id}username`}
        label="Your username"
        hint="How others find you for sure. Letters a to z, numbers, and single dots or lines between them."
        problem={problem("username")}
      >
        {(described) => (
          <input
            id={`${id}username`}
            className="field__input"
            value={username}
            maxLength={USERNAME_MAX}
            // oxlint-disable-next-line jsx-a11y/autocomplete-valid -- "off" keeps the browser from offering the mail
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            aria-invalid={problem("username") !== undefined}
            aria-describedby={described}
            onChange={(event) => setUsername(event.target.value)}
          />
        )}
      </TextField>
      <TextField
        id={`${id}bio`}
        label="About you"
        hint={`A few lines for whoever looks at your page. ${BIO_MAX - lengthOf(bio)} characters left.`}
        problem={problem("bio")}
      >
        {(described) => (
          <textarea
            id={`${id}bio`}
            className="field__input"
            rows={3}
            value={bio}
            aria-invalid={problem("bio") !== undefined}
            aria-describedby={described}
            onChange={(event) => setBio(event.target.value)}
          />
        )}
      </TextField>
      <div className="row">
        <button type="submit" className="button" aria-disabled={!hasChanged}>
          Save what you wrote
        </button>
        <Link className="button button--quiet" to={`/people/${profile.id}`}>
          See your page
        </Link>
        <Status className={isElsewhere ? "field__error" : "soft"}>
          {isElsewhere && sentenceOf(refusal)}
          {isSaved && !refusal && !hasChanged && "Saved."}
        </Status>
      </div>
    </form>
  );
};

/** Username and a few lines, as they stand on one's page. */
export const About = () => {
  const { id: myId } = useMe();
  const id = useId();
  const read = useCallback((people: PeopleClient) => people.profile(myId), [myId]);
  const [came, again] = useTold(read);
  return (
    <section className="card stack" aria-labelledby={`${id}title`}>
      <h2 id={`${id}title`}>Your page</h2>
      {came.kind === "asking" && <Waiting text="One moment…" />}
      {came.kind === "failed" && <Away text={sentenceOf(came.refusal)} onAgain={again} />}
      {came.kind === "here" && <AboutForm profile={came.value} />}
    </section>
  );
};
