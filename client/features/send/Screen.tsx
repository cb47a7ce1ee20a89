import { Link, useParams, useSearchParams } from "react-router";
import { useClientState, useMe } from "../../ui/client-context.ts";
import { Page } from "../../ui/Page.tsx";
import { usePerson } from "../../ui/usePerson.ts";
import { Waiting } from "../../ui/Waiting.tsx";
import { sentenceOf } from "../../ui/sentences.ts";
import { MakeHug } from "./MakeHug.tsx";
import { knownPerson } from "./view.ts";

/** `/hug/:userId`, with `?answers=` the hug that this one answers. */
export const SendScreen = () => {
  const { userId = "" } = useParams();
  const [search] = useSearchParams();
  const me = useMe();
  const person = usePerson(
    userId,
    useClientState((state) => knownPerson(state, userId)),
  );
  const answers = search.get("answers") ?? undefined;
  if (person === "loading") return <Waiting text="One moment…" />;
  if (person === "gone" || userId === me.id)
    return (
      <Page
        title={userId === me.id ? "A hug needs two" : "Nobody to hug here"}
        lead={sentenceOf({ code: userId === me.id ? "no_self_hug" : "no_such_person" })}
      >
        <div>
          <Link className="button button--main" to="/">
            See who is here
          </Link>
        </div>
      </Page>
    );
  return <MakeHug key={`${userId} ${answers}`} to={person} me={me} {...(answers ? { answers } : {})} />;
};
