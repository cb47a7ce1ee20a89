import { useMemo } from "react";
import { useStore } from "zustand";
import { useClient, useMe } from "../../ui/client-context.ts";
import { Page } from "../../ui/Page.tsx";
import { FirstArrival } from "./FirstArrival.tsx";
import { PeopleHere } from "./PeopleHere.tsx";
import { RecentHugs } from "./RecentHugs.tsx";
import { WaitingHugs } from "./WaitingHugs.tsx";
import { homeView } from "./view.ts";
import "./home.css";

/** Waiting hugs first, then who is here, then what was. */
export const HomeScreen = () => {
  const me = useMe();
  const state = useStore(useClient().store);
  const view = useMemo(() => homeView(state), [state]);
  return (
    <Page width="wide" title={`Good to see you, ${me.name}`}>
      <div className="home">
        <div className="home__first stack">
          {view.arrival && <FirstArrival {...view.arrival} />}
          <WaitingHugs hugs={view.waiting} />
          <PeopleHere people={view.people} othersCount={view.othersCount} me={me} />
        </div>
        <RecentHugs hugs={view.recent} />
      </div>
    </Page>
  );
};
