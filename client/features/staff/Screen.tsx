import { Away } from "../../ui/Away.tsx";
import { NotFound } from "../../ui/NotFound.tsx";
import { Page } from "../../ui/Page.tsx";
import { sentenceOf } from "../../ui/sentences.ts";
import { StepUpPlace } from "../../ui/StepUpPlace.tsx";
import { Waiting } from "../../ui/Waiting.tsx";
import { Begin } from "./Begin.tsx";
import { Places } from "./Places.tsx";
import { StaffPlaceContext } from "./staff-place.ts";
import { useStaff } from "./useStaff.ts";

/** `/staff/*`: to everybody else a page that is not there. */
export const StaffScreen = () => {
  const [standing, again] = useStaff();
  switch (standing.kind) {
    case "asking":
      return <Waiting text="One moment…" />;
    case "nobody":
      return <NotFound />;
    case "failed":
      return (
        <Page title="Out of reach">
          <Away text={sentenceOf(standing.refusal)} onAgain={again} />
        </Page>
      );
    case "closed":
      return (
        <StepUpPlace>
          <Begin onBegun={again} />
        </StepUpPlace>
      );
    case "open":
      return (
        <StaffPlaceContext value={{ session: standing.session, onOver: again }}>
          <StepUpPlace>
            <Places />
          </StepUpPlace>
        </StaffPlaceContext>
      );
  }
};
