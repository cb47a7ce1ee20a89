import { Route, Routes } from "react-router";
import { NotFound } from "../../ui/NotFound.tsx";
import { AllowedPage } from "./AllowedPage.tsx";
import { FirstPage } from "./FirstPage.tsx";
import { LedgerPage } from "./LedgerPage.tsx";
import { NeedPage } from "./NeedPage.tsx";
import { PersonPage } from "./PersonPage.tsx";
import "../../ui/consent.css";

/** `/consent` and everything below it: who may hug this person, when, and how. */
export const ConsentScreen = () => (
  <Routes>
    <Route index element={<AllowedPage />} />
    <Route path="first" element={<FirstPage />} />
    <Route path="need" element={<NeedPage />} />
    <Route path="history" element={<LedgerPage />} />
    <Route path="person/:userId" element={<PersonPage />} />
    <Route path="*" element={<NotFound />} />
  </Routes>
);
