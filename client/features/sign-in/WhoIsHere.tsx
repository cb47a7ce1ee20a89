import { Link } from "react-router";
import type { Me } from "../../net/state.ts";
import { Being } from "../../ui/Being.tsx";
import { hereWords } from "./view.ts";
import "./sign-in.css";

/** Somebody is on this device already: what signing in means for them, before it is done. */
export const WhoIsHere = ({ me }: { readonly me: Me }) => (
  <section className="card here" aria-label="Who is here now">
    <Being being={me.being} size={72} phaseOf={me.id} />
    <div className="stack here__words">
      <p>{hereWords(me)}</p>
      {me.isGuest && (
        <div>
          <Link className="button" to="/you#account">
            Keep what I have: make an account
          </Link>
        </div>
      )}
    </div>
  </section>
);
