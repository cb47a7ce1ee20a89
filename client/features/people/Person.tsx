import { useState } from "react";
import { Link, useSearchParams } from "react-router";
import type { PersonProfile } from "#shared/schema/people.ts";
import { useNowMs } from "../../net/clock.ts";
import { Being } from "../../ui/Being.tsx";
import { Page } from "../../ui/Page.tsx";
import { CopyLink } from "../../ui/CopyLink.tsx";
import { PersonMenu } from "../../ui/PersonMenu.tsx";
import { ReportButton } from "../../ui/ReportButton.tsx";
import { FollowButton } from "./FollowButton.tsx";
import { ListChoice } from "./ListChoice.tsx";
import { PeopleList } from "./PeopleList.tsx";
import { SharedMoods } from "./SharedMoods.tsx";
import { activeWords, hugNote, listOf, tieWords } from "./view.ts";

/** Somebody's page, or one's own as others find it. */
export const Person = ({ profile, onChange }: { readonly profile: PersonProfile; readonly onChange: () => void }) => {
  const nowMs = useNowMs(60_000);
  const list = listOf(useSearchParams()[0]);
  const [follows, setFollows] = useState(profile.follows);
  const { id, name, being, username, bio, isSelf, seesActivity } = profile;
  const ties = isSelf ? "This is you" : tieWords({ ...profile, follows });
  const active = activeWords(profile.lastActiveMs, nowMs);
  const changed = (on: boolean) => {
    setFollows(on);
    onChange();
  };
  return (
    <Page title={name} isTitleUnseen>
      <section className="person" aria-label={name}>
        <Being being={being} size="min(44vw, 190px)" phaseOf={id} />
        <div className="stack person__words">
          <div>
            <p className="person__name" aria-hidden="true">
              {name}
            </p>
            {username && <p className="soft">@{username}</p>}
            <p className="person__ties">{[ties, active].filter(Boolean).join(" · ")}</p>
          </div>
          {bio && <p className="person__bio">{bio}</p>}
          {isSelf ? (
            <div>
              <Link className="button" to="/you">
                Change it under You
              </Link>
            </div>
          ) : (
            <>
              <div className="row">
                {profile.hugs !== "off" && (
                  <Link className="button button--main" to={`/hug/${id}`}>
                    Send a hug
                  </Link>
                )}
                {(profile.mayFollow || follows) && (
                  <FollowButton person={profile} follows={follows} onChange={changed} />
                )}
              </div>
              {hugNote(profile) && <p className="soft">{hugNote(profile)}</p>}
              {!profile.mayFollow && !follows && (
                <p className="soft">{name} lets only people follow whom they follow themselves.</p>
              )}
              <div className="row">
                <PersonMenu person={profile} />
                <ReportButton what={{ subject: "profile", id, name }} person={profile} />
              </div>
            </>
          )}
          {username && <CopyLink address={`${location.origin}/@${username}`} label="Copy link" />}
        </div>
      </section>
      {!isSelf && profile.seesMoods && <SharedMoods userId={id} name={name} />}
      {seesActivity ? (
        <div className="stack">
          <ListChoice chosen={list} counts={profile.counts} />
          <PeopleList
            key={`${id} ${list}`}
            userId={id}
            list={list}
            empty={<p className="soft">Nobody to show here.</p>}
          />
        </div>
      ) : (
        <p className="soft">{name} does not show you whom they follow, or when they were here.</p>
      )}
    </Page>
  );
};
