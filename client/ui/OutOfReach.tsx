import { Being } from "./Being.tsx";
import { Page } from "./Page.tsx";

/** The server has not answered yet who this is. The client keeps asking. */
export const OutOfReach = () => (
  <Page title="HugMood is out of reach" lead="It goes on by itself as soon as there is a connection. Nothing is lost.">
    <Being being="moon/plain" size={150} phaseOf="away" isAsleep />
  </Page>
);
