import { useMemo } from "react";
import { useStore } from "zustand";
import { useClient, useMe } from "../../ui/client-context.ts";
import { Page } from "../../ui/Page.tsx";
import { FirstArrival } from "./FirstArrival.tsx";
import { HowYouAre } from "./HowYouAre.tsx";
import { Invitations } from "./Invitations.tsx";
import { OwnState } from "./OwnState.tsx";
import { PeopleHere } from "./PeopleHere.tsx";
import { RecentHugs } from "./RecentHugs.tsx";
import { Requests } from "./Requests.tsx";
import { WaitingHugs } from "./WaitingHugs.tsx";
import { WhatIsOn } from "./WhatIsOn.tsx";
import { homeView } from "./view.ts";
import "./home.css";

/** What waits for one first, then how one is, who is here, what is on, and what was. */
export const HomeScreen = () => {
  const me = useMe();
  const state = useStore(useClient().store);
  const view = useMemo(() => homeView(state), [state]);
  return (
    <Page width="wide" title={`Good to see you, ${me.name}`}>
      <div className="home">
        <div className="home__first stack">
          <Requests requests={view.requests} />
          {view.arrival && <FirstArrival {...view.arrival} />}
          <Invitations invitations={view.invitations} />
          <WaitingHugs hugs={view.waiting} />
          <HowYouAre me={me} />
          <PeopleHere
            people={view.people}
            moods={view.moods}
            isLooking={view.isLooking}
            othersCount={view.othersCount}
            me={me}
          />
          <OwnState />
        </div>
        <WhatIsOn groupHugs={view.on} />
        <RecentHugs hugs={view.recent} />
      </div>
    </Page>
  );
};
