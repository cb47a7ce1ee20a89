import { useState } from "react";
import { useParams } from "react-router";
import { Waiting } from "../../ui/Waiting.tsx";
import { Closed } from "./Closed.tsx";
import { NotOpenYet } from "./NotOpenYet.tsx";
import { PastHug } from "./PastHug.tsx";
import { Room } from "./Room.tsx";
import { useSeat } from "./useSeat.ts";
import { useStored } from "./useStored.ts";
import { groupHugPageView, isStoredWanted } from "./view.ts";
import "./group-hug.css";

/** `/group-hug/:groupHugId`: one page from gathering to what is left of it. */
export const GroupHugScreen = () => {
  const { groupHugId = "" } = useParams();
  return <GroupHugPage key={groupHugId} id={groupHugId} />;
};

const GroupHugPage = ({ id }: { readonly id: string }) => {
  const { seat, again } = useSeat(id);
  const live = seat?.live ?? null;
  const stored = useStored(id, isStoredWanted(live));
  const [hasLeft, setHasLeft] = useState(false);
  const view = groupHugPageView(live, stored, hasLeft);
  const comeIn = () => {
    setHasLeft(false);
    again();
  };
  switch (view.kind) {
    case "waiting":
      return <Waiting text={view.text} />;
    case "closed":
      return <Closed {...view} onAgain={comeIn} />;
    case "not_open":
      return <NotOpenYet hug={view.hug} opensAtMs={view.opensAtMs} onOpen={comeIn} />;
    case "past":
      return <PastHug hug={view.hug} />;
    case "room":
      return seat && <Room {...seat} room={view.room} onLeft={() => setHasLeft(true)} />;
  }
};
