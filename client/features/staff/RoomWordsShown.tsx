import type { RoomWords } from "#shared/schema/room-act.ts";

/** What its host wrote beside the name of a group hug, uncovered. */
export const RoomWordsShown = ({ words: { description, message } }: { readonly words: RoomWords }) => (
  <>
    <blockquote className="case__words">{description || "No description."}</blockquote>
    <blockquote className="case__words">{message || "No message."}</blockquote>
  </>
);
