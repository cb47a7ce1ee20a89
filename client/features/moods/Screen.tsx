import { lazy } from "react";
import { Route, Routes } from "react-router";
import { NotFound } from "../../ui/NotFound.tsx";
import { DeletedPage } from "./DeletedPage.tsx";
import { EntryPage } from "./EntryPage.tsx";
import { HistoryPage } from "./HistoryPage.tsx";
import "./moods.css";

const Import = lazy(async () => ({ default: (await import("./import/ImportPage.tsx")).ImportPage }));

/** `/moods` and everything below it: what was logged, in periods, and files of it. */
export const MoodsScreen = () => (
  <Routes>
    <Route index element={<HistoryPage />} />
    <Route path="import" element={<Import />} />
    <Route path="deleted" element={<DeletedPage />} />
    <Route path="entry/:id" element={<EntryPage />} />
    <Route path=":kind/:at" element={<HistoryPage />} />
    <Route path="*" element={<NotFound />} />
  </Routes>
);
