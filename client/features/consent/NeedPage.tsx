import { Link } from "react-router";
import type { ConsentClient } from "../../net/consent.port.ts";
import { Being } from "../../ui/Being.tsx";
import { useMe } from "../../ui/client-context.ts";
import { Page } from "../../ui/Page.tsx";
import { Waiting } from "../../ui/Waiting.tsx";
import { AskFriends } from "./AskFriends.tsx";
import { Away } from "../../ui/Away.tsx";
import { useConsentAsked } from "./useConsentAsked.ts";

const read = (consent: ConsentClient) => consent.friends();

/** `/consent/need`: asks chosen friends for a hug, without pressure. */
export const NeedPage = () => {
  const me = useMe();
  const [friends, again] = useConsentAsked(read);
  return (
    <Page
      title="I could use a hug"
      lead="Choose who hears it. They can send you a hug at once, or let it pass; nobody has to answer."
    >
      {friends === "asking" && <Waiting text="Looking for your friends…" />}
      {friends === "away" && <Away text="Your friends are out of reach at this moment." onAgain={again} />}
      {typeof friends === "object" && friends.length === 0 && (
        <div className="consent__empty">
          <Being being={me.being} size={130} phaseOf={me.id} isAsleep />
          <div className="stack">
            <p>
              You have no friends here yet. People become friends when they follow each other: follow somebody you know,
              and they follow you back.
            </p>
            <div>
              <Link className="button button--main" to="/people">
                Find people you know
              </Link>
            </div>
          </div>
        </div>
      )}
      {typeof friends === "object" && friends.length > 0 && <AskFriends friends={friends} />}
    </Page>
  );
};
