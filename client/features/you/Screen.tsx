import { Page } from "../../ui/Page.tsx";
import { StepUpPlace } from "../../ui/StepUpPlace.tsx";
import { About } from "./About.tsx";
import { Account } from "./Account.tsx";
import { InviteCard } from "./InviteCard.tsx";
import { KeptAway } from "./KeptAway.tsx";
import { Look } from "./Look.tsx";
import { Moods } from "./Moods.tsx";
import { Picture } from "./Picture.tsx";
import { Privacy } from "./Privacy.tsx";
import { Profile } from "./Profile.tsx";
import { SignOut } from "./SignOut.tsx";
import { TouchForms } from "./TouchForms.tsx";
import { WhoMayHug } from "./WhoMayHug.tsx";
import { YourData } from "./YourData.tsx";
import "./you.css";

/** Everything that one decides about oneself. */
export const YouScreen = () => (
  <Page width="wide" title="You">
    <div className="you">
      <Profile />
      <div className="stack you__column">
        <StepUpPlace>
          <Account />
          <About />
          <Picture />
          <InviteCard />
          <WhoMayHug />
          <TouchForms />
          <Privacy />
          <Moods />
          <Look />
          <KeptAway />
          <YourData />
        </StepUpPlace>
        <SignOut />
      </div>
    </div>
  </Page>
);
