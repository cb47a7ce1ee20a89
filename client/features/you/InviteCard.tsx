import { Link } from "react-router";

/** The way to one's invitation link. */
export const InviteCard = () => (
  <section className="card stack" aria-labelledby="you-invite">
    <h2 id="you-invite">Invite somebody</h2>
    <p className="soft">A link or a code brings somebody here, and you can follow each other.</p>
    <div>
      <Link className="button" to="/invite">
        Invite somebody
      </Link>
    </div>
  </section>
);
