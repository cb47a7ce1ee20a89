import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import type { NotesState } from "../net/notes.port.ts";
import type { MoodsHere } from "./useMoods.ts";

const UNKNOWN = createStore<NotesState>(() => ({ isPrivate: null, isMoving: false, here: 0 }));
/** Where the notes of one's moods live, as far as this device knows. */
export const useNotes = (moods: MoodsHere): NotesState =>
  useStore(typeof moods === "object" ? moods.notes.state : UNKNOWN);
