import { Link, Route, Routes, useLocation } from "react-router";
import { NotFound } from "../../ui/NotFound.tsx";
import { Appeals } from "./Appeals.tsx";
import { Approvals } from "./Approvals.tsx";
import { Audit } from "./Audit.tsx";
import { CasePage } from "./CasePage.tsx";
import { Cases } from "./Cases.tsx";
import { Health } from "./Health.tsx";
import { Measures } from "./Measures.tsx";
import { Members } from "./Members.tsx";
import { RoomPage } from "./RoomPage.tsx";
import { Rooms } from "./Rooms.tsx";
import { Statistics } from "./Statistics.tsx";
import { useStaffPlace } from "./staff-place.ts";
import { isAt, placesFor } from "./places.view.ts";
import "./staff.css";
import "./cases.css";

/** The places of the staff, and the one that is open. */
export const Places = () => {
  const { session, onOver } = useStaffPlace();
  const { pathname } = useLocation();
  return (
    <div className="staff">
      <nav className="staff__places" aria-label="Staff">
        {placesFor(session.role).map((place) => (
          <Link
            key={place.to}
            className="staff__place"
            to={place.to}
            aria-current={isAt(place, pathname) ? "page" : undefined}
          >
            {place.name}
          </Link>
        ))}
      </nav>
      <Routes>
        <Route path="/" element={<Rooms onOver={onOver} />} />
        <Route path="/rooms/:roomId" element={<RoomPage />} />
        <Route path="/cases" element={<Cases />} />
        <Route path="/cases/:caseId" element={<CasePage />} />
        <Route path="/appeals" element={<Appeals />} />
        <Route path="/approvals" element={<Approvals />} />
        <Route path="/statistics" element={<Statistics />} />
        <Route path="/measures" element={<Measures />} />
        <Route path="/health" element={<Health />} />
        <Route path="/audit" element={<Audit />} />
        <Route path="/members" element={<Members />} />
        <Route path="*" element={<NotFound />} />
      </Routes>
    </div>
  );
};
