import { Being } from "../../ui/Being.tsx";
import { Status } from "../../ui/Status.tsx";
import { joinNote } from "./view.ts";
import { useInvited } from "./useInvited.ts";
import "./join.css";

/** On the first page, for whoever came by a link. */
export const JoinNote = () => {
  const [, looked] = useInvited();
  const invited = typeof looked === "object" && "invited" in looked ? looked.invited : null;
  const text = joinNote(looked);
  return (
    <Status className={text === "" ? "join__place" : "join__place join__note card"}>
      {invited && <Being being={invited.by.being} size={64} phaseOf={invited.by.id} tilt={0.4} />}
      {text !== "" && <p>{text}</p>}
    </Status>
  );
};
