import { useState } from "react";
import { useParams } from "react-router";
import { Waiting } from "../../ui/Waiting.tsx";
import { Closed } from "./Closed.tsx";
import { NotOpenYet } from "./NotOpenYet.tsx";
import { PastHug } from "./PastHug.tsx";
import { Removed } from "./Removed.tsx";
import { Room } from "./Room.tsx";
import { useSeat } from "./useSeat.ts";
import { useStored } from "./useStored.ts";
import { doorView, groupHugPageView, isStoredWanted, type OutsideView } from "./view.ts";
import "./group-hug.css";

/** `/group-hug/:groupHugId`: one page from gathering to what is left of it. */
export const GroupHugScreen = () => {
  const { groupHugId = "" } = useParams();
  return <GroupHugPage key={groupHugId} id={groupHugId} />;
};

const GroupHugPage = ({ id }: { readonly id: string }) => {
  const [isInside, setIsInside] = useState(false);
  const view = doorView(useStored(id, !isInside));
  // Once inside, the room says what happens.
  if (!isInside && view === "enter") setIsInside(true);
  return isInside || view === "enter" ? <Inside id={id} /> : <Outside view={view} onAgain={() => setIsInside(true)} />;
};

const Inside = ({ id }: { readonly id: string }) => {
  const { seat, again } = useSeat(id);
  const live = seat?.live ?? null;
  const stored = useStored(id, isStoredWanted(live));
  const [hasLeft, setHasLeft] = useState(false);
  // Who comes in again after it says "I'm in" again.
  if ((live?.denial === "left" || live?.denial === "left_unasked") && !hasLeft) setHasLeft(true);
  const view = groupHugPageView(live, stored);
  if (view.kind !== "room") return <Outside view={view} onAgain={again} />;
  return seat && <Room {...seat} room={view.room} isBack={hasLeft} />;
};

type OutsideProps = { readonly view: OutsideView; readonly onAgain: () => void };

/** What is told of a group hug in which one is not. */
const Outside = ({ view, onAgain }: OutsideProps) => {
  switch (view.kind) {
    case "waiting":
      return <Waiting text={view.text} />;
    case "closed":
      return <Closed {...view} onAgain={onAgain} />;
    case "removed":
      return <Removed about={view.about} />;
    case "not_open":
      return <NotOpenYet hug={view.hug} opensAtMs={view.opensAtMs} onOpen={onAgain} />;
    case "past":
      return <PastHug hug={view.hug} />;
  }
};
