import { Link } from "react-router";
import { Being } from "./Being.tsx";
import { Page } from "./Page.tsx";

export const NotFound = () => (
  <Page title="There is nothing here" lead="The address may be mistyped, or what was here is gone.">
    <Being being="dusk/speckle" size={150} phaseOf="nothing" tilt={0.5} isAsleep />
    <div>
      <Link className="button button--main" to="/">
        Go home
      </Link>
    </div>
  </Page>
);
