import { createStore } from "zustand/vanilla";
import { after } from "../../net/clock.ts";
import type { KeptNote } from "../../net/mood.vault.port.ts";
import type { NotesClient, NotesState } from "../../net/notes.port.ts";

const NOTES: readonly KeptNote[] = ["Lunch outside, first sun in a week.", "Talked to Papa."].map((note, at) => ({
  key: `note-${at}`,
  note,
  mood: "calm",
  feltAtMs: 1_780_000_000_000 + at,
  timeZone: "Europe/Berlin",
  goneAtMs: null,
}));
const pause = (ms: number) => new Promise<void>((resolve) => void after(ms, resolve));

/** `mood-private` keeps notes here, `mood-moving` stopped on the way, `mood-full` cannot store, `mood-left` left some here. */
export const fakeNotes = (scene: string): NotesClient => {
  const isPrivate = scene === "mood-private" || scene === "mood-moving";
  const state = createStore<NotesState>(() => ({
    isPrivate,
    isMoving: scene === "mood-moving",
    here: isPrivate ? 37 : scene === "mood-left" ? 12 : 0,
  }));
  return {
    state,
    takeHome: async (onMoved) => {
      for (const count of [12, 24, 37]) {
        await pause(500);
        onMoved(count, null);
      }
      if (scene === "mood-full") return { ok: false, why: "device_full" };
      state.setState({ isPrivate: true, isMoving: false, here: 37 });
      return { ok: true, notes: 37, past: 2 };
    },
    turnOff: async () => {
      state.setState({ isPrivate: false });
      return { ok: true };
    },
    upload: async (onMoved) => {
      const all = state.getState().here;
      for (let done = 1; done <= all; done += 1) {
        await pause(60);
        onMoved(done, all);
      }
      state.setState({ here: 0 });
      return { ok: true, notes: all, past: 0 };
    },
    all: async () => NOTES,
    bring: async (notes, isOver) => {
      const differ = isOver ? [] : notes.slice(0, 1);
      const came = notes.length - differ.length;
      state.setState(({ here }) => ({ here: here + came }));
      return { ok: true, came, same: 0, differ };
    },
  };
};
