import { useState } from "react";
import { Link } from "react-router";
import { useClientState } from "../../ui/client-context.ts";
import { Page } from "../../ui/Page.tsx";
import { Breath } from "./Breath.tsx";
import { CountryChoice } from "./CountryChoice.tsx";
import { DIRECTORIES, LISTED_ON } from "./countries.ts";
import { LineCard } from "./LineCard.tsx";
import { useCountry } from "./useCountry.ts";
import { countryName, emergencyWords, telHref } from "./view.ts";
import "./calm.css";

/** `/calm`: a breath, and people who listen. Nothing on it is asked of the network, and nobody learns of a visit. */
export const CalmScreen = () => {
  const me = useClientState((state) => state.me);
  const [country, choose] = useCountry();
  const [said, setSaid] = useState("");
  const where = country && countryName(country.code);
  const own = me === null || me === "unknown" ? "moon/plain" : me.being;
  return (
    <Page
      width="wide"
      title="A quiet place"
      lead="Stay as long as you like. You do not have to carry this alone, and nobody is told that you were here."
    >
      <div className="calm">
        <Breath being={own} />
        <div className="calm__help">
          <section className="calm__now" aria-labelledby="calm-now">
            <h2 id="calm-now">In danger right now?</h2>
            <p>HugMood is not a crisis service: nobody here can send help. These numbers can, at any hour.</p>
            <div className="row">
              {country ? (
                country.emergency.map((emergency, place) => (
                  <a
                    key={emergency.number}
                    className={place === 0 ? "button button--main" : "button"}
                    href={telHref(emergency.number)}
                  >
                    {`${emergencyWords(emergency)}: ${emergency.number}`}
                  </a>
                ))
              ) : (
                <p>Choose your country below. In much of the world 112 works from a mobile phone.</p>
              )}
            </div>
          </section>
          <section className="stack" aria-labelledby="calm-lines">
            <div className="calm__where">
              <h2 id="calm-lines">{where ? `People who listen: ${where}` : "People who listen"}</h2>
              <CountryChoice
                onChoose={(code) => {
                  choose(code);
                  setSaid(`Now showing ${countryName(code)}.`);
                }}
              />
            </div>
            <p className="unseen" role="status">
              {said}
            </p>
            {country && country.lines.length > 0 ? (
              <ul className="calm__lines">
                {country.lines.map((line) => (
                  <LineCard key={line.call ?? line.text?.to ?? line.name} line={line} />
                ))}
              </ul>
            ) : (
              <p className="soft">
                {country
                  ? "We know no line for this country well enough to show it. These directories may:"
                  : "These directories know lines in most countries:"}
              </p>
            )}
            <p className="soft">
              {country && country.lines.length > 0 ? "More lines, in most countries: " : ""}
              {DIRECTORIES.map(({ name, web }, place) => (
                <span key={web}>
                  {place > 0 && " · "}
                  <a href={web} target="_blank" rel="noreferrer">
                    {name}
                  </a>
                </span>
              ))}
            </p>
          </section>
          <section className="stack" aria-labelledby="calm-friend">
            <h2 id="calm-friend">Or somebody you know</h2>
            <p>A line to a friend is enough: “Can you be with me for a bit?”</p>
            <div>
              <Link className="button" to="/">
                Send a friend a hug
              </Link>
            </div>
          </section>
          <p className="calm__note">
            {`Numbers and hours change. This list was last gone through on `}
            <time dateTime={LISTED_ON.iso}>{LISTED_ON.words}</time>
            {`; it is part of this page and works without a network. Your country is guessed from your device, kept on it, and sent nowhere.`}
          </p>
        </div>
      </div>
    </Page>
  );
};
