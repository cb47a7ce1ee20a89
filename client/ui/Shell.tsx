import { lazy, Suspense, type ReactNode } from "react";
import { NavLink, useLocation } from "react-router";
import { ConnectionNote } from "./ConnectionNote.tsx";
import { Icon, type IconName } from "./Icon.tsx";
import { useClientState } from "./client-context.ts";
import "./shell.css";

const PLACES: readonly { readonly to: string; readonly label: string; readonly icon: IconName }[] = [
  { to: "/", label: "Home", icon: "home" },
  { to: "/hugs", label: "Hugs", icon: "hugs" },
  { to: "/people", label: "People", icon: "people" },
  { to: "/you", label: "You", icon: "you" },
];

const Bell = lazy(async () => ({ default: (await import("./Bell.tsx")).Bell }));

/** What surrounds every page: the way in by keyboard, the name, the places, the state of the connection. */
export const Shell = ({ children }: { readonly children: ReactNode }) => {
  const isIn = useClientState(({ me }) => me !== null && me !== "unknown");
  // Where one hug is made or felt, a phone's whole height belongs to it.
  const isDeep = /^\/(hug|feel|group-hug)\//.test(useLocation().pathname);
  return (
    <div className="shell">
      <a className="shell__skip button" href="#main">
        Skip to the page
      </a>
      <header className="shell__head">
        <NavLink className="shell__name" to="/" aria-label="HugMood, home">
          <img src="/icon.svg" width="38" height="38" alt="" />
          <span>HugMood</span>
        </NavLink>
        <ConnectionNote />
        <NavLink className="shell__calm" to="/calm" aria-label="Calm: a breath, and people who listen">
          <Icon name="calm" size={26} />
        </NavLink>
        {isIn && (
          <nav className={isDeep ? "shell__nav shell__nav--deep" : "shell__nav"} aria-label="Main">
            {PLACES.map(({ to, label, icon }) => (
              <NavLink key={to} className="shell__place" to={to} end={to === "/"}>
                <Icon name={icon} size={24} />
                <span>{label}</span>
              </NavLink>
            ))}
          </nav>
        )}
        <Suspense>{isIn && <Bell />}</Suspense>
      </header>
      <div className="shell__page">{children}</div>
    </div>
  );
};
