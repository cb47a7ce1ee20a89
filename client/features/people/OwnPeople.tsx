import { useState } from "react";
import { useSearchParams } from "react-router";
import { Being } from "../../ui/Being.tsx";
import { useMe } from "../../ui/client-context.ts";
import { CopyLink } from "../../ui/CopyLink.tsx";
import { Page } from "../../ui/Page.tsx";
import { Lately } from "./Lately.tsx";
import { ListChoice } from "./ListChoice.tsx";
import { PeopleList } from "./PeopleList.tsx";
import { Search } from "./Search.tsx";
import { Suggestions } from "./Suggestions.tsx";
import { useSearch } from "./useSearch.ts";
import { listOf, OWN_EMPTY } from "./view.ts";

/** Finding people, one's own lists, and whom one may know. */
export const OwnPeople = () => {
  const me = useMe();
  const list = listOf(useSearchParams()[0]);
  const [typed, setTyped] = useState("");
  const { isOn, found } = useSearch(typed);
  const empty = (
    <div className="people__empty">
      <Being being={me.being} size={130} phaseOf={me.id} />
      <div className="stack">
        <p>{OWN_EMPTY[list]}</p>
        <CopyLink address={`${location.origin}/people/${me.id}`} label="Copy the link to your page" />
      </div>
    </div>
  );
  return (
    <Page title="People" width="wide">
      <div className="people">
        <div className="stack people__main">
          <Search typed={typed} onType={setTyped} found={found} />
          {!isOn && (
            <>
              <ListChoice chosen={list} />
              <PeopleList key={list} userId={me.id} list={list} empty={empty} />
              <Lately />
            </>
          )}
        </div>
        <Suggestions />
      </div>
    </Page>
  );
};
