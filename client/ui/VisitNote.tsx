import type { VisitSaid } from "./provider.words.ts";
import "./provider.css";

/** What came of a visit to a provider, on the page that it led back to. */
export const VisitNote = ({ said }: { readonly said: VisitSaid | null }) =>
  said && (
    <p className={said.isProblem ? "visit visit--problem" : "visit"} role={said.isProblem ? "alert" : "status"}>
      {said.text}
    </p>
  );
